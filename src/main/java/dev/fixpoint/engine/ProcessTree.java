package dev.fixpoint.engine;

import dev.fixpoint.text.Durations;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process and all that it has started, directly or not. Safe for use by several threads. */
final class ProcessTree {

    private static final long FIRST_PAUSE = 500_000;
    private static final long LONGEST_PAUSE = 20_000_000;

    /** How long to wait for processes that were killed: they go when the operating system comes to it. */
    private static final Duration END_OF_KILLED = Duration.ofSeconds(2);

    /** How often to look for new ones before giving up: a program may start them faster than they are found. */
    private static final int MOST_ROUNDS = 20;

    /** The clock by which processes live, whatever that of the convergence is. */
    private static final TimeSource TIME = TimeSource.system();

    private final Process root;
    private final MarkedProcesses marked;

    /**
     * Creates the tree of a process that was just started.
     *
     * @param mark a text that is in its environment, and in no other's but those of its descendants
     */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.marked = new MarkedProcesses(root, mark);
    }

    /**
     * Asks all to end, and kills those that have not after a time. Returns once none is left, or none that could be killed.
     * Interruption shortens that time to nothing, and is kept.
     */
    void end(Duration patience) {
        end(this::alive, patience);
    }

    /** Ends what is left when the root has ended by itself and could still write where that did, in the same way. */
    void endThoseHoldingOutput(Duration patience) {
        end(() -> marked.holdingOutput().collect(Collectors.toSet()), patience);
    }

    /** Asks all to end, without waiting for it. */
    void ask() {
        alive().forEach(ProcessHandle::destroy);
    }

    /** Kills all without waiting for their end. */
    void kill() {
        alive().forEach(ProcessHandle::destroyForcibly);
    }

    private static void end(Supplier<Set<ProcessHandle>> which, Duration patience) {
        Set<ProcessHandle> asked = which.get();
        if (asked.isEmpty()) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // or no wait would be one
        try {
            asked.forEach(ProcessHandle::destroy);
            interrupted |= awaitEnd(asked, patience);
            Set<ProcessHandle> left = left(asked, which);
            for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
                left.forEach(ProcessHandle::destroyForcibly);
                interrupted |= awaitEnd(left, END_OF_KILLED);
                Set<ProcessHandle> before = left;
                left = left(before, which);
                if (before.containsAll(left)) {
                    return; // out of reach
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns those that are there now, and those of before that still are: who has lost its parent may not be found any more. */
    private static Set<ProcessHandle> left(Set<ProcessHandle> before, Supplier<Set<ProcessHandle>> which) {
        return Stream.concat(before.stream().filter(MarkedProcesses::isAlive), which.get().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Waits, and returns whether the thread was interrupted meanwhile. Nobody tells of the end of another's children. */
    private static boolean awaitEnd(Collection<ProcessHandle> processes, Duration patience) {
        long start = TIME.nanoTime();
        long pause = FIRST_PAUSE;
        while (processes.stream().anyMatch(MarkedProcesses::isAlive)) {
            long left = Durations.toNanos(patience) - (TIME.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            TIME.park(Math.min(pause, left), true);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            if (Thread.interrupted()) {
                return true;
            }
        }
        return false;
    }

    private Set<ProcessHandle> alive() {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        if (root.isAlive()) {
            found.add(root.toHandle());
            try {
                root.descendants().filter(MarkedProcesses::isAlive).forEach(found::add);
            } catch (RuntimeException e) {
                // they cannot be listed, such as for want of file handles
            }
        }
        marked.all().forEach(found::add);
        return found;
    }
}
