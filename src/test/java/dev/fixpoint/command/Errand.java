package dev.fixpoint.command;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A program that buys milk, for tests in a process of its own: what it does, it does to files in a directory, and an option says
 * what goes wrong.
 */
@Command(name = "errand", version = "errand 1", description = "Buys milk.")
final class Errand extends ConvergeCommand {

    enum Trouble {
        NONE,
        CLOSED,
        TORN_BAG,
        CIRCULAR,
        QUEUE,
        STUBBORN_QUEUE
    }

    @Parameters(paramLabel = "DIRECTORY", description = "Where all that is.")
    Path directory;

    @Option(names = "--trouble", defaultValue = "NONE", description = "What goes wrong: ${COMPLETION-CANDIDATES}.")
    Trouble trouble;

    public static void main(String[] args) {
        System.exit(new Errand().execute(args));
    }

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder().target("milk");
        jobs.job("bag")
                .dependsOn(trouble == Trouble.CIRCULAR ? new String[] {"milk"} : new String[0])
                .check(job ->
                        job.require(isThere("milk") || job.local().find("bag").isPresent(), "there is no bag"))
                .run(job -> job.local().put("bag", true))
                .cleanup(job -> {
                    leave("bag put away");
                    if (trouble == Trouble.TORN_BAG) {
                        throw new IOException("the bag is torn");
                    }
                });
        jobs.job("milk")
                .dependsOn("bag")
                .check(job -> job.require(isThere("milk"), "there is no milk"))
                .run(this::buy);
        return jobs.build();
    }

    private void buy(JobContext job) throws IOException, InterruptedException {
        switch (trouble) {
            case NONE, TORN_BAG, CIRCULAR -> leave("milk");
            case CLOSED -> throw new IOException("the shop is closed");
            case QUEUE -> queue(job);
            case STUBBORN_QUEUE -> {
                try {
                    queue(job);
                } catch (InterruptedException e) {
                    leave("not now");
                    queue(job);
                }
            }
        }
    }

    /** Waits for an interruption; at most a minute, lest a failed test leave this behind. */
    private void queue(JobContext job) throws IOException, InterruptedException {
        job.status("queueing");
        System.out.println("the shop plays music");
        leave("queueing");
        boolean unused = new CountDownLatch(1).await(1, TimeUnit.MINUTES);
    }

    private boolean isThere(String thing) {
        return Files.exists(directory.resolve(thing));
    }

    private void leave(String thing) throws IOException {
        Files.writeString(directory.resolve(thing), "");
    }

    @Override
    protected Duration defaultRetryDelay() {
        return Duration.ZERO;
    }
}
