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

    /** The CPU time of all threads, compiler and garbage collector included. */
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
