package dev.fixpoint.engine;

import dev.fixpoint.text.Durations;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A process and all that it has started, directly or not. What has lost its parent is found by a mark in its environment, on
 * Linux, where that can be read. Safe for use by several threads.
 */
final class ProcessTree {

    private static final Path PROCESSES = Path.of("/proc");
    private static final boolean SHOWS_ENVIRONMENTS = Files.isReadable(PROCESSES.resolve("self/environ"));

    private static final long FIRST_PAUSE = 500_000;
    private static final long LONGEST_PAUSE = 20_000_000;

    /** How long to wait for processes that were killed: they go when the operating system comes to it. */
    private static final Duration END_OF_KILLED = Duration.ofSeconds(2);

    /** How often to look for new ones before giving up: a program may start them faster than they are found. */
    private static final int MOST_ROUNDS = 20;

    /** The clock by which processes live, whatever that of the convergence is. */
    private static final TimeSource TIME = TimeSource.system();

    private final Process root;
    private final String mark;

    /**
     * Creates the tree of a process.
     *
     * @param mark a text that is in its environment, and in no other's but those of its descendants
     */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /**
     * Asks all to end, and kills those that have not after a time. Returns once none is left, or none that could be killed.
     * Interruption shortens that time to nothing, and is kept.
     */
    void end(Duration patience) {
        boolean interrupted = Thread.interrupted(); // or no wait would be one
        try {
            Collection<ProcessHandle> asked = alive(List.of());
            asked.forEach(ProcessHandle::destroy);
            interrupted |= awaitEnd(asked, patience);
            Collection<ProcessHandle> left = alive(asked);
            for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
                left.forEach(ProcessHandle::destroyForcibly);
                interrupted |= awaitEnd(left, END_OF_KILLED);
                Collection<ProcessHandle> before = left;
                left = alive(before);
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

    /** Kills all without waiting for their end. */
    void kill() {
        alive(List.of()).forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits, and returns whether the thread was interrupted meanwhile. Nobody tells of the end of another's children. */
    private static boolean awaitEnd(Collection<ProcessHandle> processes, Duration patience) {
        long start = TIME.nanoTime();
        long pause = FIRST_PAUSE;
        while (processes.stream().anyMatch(ProcessTree::isAlive)) {
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

    /** Returns those that are alive, and those of the known ones that still are: their parents may have gone. */
    private Collection<ProcessHandle> alive(Collection<ProcessHandle> known) {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        if (root.isAlive()) {
            found.add(root.toHandle());
            root.descendants().filter(ProcessTree::isAlive).forEach(found::add);
        }
        known.stream().filter(ProcessTree::isAlive).forEach(found::add);
        if (SHOWS_ENVIRONMENTS) {
            long self = ProcessHandle.current().pid();
            ProcessHandle.allProcesses()
                    .filter(process -> process.pid() != self && hasMark(process))
                    .forEach(found::add);
        }
        return found;
    }

    private boolean hasMark(ProcessHandle process) {
        return text(process, "environ").contains(mark);
    }

    /** One that has ended stays known until its parent has asked for its exit code, which some never do. */
    private static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !text(process, "stat").contains(") Z ");
    }

    private static String text(ProcessHandle process, String file) {
        try {
            Path path = PROCESSES.resolve(Long.toString(process.pid())).resolve(file);
            return SHOWS_ENVIRONMENTS ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return ""; // ended, or another user's
        }
    }
}
