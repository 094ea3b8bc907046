package dev.fixpoint.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/** What is counted, in nanoseconds. */
enum Cost {

    /** The CPU time of the calling thread: not that of the compiler and the garbage collector. */
    THREAD {
        @Override
        Meter start() {
            long before = THREADS.getCurrentThreadCpuTime();
            return () -> THREADS.getCurrentThreadCpuTime() - before;
        }
    },

    /**
     * The CPU time of all threads of Java that live in the end, to the nanosecond: not that of the compiler and the garbage
     * collector.
     */
    JAVA_THREADS {
        @Override
        Meter start() {
            Map<Long, Long> before = new HashMap<>();
            for (long thread : THREADS.getAllThreadIds()) {
                before.put(thread, THREADS.getThreadCpuTime(thread));
            }
            return () -> {
                long sum = 0;
                for (long thread : THREADS.getAllThreadIds()) {
                    // That of a thread that has just ended is -1, and what it had used before must not be taken off.
                    sum += Math.max(0, THREADS.getThreadCpuTime(thread) - Math.max(0, before.getOrDefault(thread, 0L)));
                }
                return sum;
            };
        }
    },

    /** The CPU time of the process, compiler and garbage collector included; in steps of 10 milliseconds on some systems. */
    PROCESS {
        @Override
        Meter start() {
            long before = SYSTEM.getProcessCpuTime();
            return () -> SYSTEM.getProcessCpuTime() - before;
        }
    },

    /** The time on the clock. */
    WALL {
        @Override
        Meter start() {
            long before = System.nanoTime();
            return () -> System.nanoTime() - before;
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Starts to count. */
    abstract Meter start();

    /** Returns what an action costs. */
    long of(Work work) throws Exception {
        Meter meter = start();
        work.work();
        return meter.read();
    }

    /** Counts from when it was made. */
    interface Meter {
        long read();
    }

    /** Something to do. */
    interface Work {
        void work() throws Exception;
    }
}
