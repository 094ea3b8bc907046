package dev.fixpoint.test;

import dev.fixpoint.graph.JobGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The orders in which the jobs of a graph may go, one after the other, as positions. */
final class LegalOrders {

    private final int size;

    /** By position: those that come behind. */
    private final List<List<Integer>> dependents = new ArrayList<>();

    /** By position: how many come before and are not taken yet. */
    private final int[] unmet;

    private final BitSet ready = new BitSet();

    /** The order of the graph: the lowest position first, of those that may go. */
    private final int[] natural;

    LegalOrders(JobGraph graph) {
        size = graph.size();
        unmet = new int[size];
        for (int job = 0; job < size; job++) {
            dependents.add(new ArrayList<>());
        }
        for (int job = 0; job < size; job++) {
            for (int i = 0; i < graph.dependencyCount(job); i++) {
                add(graph.dependency(job, i), job);
            }
            for (int i = 0; i < graph.softDependencyCount(job); i++) {
                add(graph.softDependency(job, i), job);
            }
        }
        natural = all(1).get(0);
    }

    private void add(int earlier, int later) {
        dependents.get(earlier).add(later);
        unmet[later]++;
    }

    /** Lets only those orders be legal from now on in which two jobs go as they do in the order of the graph. */
    void require(int one, int other) {
        int[] places = places(natural);
        add(places[one] < places[other] ? one : other, places[one] < places[other] ? other : one);
    }

    /**
     * Returns so many orders, or all if there are no more, that of the graph first. If there are more, the first one is that in
     * which the highest positions go first.
     */
    List<int[]> choose(int most, Random random) {
        List<int[]> all = all(most + 1);
        if (all.size() <= most) {
            return all;
        }
        List<int[]> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(i == 0 ? one(null) : one(random));
        }
        return chosen;
    }

    /** Returns whether there are no more orders than so many. */
    boolean hasAtMost(int most) {
        return all(most + 1).size() <= most;
    }

    /** Returns all orders from the lowest on, but no more than so many. */
    private List<int[]> all(int most) {
        List<int[]> all = new ArrayList<>();
        int[] order = new int[size];
        start();
        int depth = 0;
        int last = -1;
        while (all.size() < most) {
            int next = ready.nextSetBit(last + 1);
            if (next >= 0) {
                take(next);
                order[depth++] = next;
                last = -1;
                if (depth == size) {
                    all.add(order.clone());
                }
            } else if (depth == 0) {
                return all;
            } else {
                last = order[--depth];
                giveBack(last);
            }
        }
        while (depth > 0) {
            giveBack(order[--depth]);
        }
        return all;
    }

    /** Returns a random order, or without random numbers the one in which the highest positions go first. */
    private int[] one(@Nullable Random random) {
        int[] order = new int[size];
        start();
        for (int i = 0; i < size; i++) {
            int job = ready.length() - 1;
            if (random != null) {
                job = ready.stream()
                        .skip(random.nextInt(ready.cardinality()))
                        .findFirst()
                        .orElseThrow();
            }
            take(job);
            order[i] = job;
        }
        for (int i = size - 1; i >= 0; i--) {
            giveBack(order[i]);
        }
        return order;
    }

    private void start() {
        ready.clear();
        for (int job = 0; job < size; job++) {
            if (unmet[job] == 0) {
                ready.set(job);
            }
        }
    }

    private void take(int job) {
        ready.clear(job);
        for (int dependent : dependents.get(job)) {
            if (--unmet[dependent] == 0) {
                ready.set(dependent);
            }
        }
    }

    private void giveBack(int job) {
        for (int dependent : dependents.get(job)) {
            if (unmet[dependent]++ == 0) {
                ready.clear(dependent);
            }
        }
        ready.set(job);
    }

    private static int[] places(int[] order) {
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        return places;
    }

    /** Returns how many swaps of neighbours lead from the order of the graph to the given one. */
    int swaps(int[] order) {
        int[] places = places(natural);
        int swaps = 0;
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < i; j++) {
                swaps += places[order[j]] > places[order[i]] ? 1 : 0;
            }
        }
        return swaps;
    }

    /**
     * Returns the order after so many swaps on the way from that of the graph to the given one. Each of them swaps two that may
     * go either way, so all on the way are legal.
     */
    int[] after(int swaps, int[] order) {
        int[] places = places(order);
        int[] way = natural.clone();
        int left = swaps;
        for (int i = 1; i < way.length; i++) {
            for (int j = i; j > 0 && left > 0 && places[way[j - 1]] > places[way[j]]; j--) {
                int moved = way[j];
                way[j] = way[j - 1];
                way[j - 1] = moved;
                left--;
            }
        }
        return way;
    }
}
