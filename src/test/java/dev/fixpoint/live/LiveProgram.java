package dev.fixpoint.live;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Report;
import dev.fixpoint.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program with a live display, for tests in a real terminal. Its jobs go on when a file of their name appears in the
 * directory that is its first argument, so that a test decides how long everything takes.
 */
final class LiveProgram {

    private final Path signs;

    private LiveProgram(Path signs) {
        this.signs = signs;
    }

    public static void main(String[] args) {
        System.exit(new LiveProgram(Path.of(args[0])).run(args[1]));
    }

    private int run(String what) {
        Terminal terminal = Terminal.standardError(System.getenv()).orElse(null);
        if (terminal == null) {
            System.out.println("no terminal");
            return 9;
        }
        LiveDisplay display = new LiveDisplay(terminal, TimeSource.system(), System.getenv("NO_COLOR") == null);
        JobGraph graph = switch (what) {
            case "film" -> film();
            case "stubborn" -> stubborn();
            case "many" -> many();
            default -> throw new IllegalArgumentException(what);
        };
        int parallelism = what.equals("stubborn") ? 1 : graph.size();
        Fixpoint fixpoint = Fixpoint.of(graph).parallelism(parallelism).listener(display);
        Report report;
        try (Interruptions interruptions = Interruptions.install(
                () -> {
                    display.cancelling();
                    display.printAbove("cancelling; once more to leave at once"); // before anything comes of it
                    fixpoint.cancel();
                },
                display::close)) {
            System.setOut(display.asStream());
            report = fixpoint.converge();
            display.close();
            System.err.println(report.succeeded() ? "succeeded" : "did not succeed");
            return interruptions.exitStatus().orElse(report.succeeded() ? 0 : 1);
        }
    }

    private JobGraph film() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("popcorn")
                .check(job -> job.require(Files.exists(signs.resolve("popped")), "not popped"))
                .run(job -> {
                    job.status("kernel 40 of 200");
                    System.out.println("the oven says \u001B[2J\u001B[31mping\u001B[0m");
                    awaitSign("popped", false);
                });
        jobs.job("batteries").tries(1).check(job -> {
            awaitSign("batteries", false);
            job.require(false, "dead\u001B[2J since\nlast year");
        });
        jobs.job("remote").dependsOn("batteries").check(job -> {});
        jobs.job("telephone \u260E\uFE0F \u96FB\u8A71\u6A5F")
                .tries(2)
                .retryDelay(Duration.ofMinutes(10))
                .check(job -> {
                    awaitSign("telephone", false);
                    job.require(
                            false,
                            "it rings, and what is said there is far too long to be told in a single line of a screen");
                });
        jobs.job("film").dependsOn("popcorn", "remote").check(job -> {});
        return jobs.build();
    }

    /** One job, which lets nobody interrupt it, on the thread that converges. */
    private JobGraph stubborn() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("stubborn").check(job -> {
            while (true) {
                try {
                    awaitSign("never", false);
                } catch (InterruptedException e) {
                    System.out.println("not now");
                }
            }
        });
        return jobs.build();
    }

    private JobGraph many() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < 300; i++) {
            String name = String.format(Locale.ROOT, "a job with a long name, number %03d of three hundred", i);
            jobs.job(name).check(job -> {
                job.status("working hard, and saying so in a line that is longer than the screen is wide");
                awaitSign("many", false);
            });
        }
        return jobs.build();
    }

    /** Waits for the file, looking every now and then; at most a minute, lest a failed test leave this behind. */
    private void awaitSign(String name, boolean isThere) throws InterruptedException {
        for (int i = 0; i < 6_000 && !isThere && !Files.exists(signs.resolve(name)); i++) {
            boolean unused = new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
    }
}
