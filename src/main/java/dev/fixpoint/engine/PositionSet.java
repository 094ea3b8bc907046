package dev.fixpoint.engine;

/**
 * A set of positions that always knows its lowest one. A tree of bits, 64 to a word: adding and taking touch a word a level,
 * four levels for a million positions, and allocate nothing.
 */
final class PositionSet {

    static final int NONE = -1;

    /** The lowest position, which has no bit, so that a set of one needs none; {@link #NONE} if the set is empty. */
    private int lowest = NONE;

    /** The bits of level 0 are the other positions; a bit of a higher level says that a word below is not zero. */
    private final long[][] levels;

    PositionSet(int size) {
        int depth = 1;
        for (int words = words(size); words > 1; words = words(words)) {
            depth++;
        }
        levels = new long[depth][];
        int bits = size;
        for (int level = 0; level < depth; level++) {
            levels[level] = new long[words(bits)];
            bits = levels[level].length;
        }
    }

    /** Adds a position that is not there yet. */
    void add(int position) {
        if (lowest == NONE) {
            lowest = position;
        } else if (position < lowest) {
            set(lowest);
            lowest = position;
        } else {
            set(position);
        }
    }

    /** Returns the lowest position without taking it, or {@link #NONE}. */
    int lowest() {
        return lowest;
    }

    /** Takes the lowest position out of a set that is not empty. */
    void removeLowest() {
        int top = levels.length - 1;
        if (levels[top][0] == 0) {
            lowest = NONE;
            return;
        }
        // Most often the next one is in the same word; all words before are zero.
        int word = lowest >> 6;
        if (levels[0][word] == 0) {
            word = 0;
            for (int level = top; level > 0; level--) {
                word = (word << 6) + Long.numberOfTrailingZeros(levels[level][word]);
            }
        }
        lowest = (word << 6) + Long.numberOfTrailingZeros(levels[0][word]);
        clear(lowest);
    }

    boolean isEmpty() {
        return lowest == NONE;
    }

    private void set(int position) {
        int bit = position;
        for (long[] level : levels) {
            long before = level[bit >> 6];
            level[bit >> 6] = before | (1L << bit);
            if (before != 0) {
                return;
            }
            bit >>= 6;
        }
    }

    private void clear(int position) {
        int bit = position;
        for (long[] level : levels) {
            level[bit >> 6] &= ~(1L << bit);
            if (level[bit >> 6] != 0) {
                return;
            }
            bit >>= 6;
        }
    }

    private static int words(int bits) {
        return Math.max(1, (bits + 63) >> 6);
    }
}
