package dev.fixpoint.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for names: 0 for the first one, and so on. A hash table in three arrays, a small part of the size of a map of boxed
 * numbers. Names that differ in their last characters only, as generated ones do, stay neighbours in it, so that looking
 * them up in their order does not jump about in memory.
 */
final class NameTable {

    static final int NONE = -1;

    /** By number. */
    private String[] names = new String[16];

    private int size;

    /** By the last bits of the hash of a name: the entry that was added last with these bits, or {@link #NONE}. */
    private int[] newest = filled(16);

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
        if (size == names.length) {
            grow();
        }
        names[size] = name;
        link(size, hash);
        return size++;
    }

    /** Returns the number of a name, or {@link #NONE}. */
    int find(@Nullable String name) {
        return name == null ? NONE : find(name, hash(name));
    }

    String name(int number) {
        return names[number];
    }

    int size() {
        return size;
    }

    /** Returns a table of the same names, that of number {@code old} now numbered {@code newNumbers[old]}. */
    NameTable renumbered(int[] newNumbers) {
        NameTable copy = new NameTable();
        copy.names = new String[size];
        copy.size = size;
        copy.newest = newest;
        copy.entries = entries;
        copy.numbers = new int[size];
        for (int entry = 0; entry < size; entry++) {
            int old = number(entry);
            copy.numbers[entry] = newNumbers[old];
            copy.names[newNumbers[old]] = names[old];
        }
        return copy;
    }

    private int find(String name, int hash) {
        for (int entry = newest[hash & (newest.length - 1)]; entry != NONE; entry = (int) entries[entry]) {
            if ((int) (entries[entry] >>> 32) == hash && names[number(entry)].equals(name)) {
                return number(entry);
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
        names = Arrays.copyOf(names, 2 * size);
        entries = Arrays.copyOf(entries, 2 * size);
        newest = filled(2 * size);
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
