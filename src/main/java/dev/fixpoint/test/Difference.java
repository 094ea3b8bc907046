package dev.fixpoint.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In what two fingerprints differ: by name, what was there and what is.
 *
 * @param entries the texts, {@code nothing} for what is in one of them only
 */
record Difference(SortedMap<String, String> entries) {

    private static final int MOST_SHOWN = 3;
    private static final String NOTHING = "nothing";

    static Difference between(Map<String, String> before, Map<String, String> after) {
        return between(before, after, Set.of());
    }

    /** Returns in what they differ, apart from what is not to be looked at. */
    static Difference between(Map<String, String> before, Map<String, String> after, Set<String> ignored) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeAll(ignored);
        SortedMap<String, String> entries = new TreeMap<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                entries.put(name, before.getOrDefault(name, NOTHING) + " -> " + after.getOrDefault(name, NOTHING));
            }
        }
        return new Difference(entries);
    }

    /** Returns what is there after all and is in neither of the others. */
    static Set<String> leftovers(Map<String, String> there, Collection<? extends Map<String, String>> others) {
        Set<String> left = new TreeSet<>(there.keySet());
        others.forEach(other -> left.removeAll(other.keySet()));
        return left;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** Returns the first of them in a line. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        entries.forEach((name, change) -> shown.add(name + ": " + change));
        return first(shown);
    }

    /** Returns the first of the texts, and how many more there are. */
    static String first(Collection<String> texts) {
        List<String> shown = texts.stream().limit(MOST_SHOWN).toList();
        int more = texts.size() - shown.size();
        return String.join("; ", shown) + (more == 0 ? "" : "; and " + more + " more");
    }
}
