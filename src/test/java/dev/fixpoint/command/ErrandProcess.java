package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An {@link Errand} in a process of its own, in a directory of its own. */
final class ErrandProcess implements AutoCloseable {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY_MILLIS = 10;

    private final Path directory;
    private final Process process;
    private final long start = System.nanoTime();

    private ErrandProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Returns the command line of an errand, but for its arguments. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Errand.class.getName());
    }

    /** Starts an errand. */
    static ErrandProcess start(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(java());
        command.add(directory.toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new ErrandProcess(directory, process);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the errand has left a file of that name, and nothing else. */
    void await(String file) {
        while (!Files.exists(directory.resolve(file))) {
            if (waitFor(LOOK_EVERY_MILLIS) || System.nanoTime() - start > MOST_NANOS) {
                fail("there is no file \"%s\": %s".formatted(file, text("err")));
            }
        }
    }

    /** Waits until the errand has written that to standard error. */
    void awaitSaying(String part) {
        while (!text("err").contains(part)) {
            if (waitFor(LOOK_EVERY_MILLIS) || System.nanoTime() - start > MOST_NANOS) {
                fail("it did not say \"%s\": %s".formatted(part, text("err")));
            }
        }
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                fail("signal %s could not be sent".formatted(name));
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the end, and returns the exit code and what was written. Times in it are replaced by TIME. */
    Execution end() {
        if (!waitFor(TimeUnit.NANOSECONDS.toMillis(MOST_NANOS))) {
            fail("the errand still runs: " + text("err"));
        }
        return new Execution(process.exitValue(), text("out"), text("err"));
    }

    private boolean waitFor(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String text(String stream) {
        try {
            return Files.readString(directory.resolve(stream))
                    .replace(directory.toString(), "DIR")
                    .replaceAll("\\b\\d+(?:\\.\\d+)?(?:ms|s|us|ns)\\b", "TIME");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
