package dev.fixpoint.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What is counted, in nanoseconds. */
enum Cost {

    /** The CPU time of the calling thread: not that of the compiler and the garbage collector. */
    THREAD {
        @Override
        long now() {
            return THREADS.getCurrentThreadCpuTime();
        }
    },

    /** The CPU time of all threads of Java that live, to the nanosecond: not that of the compiler and the garbage collector. */
    JAVA_THREADS {
        @Override
        long now() {
            long sum = 0;
            for (long thread : THREADS.getAllThreadIds()) {
                sum += Math.max(0, THREADS.getThreadCpuTime(thread)); // -1 if it has just ended
            }
            return sum;
        }
    },

    /** The CPU time of the process, compiler and garbage collector included; in steps of 10 milliseconds on some systems. */
    PROCESS {
        @Override
        long now() {
            return SYSTEM.getProcessCpuTime();
        }
    },

    /** The time on the clock. */
    WALL {
        @Override
        long now() {
            return System.nanoTime();
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    abstract long now();

    /** Returns what an action costs. */
    long of(Work work) throws Exception {
        long before = now();
        work.work();
        return now() - before;
    }

    /** Something to do. */
    interface Work {
        void work() throws Exception;
    }
}
