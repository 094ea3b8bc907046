package dev.fixpoint.graph;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for names: 0 for the first one, and so on. A hash table in arrays, a small part of the size of a map of boxed
 * numbers. Names that differ in their last characters only, as generated ones do, stay neighbours in it, so that looking
 * them up in their order does not jump about in memory.
 */
final class NameTable {

    static final int NONE = -1;

    /** How many last bits of a hash there are for each entry, so that most entries are alone with theirs. */
    private static final int ROOM = 2;

    /** How many names are looked up together. */
    private static final int TOGETHER = 128;

    /** By number. */
    private Column<String> names = new Column<>();

    private int size;

    /** By the last bits of the hash of a name: the entry that was added last with these bits, or {@link #NONE}. */
    private int[] newest = filled(16 * ROOM);

    /** By entry: the hash of its name in the upper half, and in the lower the entry before it with the same last bits. */
    private long[] entries = new long[16];

    /** By entry: its number; null as long as they are the same. */
    private int @Nullable [] numbers;

    /** Returns the number of a name, which gets the next one if it is new. Not for a renumbered table. */
    int add(String name) {
        int hash = hash(name);
        int found = find(name, hash);
        if (found != NONE) {
            return found;
        }
        if (size == entries.length) {
            grow();
        }
        names.set(size, name);
        link(size, hash);
        return size++;
    }

    /**
     * Looks up the first {@code count} of some names, and writes down the number of each; {@link #NONE} if it has none, or is
     * null. Not for a renumbered table.
     *
     * <p>Each step is done for several of them before the next step: they are anywhere in memory, and a processor waits for
     * several places at once if nothing that it does meanwhile depends on what is there.
     */
    void findAll(@Nullable String[] some, int count, int[] found) {
        int[] hashes = new int[TOGETHER];
        int[] first = new int[TOGETHER];
        for (int from = 0; from < count; from += TOGETHER) {
            int end = Math.min(TOGETHER, count - from);
            for (int i = 0; i < end; i++) {
                String name = some[from + i];
                hashes[i] = name == null ? 0 : hash(name);
            }
            for (int i = 0; i < end; i++) {
                first[i] = newest[hashes[i] & (newest.length - 1)];
            }
            for (int i = 0; i < end; i++) {
                String name = some[from + i];
                if (name == null || first[i] == NONE) {
                    found[from + i] = NONE;
                } else {
                    found[from + i] = names.has(first[i], name) ? first[i] : find(name, hashes[i]);
                }
            }
        }
    }

    /** Returns the number of a name, or {@link #NONE}. */
    int find(@Nullable String name) {
        return name == null ? NONE : find(name, hash(name));
    }

    String name(int number) {
        return Objects.requireNonNull(names.get(number));
    }

    int size() {
        return size;
    }

    /**
     * Returns a table of the same names, under other numbers.
     *
     * @param order by new number: the present one
     * @param newNumbers by present number: the new one
     */
    NameTable renumbered(int[] order, int[] newNumbers) {
        NameTable copy = new NameTable();
        copy.names = names.arranged(order);
        copy.size = size;
        copy.newest = newest;
        copy.entries = entries;
        copy.numbers = numbers == null ? newNumbers : new int[size];
        for (int entry = 0; numbers != null && entry < size; entry++) {
            copy.numbers[entry] = newNumbers[numbers[entry]];
        }
        return copy;
    }

    private int find(String name, int hash) {
        for (int entry = newest[hash & (newest.length - 1)]; entry != NONE; entry = (int) entries[entry]) {
            if ((int) (entries[entry] >>> 32) == hash) {
                int number = number(entry);
                // Mostly it is the very string that is looked up, and need not be looked into.
                if (names.has(number, name) || name(number).equals(name)) {
                    return number;
                }
            }
        }
        return NONE;
    }

    private int number(int entry) {
        return numbers == null ? entry : numbers[entry];
    }

    private void link(int entry, int hash) {
        int bits = hash & (newest.length - 1);
        entries[entry] = (long) hash << 32 | (newest[bits] & 0xFFFF_FFFFL);
        newest[bits] = entry;
    }

    private void grow() {
        entries = Arrays.copyOf(entries, 2 * size);
        newest = filled(2 * newest.length);
        for (int entry = 0; entry < size; entry++) {
            link(entry, (int) (entries[entry] >>> 32));
        }
    }

    private static int hash(String name) {
        int hash = name.hashCode();
        return hash ^ (hash >>> 16);
    }

    private static int[] filled(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, NONE);
        return empty;
    }
}
