package dev.fixpoint.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What each phase has changed of something that can be looked at. */
final class Changes {

    /** A phase, and what it has changed. */
    record Change(Boundary phase, Difference difference) {}

    private final Callable<SortedMap<String, String>> view;
    private final List<Change> changes = new ArrayList<>();
    private SortedMap<String, String> last = new TreeMap<>();
    private @Nullable Exception failure;

    Changes(Callable<SortedMap<String, String>> view) {
        this.view = view;
    }

    /** Looks for the first time. */
    void start() {
        try {
            last = view.call();
        } catch (Exception e) {
            failure = e;
        }
    }

    /** Looks again: what is different now was changed by that phase. */
    void look(Boundary phase) {
        try {
            SortedMap<String, String> now = view.call();
            Difference difference = Difference.between(last, now);
            if (!difference.isEmpty()) {
                changes.add(new Change(phase, difference));
            }
            last = now;
        } catch (Exception e) {
            failure = failure == null ? e : failure;
        }
    }

    List<Change> all() {
        return List.copyOf(changes);
    }

    /** Returns the last phase that has changed what has that name. */
    Optional<Boundary> lastToChange(String name) {
        return changes.stream()
                .filter(change -> change.difference().names().contains(name))
                .map(Change::phase)
                .reduce((earlier, later) -> later);
    }

    /** Throws what was thrown when it could not be looked at. */
    void rethrow() throws Exception {
        if (failure != null) {
            throw failure;
        }
    }
}
