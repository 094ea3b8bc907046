package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own: what it costs as a whole. */
final class Child {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * What a whole process has cost.
     *
     * @param succeeded whether it has ended with 0
     */
    record Costs(boolean succeeded, double wall, double cpu, String output) {}

    private Child() {}

    /** Returns the command that runs a class of the benchmarks with this Java. */
    static List<String> java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(javaCommand()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns whether a command is installed. */
    static boolean isInstalled(String command) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, command))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a command to its end; the shell counts its seconds. */
    static Costs run(Path directory, List<String> command) throws IOException, InterruptedException {
        return run(directory, command, LONGEST);
    }

    /** Runs a command that takes so long at most. */
    static Costs run(Path directory, List<String> command, Duration longest) throws IOException, InterruptedException {
        Path output = Files.createTempFile("fixpoint-bench", ".txt");
        try {
            List<String> timed = new ArrayList<>(
                    List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; out=$1; shift; time \"$@\" >\"$out\" 2>&1", "bash"));
            timed.add(output.toString());
            timed.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(timed).directory(directory.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                long seconds = longest.toSeconds();
                return new Costs(false, seconds, seconds, "has not ended after " + seconds + " seconds");
            }
            String[] seconds = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", -1);
            return new Costs(
                    process.exitValue() == 0,
                    Double.parseDouble(seconds[0]),
                    Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]),
                    Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
