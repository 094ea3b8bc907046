package dev.fixpoint.engine;

import java.util.Arrays;

/** A queue of ints for walks that meet each job once at most: a place that was used is not used again. */
final class IntQueue {

    private int[] values = new int[16];
    private int first;
    private int end;

    void add(int value) {
        if (end == values.length) {
            values = Arrays.copyOf(values, 2 * end);
        }
        values[end++] = value;
    }

    boolean isEmpty() {
        return first == end;
    }

    /** Takes the first one; there must be one. */
    int remove() {
        return values[first++];
    }
}
