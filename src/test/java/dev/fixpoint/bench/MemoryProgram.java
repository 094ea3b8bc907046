package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Does what the first argument says with a graph of as many jobs as the second says, and ends with 0. */
final class MemoryProgram {

    private MemoryProgram() {}

    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[1]);
        if (args[0].equals("futures")) {
            if (futures(size) != size) {
                throw new IllegalStateException("the futures have not done what was to be measured");
            }
        } else {
            Report report = args[0].equals("ready")
                    ? Fixpoint.of(Declared.independent(size)).parallelism(2).converge()
                    : Fixpoint.of(Declared.layered(size)).converge();
            if (report.count(Outcome.PASSED) != size) {
                throw new IllegalStateException("not what was to be measured: " + report);
            }
        }
    }

    /** Makes the futures as {@link Declared} declares jobs: what each depends on is made up when it is needed. */
    private static int futures(int size) {
        SplittableRandom random = new SplittableRandom(Workload.SEED);
        CompletableFuture<?>[] ended = new CompletableFuture<?>[size];
        CompletableFuture<Object> start = new CompletableFuture<>();
        int[] satisfied = new int[1];
        for (int job = 0; job < size; job++) {
            List<CompletableFuture<?>> dependencies = new ArrayList<>();
            Shape.LAYERED.dependencies(job, size, random, dependency -> dependencies.add(ended[dependency]));
            CompletableFuture<?> due = dependencies.isEmpty()
                    ? start
                    : CompletableFuture.allOf(dependencies.toArray(CompletableFuture[]::new));
            ended[job] = due.thenRun(() -> satisfied[0]++);
        }
        start.complete(null);
        return satisfied[0];
    }
}
