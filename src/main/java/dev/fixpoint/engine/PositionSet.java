package dev.fixpoint.engine;

/**
 * A set of positions that always knows its lowest one. A tree of bits, 64 to a word: adding and taking touch a word a level,
 * four levels for a million positions, and allocate nothing.
 */
final class PositionSet {

    static final int NONE = -1;

    /** The bits of level 0 are the positions; a bit of a higher level says that a word below is not zero. */
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

    void add(int position) {
        int bit = position;
        for (long[] level : levels) {
            long before = level[bit >> 6];
            level[bit >> 6] = before | 1L << bit;
            if (before != 0) {
                return;
            }
            bit >>= 6;
        }
    }

    /** Returns the lowest position without taking it, or {@link #NONE}. */
    int lowest() {
        int top = levels.length - 1;
        if (levels[top][0] == 0) {
            return NONE;
        }
        int word = 0;
        for (int level = top; level >= 0; level--) {
            word = (word << 6) + Long.numberOfTrailingZeros(levels[level][word]);
        }
        return word;
    }

    void remove(int position) {
        int bit = position;
        for (long[] level : levels) {
            level[bit >> 6] &= ~(1L << bit);
            if (level[bit >> 6] != 0) {
                return;
            }
            bit >>= 6;
        }
    }

    boolean isEmpty() {
        return levels[levels.length - 1][0] == 0;
    }

    private static int words(int bits) {
        return Math.max(1, (bits + 63) >> 6);
    }
}
