package dev.fixpoint.bench;

import dev.fixpoint.job.Job;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The same jobs as futures: each runs when all that it depends on is complete, on the thread that completed the last of them.
 * Futures serve once, so making them counts.
 */
final class FutureSide implements Side {

    private final Workload workload;
    private final Supplier<? extends Job>[] suppliers;
    private int satisfied;

    @SuppressWarnings({"unchecked", "rawtypes"})
    FutureSide(Workload workload) {
        this.workload = workload;
        suppliers = new Supplier[workload.size()];
        for (int job = 0; job < suppliers.length; job++) {
            suppliers[job] = BenchJob.supplier(workload, job);
        }
    }

    @Override
    public long measure() throws Exception {
        satisfied = 0;
        long cost = Cost.THREAD.of(this::converge);
        if (satisfied != workload.expected()) {
            throw new IllegalStateException("the futures have satisfied " + satisfied + " jobs");
        }
        return cost;
    }

    void converge() {
        CompletableFuture<?>[] ended = new CompletableFuture<?>[workload.size()];
        CompletableFuture<Object> start = new CompletableFuture<>();
        for (int job = 0; job < ended.length; job++) {
            int number = job;
            ended[job] = dependencies(job, ended, start).thenRun(() -> attempt(number));
        }
        start.complete(null);
    }

    private CompletableFuture<?> dependencies(int job, CompletableFuture<?>[] ended, CompletableFuture<?> start) {
        int count = workload.dependencyCount(job);
        if (count <= 1) {
            return count == 0 ? start : ended[workload.dependency(job, 0)];
        }
        CompletableFuture<?>[] all = new CompletableFuture<?>[count];
        for (int i = 0; i < count; i++) {
            all[i] = ended[workload.dependency(job, i)];
        }
        return CompletableFuture.allOf(all);
    }

    private void attempt(int job) {
        Job instance = suppliers[job].get();
        try {
            try {
                instance.check(null);
            } catch (Exception notYet) {
                instance.run(null);
                instance.check(null);
            }
            satisfied++;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
