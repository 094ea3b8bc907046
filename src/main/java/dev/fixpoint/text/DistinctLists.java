package dev.fixpoint.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of names, each different one once and with a number: thousands of blocked jobs may be blocked by the same thousands of
 * jobs, which then are written once.
 */
public final class DistinctLists {

    private final List<List<String>> lists = new ArrayList<>();
    private final Map<List<String>, Integer> byContent = new HashMap<>();

    /** What is shared in memory already need not be compared. */
    private final IdentityHashMap<List<String>, Integer> byObject = new IdentityHashMap<>();

    /** Returns the number of a list, from zero. One that no list before is equal to gets the next number. */
    public int number(List<String> list) {
        return byObject.computeIfAbsent(list, object -> byContent.computeIfAbsent(list, this::add));
    }

    private int add(List<String> list) {
        lists.add(list);
        return lists.size() - 1;
    }

    /** Returns the lists by their numbers. */
    public List<List<String>> all() {
        return List.copyOf(lists);
    }
}
