package dev.fixpoint.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value for each of some jobs, by number. It takes no memory until there is one.
 *
 * @param <T> the type of the values
 */
final class Column<T> {

    static final int NONE = -1;

    private @Nullable T @Nullable [] values;

    @SuppressWarnings("unchecked") // arrays have no generics
    void set(int job, T value) {
        int length = values == null ? 0 : values.length;
        if (values == null) {
            values = (T[]) new Object[Math.max(16, job + 1)];
        } else if (job >= length) {
            values = Arrays.copyOf(values, Math.max(job + 1, length + (length >> 1)));
        }
        values[job] = value;
    }

    @Nullable
    T get(int job) {
        return values == null || job >= values.length ? null : values[job];
    }

    /** Returns whether one of the first jobs has a value. */
    boolean isIn(int jobs) {
        int first = next(0);
        return first != NONE && first < jobs;
    }

    /** Returns the first job from the given one on that has a value, or {@link #NONE}. */
    int next(int from) {
        for (int job = from; values != null && job < values.length; job++) {
            if (values[job] != null) {
                return job;
            }
        }
        return NONE;
    }

    /** Returns the same values, that of number {@code old} now at {@code newNumbers[old]}. */
    Column<T> renumbered(int[] newNumbers) {
        Column<T> copy = new Column<>();
        if (values != null) {
            T[] renumbered = Arrays.copyOf(values, newNumbers.length);
            Arrays.fill(renumbered, null);
            for (int old = 0; old < Math.min(values.length, newNumbers.length); old++) {
                renumbered[newNumbers[old]] = values[old];
            }
            copy.values = renumbered;
        }
        return copy;
    }
}
