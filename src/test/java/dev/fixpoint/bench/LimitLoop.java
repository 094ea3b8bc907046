package dev.fixpoint.bench;

import dev.fixpoint.job.Job;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The least that a convergence can cost: a loop over int arrays, written by hand for this one purpose. It is the yardstick, and
 * neither improved nor weakened.
 *
 * <p>The graph is compressed arrays of dependents and a count of unmet dependencies, the order an int queue. For each job taken
 * from it: an instance from a {@link Supplier}, its virtual check, if that fails the run and the check again; an outcome byte
 * and a pair of times, with one clock read a phase. The arrays are made beforehand, by {@link #LimitLoop} and {@link #reset}.
 */
final class LimitLoop {

    static final byte NOT_RUN = 0;
    static final byte PASSED = 1;
    static final byte CONVERGED = 2;
    static final byte FAILED = 3;

    private final int size;
    private final int[] dependentsAt;
    private final int[] dependents;
    private final int[] dependencyCounts;
    private final Supplier<? extends Job>[] suppliers;

    private final int[] unmet;
    private final int[] queue;
    private final byte[] outcomes;
    private final long[] times;

    @SuppressWarnings({"unchecked", "rawtypes"})
    LimitLoop(Workload workload) {
        size = workload.size();
        dependencyCounts = new int[size];
        suppliers = new Supplier[size];
        dependentsAt = new int[size + 1];
        for (int job = 0; job < size; job++) {
            dependencyCounts[job] = workload.dependencyCount(job);
            suppliers[job] = BenchJob.supplier(workload, job);
        }
        for (int job = 0; job < size; job++) {
            for (int i = 0; i < workload.dependencyCount(job); i++) {
                dependentsAt[workload.dependency(job, i) + 1]++;
            }
        }
        for (int job = 0; job < size; job++) {
            dependentsAt[job + 1] += dependentsAt[job];
        }
        dependents = new int[workload.dependencyCount()];
        int[] filled = dependentsAt.clone();
        for (int job = 0; job < size; job++) {
            for (int i = 0; i < workload.dependencyCount(job); i++) {
                dependents[filled[workload.dependency(job, i)]++] = job;
            }
        }
        unmet = new int[size];
        queue = new int[size];
        outcomes = new byte[size];
        times = new long[2 * size];
        reset();
    }

    /** Makes ready for one more convergence. */
    void reset() {
        System.arraycopy(dependencyCounts, 0, unmet, 0, size);
        Arrays.fill(queue, 0);
        Arrays.fill(outcomes, NOT_RUN);
        Arrays.fill(times, 0);
    }

    /** Converges, and returns how many jobs are satisfied. */
    int converge() throws Exception {
        int tail = 0;
        for (int job = 0; job < size; job++) {
            if (unmet[job] == 0) {
                queue[tail++] = job;
            }
        }
        int satisfied = 0;
        long now = System.nanoTime();
        for (int head = 0; head < tail; head++) {
            int job = queue[head];
            times[2 * job] = now;
            byte outcome;
            Job instance = suppliers[job].get();
            try {
                instance.check(null);
                now = System.nanoTime();
                outcome = PASSED;
            } catch (Exception notYet) {
                now = System.nanoTime();
                instance.run(null);
                now = System.nanoTime();
                try {
                    instance.check(null);
                    outcome = CONVERGED;
                } catch (Exception notAfterTheRunEither) {
                    outcome = FAILED;
                }
                now = System.nanoTime();
            }
            times[2 * job + 1] = now;
            outcomes[job] = outcome;
            if (outcome != FAILED) {
                satisfied++;
                for (int i = dependentsAt[job]; i < dependentsAt[job + 1]; i++) {
                    if (--unmet[dependents[i]] == 0) {
                        queue[tail++] = dependents[i];
                    }
                }
            }
        }
        return satisfied;
    }

    /** Returns how a job ended. */
    byte outcome(int job) {
        return outcomes[job];
    }

    /** Returns when a job ended less when it started, in nanoseconds. */
    long duration(int job) {
        return times[2 * job + 1] - times[2 * job];
    }
}
