package dev.fixpoint.engine;

/**
 * A set of positions that always knows its lowest one. A tree of bits, 64 to a word: adding and taking touch a word a level,
 * four levels for a million positions, and allocate nothing.
 */
final class PositionSet {

    static final int NONE = -1;

    /** The lowest position; {@link #NONE} if the set is empty. */
    private int lowest = NONE;

    /** The other positions in the word of the lowest one, so that most often nothing else is touched. */
    private long near;

    /** The bits of level 0 are all other positions; a bit of a higher level says that a word below is not zero. */
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
        } else if (position >> 6 != lowest >> 6) {
            if (position < lowest) {
                set(lowest, near | 1L << lowest);
                near = 0;
                lowest = position;
            } else {
                set(position, 1L << position);
            }
        } else {
            near |= 1L << Math.max(position, lowest);
            lowest = Math.min(position, lowest);
        }
    }

    /** Returns the lowest position without taking it, or {@link #NONE}. */
    int lowest() {
        return lowest;
    }

    /** Takes the lowest position out of a set that is not empty. */
    void removeLowest() {
        if (near == 0) {
            takeWord();
            if (near == 0) {
                lowest = NONE;
                return;
            }
        }
        lowest = (lowest & -64) + Long.numberOfTrailingZeros(near);
        near &= near - 1;
    }

    boolean isEmpty() {
        return lowest == NONE;
    }

    /** Takes the first word that is not zero out of level 0, if there is one. */
    private void takeWord() {
        int top = levels.length - 1;
        if (levels[top][0] == 0) {
            return;
        }
        int word = 0;
        for (int level = top; level > 0; level--) {
            word = (word << 6) + Long.numberOfTrailingZeros(levels[level][word]);
        }
        near = levels[0][word];
        lowest = word << 6;
        levels[0][word] = 0;
        for (int level = 1; level <= top; level++) {
            levels[level][word >> 6] &= ~(1L << word);
            word >>= 6;
            if (levels[level][word] != 0) {
                return;
            }
        }
    }

    /** Adds bits to the word of level 0 that has the given position. */
    private void set(int position, long bits) {
        int bit = position;
        long added = bits;
        for (long[] level : levels) {
            long before = level[bit >> 6];
            level[bit >> 6] = before | added;
            if (before != 0) {
                return;
            }
            bit >>= 6;
            added = 1L << bit;
        }
    }

    private static int words(int bits) {
        return Math.max(1, (bits + 63) >> 6);
    }
}
