package dev.fixpoint.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The processes that an attempt has started and that somebody waits for. Safe for use by several threads. */
final class RunningProcesses {

    private final Set<RunningProcess> running = new LinkedHashSet<>();

    synchronized void add(RunningProcess process) {
        running.add(process);
    }

    synchronized void remove(RunningProcess process) {
        running.remove(process);
    }

    /** Does something with each. */
    void forEach(Consumer<RunningProcess> action) {
        copy().forEach(action);
    }

    private synchronized List<RunningProcess> copy() {
        return List.copyOf(running);
    }
}
