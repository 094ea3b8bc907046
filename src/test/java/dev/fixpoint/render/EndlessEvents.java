package dev.fixpoint.render;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import java.io.IOException;
import java.nio.file.Path;

/** A program that writes events until it is killed, and says when it has written some. */
final class EndlessEvents {

    private static final int SOME = 200;

    private EndlessEvents() {}

    public static void main(String[] args) throws IOException {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("endless").check(job -> {
            for (int i = 0; true; i++) {
                job.status(i + "x".repeat(50_000));
                if (i == SOME) {
                    System.out.println("some");
                }
            }
        });
        try (EventFile events = new EventFile(Path.of(args[0]))) {
            Fixpoint.of(jobs.build()).listener(events).converge();
        }
    }
}
