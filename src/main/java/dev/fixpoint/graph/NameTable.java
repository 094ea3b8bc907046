package dev.fixpoint.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for names: 0 for the first one, and so on. An open-addressing hash table over one array of names, a small part of
 * the size of a map of boxed numbers.
 */
final class NameTable {

    static final int NONE = -1;

    private String[] names = new String[16];
    private int size;
    private int[] slots = emptySlots(32);

    /** Returns the number of a name, which gets the next one if it is new. */
    int add(String name) {
        int slot = slotOf(name);
        if (slots[slot] != NONE) {
            return slots[slot];
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
        }
        names[size] = name;
        slots[slot] = size;
        size++;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** Returns the number of a name, or {@link #NONE}. */
    int find(@Nullable String name) {
        return name == null ? NONE : slots[slotOf(name)];
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
        copy.names = new String[Math.max(size, 1)];
        copy.size = size;
        copy.slots = slots.clone();
        for (int old = 0; old < size; old++) {
            copy.names[newNumbers[old]] = names[old];
        }
        for (int slot = 0; slot < copy.slots.length; slot++) {
            if (copy.slots[slot] != NONE) {
                copy.slots[slot] = newNumbers[copy.slots[slot]];
            }
        }
        return copy;
    }

    private int slotOf(String name) {
        int mask = slots.length - 1;
        int hash = name.hashCode() * 0x9E3779B9;
        int slot = (hash ^ hash >>> 16) & mask;
        while (slots[slot] != NONE && !names[slots[slot]].equals(name)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = emptySlots(slots.length * 2);
        for (int number = 0; number < size; number++) {
            slots[slotOf(names[number])] = number;
        }
    }

    private static int[] emptySlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
