package dev.fixpoint.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value for each of some numbers. It takes no memory until there is one.
 *
 * <p>Values with rising numbers are gathered in a small array, and go from there into the large one together: the collector that
 * is Java's default has a memory fence for each reference that is stored in an array which is not new, as large ones never are.
 *
 * @param <T> the type of the values
 */
final class Column<T> {

    static final int NONE = -1;

    private static final Object[] EMPTY = {};

    /** How many are gathered, a power of two. */
    private static final int BLOCK = 1024;

    private @Nullable T[] values = empty();

    /** The values from {@link #blockStart} on; what is in {@link #values} for them does not count. Empty for none. */
    private @Nullable T[] block = empty();

    private int blockStart;

    void set(int number, T value) {
        int place = number - blockStart;
        if (place >= 0 && place < block.length) {
            block[place] = value;
        } else {
            setElsewhere(number, value);
        }
    }

    private void setElsewhere(int number, T value) {
        if (number < blockStart || number < BLOCK) { // behind the block, or in what is not large yet
            reserve(number + 1);
            values[number] = value;
            return;
        }
        flush();
        blockStart = number & -BLOCK;
        block = array(BLOCK);
        if (blockStart < values.length) {
            System.arraycopy(values, blockStart, block, 0, Math.min(BLOCK, values.length - blockStart));
        }
        block[number - blockStart] = value;
    }

    @Nullable
    T get(int number) {
        int place = number - blockStart;
        if (place >= 0 && place < block.length) {
            return block[place];
        }
        return number < values.length ? values[number] : null;
    }

    /** Returns whether the value of a number is this very object, which is not looked into. */
    boolean has(int number, T value) {
        int place = number - blockStart;
        if (place >= 0 && place < block.length) {
            return block[place] == value;
        }
        return number < values.length && values[number] == value;
    }

    /** Returns whether there is no value. */
    boolean isEmpty() {
        return end() == 0;
    }

    /** Returns whether one of the first numbers has a value. */
    boolean isIn(int numbers) {
        int first = next(0);
        return first != NONE && first < numbers;
    }

    /** Returns the first number from the given one on that has a value, or {@link #NONE}. */
    int next(int from) {
        for (int number = from; number < end(); number++) {
            if (get(number) != null) {
                return number;
            }
        }
        return NONE;
    }

    /** Returns the same values, that of number {@code order[i]} now at {@code i}. */
    Column<T> arranged(int[] order) {
        Column<T> copy = new Column<>();
        if (!isEmpty()) {
            copy.reserve(order.length);
            for (int start = 0; start < order.length; start += BLOCK) {
                @Nullable T[] part = array(Math.min(BLOCK, order.length - start));
                for (int i = 0; i < part.length; i++) {
                    part[i] = get(order[start + i]);
                }
                System.arraycopy(part, 0, copy.values, start, part.length);
            }
        }
        return copy;
    }

    private int end() {
        return Math.max(values.length, blockStart + block.length);
    }

    private void flush() {
        if (block.length > 0) {
            reserve(blockStart + block.length);
            System.arraycopy(block, 0, values, blockStart, block.length);
            block = empty();
        }
    }

    private void reserve(int numbers) {
        if (numbers > values.length) {
            values = Arrays.copyOf(values, Math.max(Math.max(16, numbers), values.length + (values.length >> 1)));
        }
    }

    @SuppressWarnings("unchecked") // nothing can be stored in it
    private static <T> @Nullable T[] empty() {
        return (T[]) EMPTY;
    }

    @SuppressWarnings("unchecked") // arrays have no generics
    private static <T> @Nullable T[] array(int length) {
        return (T[]) new Object[length];
    }
}
