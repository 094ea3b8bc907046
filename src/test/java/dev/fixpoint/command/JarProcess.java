package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command of the runnable jar in a process of its own. */
final class JarProcess {

    private final List<String> javaOptions = new ArrayList<>();
    private final Map<String, String> environment;

    private boolean modules;
    private Predicate<String> classPath = entry -> true;

    private JarProcess(Map<String, String> environment, List<String> javaOptions) {
        this.environment = environment;
        this.javaOptions.addAll(javaOptions);
    }

    static JarProcess with(Map<String, String> environment, String... javaOptions) {
        return new JarProcess(environment, List.of(javaOptions));
    }

    /** Returns the command where each of these, and this library, are modules, and nothing is on the class path. */
    static JarProcess ofModules(List<String> libraries, String... javaOptions) {
        JarProcess process = new JarProcess(Map.of(), List.of(javaOptions));
        String own = Path.of("target", "classes").toAbsolutePath().toString();
        process.classPath = entry -> entry.equals(own)
                || libraries.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith);
        process.modules = true;
        return process;
    }

    /** Leaves out what has this in its name. */
    JarProcess without(String library) {
        classPath = classPath.and(entry -> !entry.contains(library));
        return this;
    }

    /** Runs the command to its end. Its output is what it wrote to either stream, apart. */
    Execution run(String... args) throws Exception {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command(args)).redirectOutput(out.toFile()).redirectError(err.toFile());
        // java tells of them
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(100, TimeUnit.SECONDS))
                    .as("ends: " + List.of(args))
                    .isTrue();
            return new Execution(process.exitValue(), text(out), text(err));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    private List<String> command(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(javaOptions);
        command.addAll(
                modules
                        ? List.of("-p", classPath(), "-m", "dev.fixpoint/" + Main.class.getName())
                        : List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(classPath)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(Path file) throws Exception {
        return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
