package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.engine.Threads;
import dev.fixpoint.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;

/** Jobs that sleep for 4 seconds together: 200 jobs for 20 milliseconds each. All counts are times on the clock. */
final class SleepSides {

    private static final long TOGETHER = 4_000;

    private SleepSides() {}

    static Side twoWorkers(Workload workload) {
        return fixpoint(workload, fixpoint -> fixpoint.parallelism(2));
    }

    static Side virtualThreads(Workload workload) {
        return fixpoint(workload, Fixpoint::virtualThreads);
    }

    private static Side fixpoint(Workload workload, UnaryOperator<Fixpoint> options) {
        return new ConvergeSide(
                workload, BuildSide.build(workload, job -> () -> sleepyJob(workload)), Cost.WALL, options);
    }

    /** Returns what nothing can beat: 2.0 seconds for 200 jobs. */
    static Side halfOfTheSleep(Workload workload) {
        return () -> 1_000_000 * milliseconds(workload) * workload.size() / 2;
    }

    static Side bareVirtualThreads(Workload workload) {
        ThreadFactory threads = Threads.virtualThreads();
        return () -> Cost.WALL.of(() -> {
            List<Thread> all = new ArrayList<>();
            for (int job = 0; job < workload.size(); job++) {
                Thread thread = threads.newThread(() -> sleep(workload));
                thread.start();
                all.add(thread);
            }
            for (Thread thread : all) {
                thread.join();
            }
        });
    }

    private static void sleep(Workload workload) {
        try {
            Thread.sleep(milliseconds(workload));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Job sleepyJob(Workload workload) {
        return job -> Thread.sleep(milliseconds(workload));
    }

    private static long milliseconds(Workload workload) {
        return TOGETHER / workload.size();
    }
}
