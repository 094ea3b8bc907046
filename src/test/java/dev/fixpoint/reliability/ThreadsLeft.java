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

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /** Verifies that there are no others than those that the report has named. */
    void verify(Set<String> abandoned) {
        Set<String> left = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && !belongsToMachine(thread)) {
                left.add(thread.getName());
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
