package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A source file that is run as its reader runs it: by the source launcher, in a process of its own, on the JDK that runs the
 * tests.
 */
public record Program(Path source, Path workingDirectory) {

    private static final long TIMEOUT_SECONDS = 60;

    /** A process keeps one processor busy, more or less, most of all with the compiler. */
    private static final ExecutorService TWO_AT_A_TIME = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "example");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What a process has left behind.
     *
     * @param status its exit status
     * @param out the lines of its standard output
     * @param err the lines of its standard error
     */
    public record Result(int status, List<String> out, List<String> err) {

        /** Returns the first line of the summary, without the times in it. */
        public String totals() {
            return out.stream()
                    .filter(line -> line.contains(" sweep"))
                    .findFirst()
                    .map(line -> line.replaceFirst("(sweeps?), .*", "$1"))
                    .orElse("");
        }

        /** Returns the names of the jobs that were run, in that order, by the verbose lines. */
        public List<String> run() {
            return err.stream()
                    .filter(line -> line.matches(".*\\.run: (pass|fail)"))
                    .map(line -> line.replaceFirst("\\.run: .*", ""))
                    .toList();
        }
    }

    /** Returns an example by the name of its class. It is run where the build is. */
    public static Program example(String name) {
        return new Program(
                Path.of("examples", name + ".java").toAbsolutePath(),
                Path.of("").toAbsolutePath());
    }

    /** Runs the program meanwhile, at most two at a time. */
    public CompletableFuture<Result> start(String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments), TWO_AT_A_TIME);
    }

    /** Runs the program to its end, which must come within a minute. */
    public Result run(String... arguments) {
        Process process = null;
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            process = processBuilder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                fail("%s %s still runs after %d s; so far it printed:%n%s%n%s"
                        .formatted(
                                source,
                                List.of(arguments),
                                TIMEOUT_SECONDS,
                                Files.readString(out),
                                Files.readString(err)));
            }
            Result result = new Result(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private ProcessBuilder processBuilder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // These only make a short run shorter.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), source.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        // The launcher would announce them on standard error.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder;
    }
}
