package dev.fixpoint.reliability;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A program in a process of its own, which can be killed. */
final class Program implements AutoCloseable {

    /** What a process has ended with and has written. */
    record End(int status, String out, String err) {}

    private static final long MOST_SECONDS = 120;
    private static final long LOOK_EVERY_NANOS = 500_000;

    private final Path directory;
    private final Process process;
    private final long start = System.nanoTime();

    private Program(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Returns the command that runs a class of the tests with this Java. */
    static List<String> java(List<String> options, Class<?> main, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return java(java, options, main, arguments);
    }

    /** Returns the command that runs a class of the tests with some Java. */
    static List<String> java(String java, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the class path of this process; another one may be started in another directory. */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts a command. What it writes goes to files in the directory, which need not be otherwise its own. */
    static Program start(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return new Program(directory, builder.start());
    }

    /** Runs a command to its end. */
    static End run(Path directory, List<String> command) throws IOException, InterruptedException {
        try (Program program = start(directory, command)) {
            return program.end();
        }
    }

    /** Waits until something is so, and returns whether it is; it is not if the process ends before. */
    boolean awaits(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (endsWithin(LOOK_EVERY_NANOS)) {
                return condition.getAsBoolean();
            }
            requireTime();
        }
        return true;
    }

    /** Waits for so long or until the process has ended, and returns whether it has. */
    boolean endsWithin(long nanos) throws InterruptedException {
        return process.waitFor(nanos, TimeUnit.NANOSECONDS);
    }

    /** Sends a signal, such as {@code INT}. Returns false if there is nobody left to take it. */
    boolean signal(String name) throws IOException, InterruptedException {
        if (name.equals("KILL")) {
            process.destroyForcibly();
            return true;
        }
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return kill.waitFor() == 0;
    }

    /** Waits for the end. */
    End end() throws IOException, InterruptedException {
        while (!endsWithin(TimeUnit.SECONDS.toNanos(1))) {
            requireTime();
        }
        return new End(process.exitValue(), text("out"), text("err"));
    }

    /** Returns the nanoseconds since the start. */
    long age() {
        return System.nanoTime() - start;
    }

    private void requireTime() {
        if (age() > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
            throw new AssertionError("the process still runs after " + MOST_SECONDS + " seconds");
        }
    }

    private String text(String stream) throws IOException {
        return Files.readString(directory.resolve(stream));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
