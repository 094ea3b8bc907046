package dev.fixpoint.bench;

import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;

/** Jobs that compute for 100 microseconds, done by two workers or by two bare threads that split the same calls. */
final class BusySides {

    private static final int NANOSECONDS = 100_000;

    /** How many steps take that long; measured once, so that both sides do the same. */
    private static final int STEPS = calibrate();

    private BusySides() {}

    static Side fixpoint(Workload workload, Cost cost) {
        return new ConvergeSide(
                workload, BuildSide.build(workload, job -> BusyJob::new), cost, fixpoint -> fixpoint.parallelism(2));
    }

    static Side bare(Workload workload, Cost cost) {
        return () -> cost.of(() -> {
            Thread first = new Thread(() -> check(0, workload.size() / 2));
            Thread second = new Thread(() -> check(workload.size() / 2, workload.size()));
            first.start();
            second.start();
            first.join();
            second.join();
        });
    }

    private static void check(int from, int to) {
        for (int job = from; job < to; job++) {
            new BusyJob().check(null);
        }
    }

    private static int calibrate() {
        int steps = 10_000;
        long cost = Long.MAX_VALUE;
        for (int i = 0;
                i < 1_000;
                i++) { // the compiler needs to see it some times, and others may hold the processor meanwhile
            long before = System.nanoTime();
            compute(steps);
            cost = Math.min(cost, System.nanoTime() - before);
        }
        return (int) ((long) steps * NANOSECONDS / Math.max(1, cost));
    }

    private static long compute(int steps) {
        long value = steps;
        for (int i = 0; i < steps; i++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        return value;
    }

    private static final class BusyJob implements Job {
        @Override
        public void check(JobContext job) {
            if (compute(STEPS) == 0) { // so that it is not optimized away
                throw new IllegalStateException("impossible");
            }
        }
    }
}
