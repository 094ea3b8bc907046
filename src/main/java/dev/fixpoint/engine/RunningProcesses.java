package dev.fixpoint.engine;

import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The processes that an attempt has started and that somebody waits for. Safe for use by several threads. */
final class RunningProcesses {

    /** The clock by which processes live, whatever that of the convergence is. */
    private static final TimeSource TIME = TimeSource.system();

    private final Set<RunningProcess> running = new LinkedHashSet<>();

    synchronized void add(RunningProcess process) {
        running.add(process);
    }

    synchronized void remove(RunningProcess process) {
        running.remove(process);
    }

    /** Ends all, at the same time: they have as long for it as one. An interruption is kept. */
    void endAll() {
        List<RunningProcess> all = copy();
        if (all.size() > 1) {
            all.forEach(RunningProcess::ask);
        }
        long start = TIME.nanoTime();
        all.forEach(process -> process.end(Duration.ofNanos(TIME.nanoTime() - start)));
    }

    /** Does something with each. */
    void forEach(Consumer<RunningProcess> action) {
        copy().forEach(action);
    }

    private synchronized List<RunningProcess> copy() {
        return List.copyOf(running);
    }
}
