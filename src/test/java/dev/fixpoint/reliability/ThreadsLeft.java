package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

/** The threads that a convergence has made and that outlive it. */
final class ThreadsLeft {

    /** The groups of the virtual machine's own threads, which come and go as it likes. */
    private static final Set<String> MACHINE = Set.of("system", "InnocuousThreadGroup", "CarrierThreads");

    /** What those threads are called that look after virtual ones. */
    private static final String VIRTUAL = "VirtualThread-";

    /** How long a thread that has nothing left to do may take to come to its end. */
    private static final long MOST_MILLISECONDS = 5_000;

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /** Verifies that there are no others than those that the report has named. */
    void verify(Set<String> abandoned) throws InterruptedException {
        Set<String> left = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (before.contains(thread) || belongsToMachine(thread)) {
                continue;
            }
            String name = thread.getName();
            if (!abandoned.contains(name)) {
                thread.join(MOST_MILLISECONDS);
            }
            if (thread.isAlive()) {
                left.add(name);
            }
        }
        assertThat(left).as("threads that are left").isEqualTo(abandoned);
    }

    private static boolean belongsToMachine(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || MACHINE.contains(group.getName())
                || thread.getName().startsWith(VIRTUAL);
    }
}
