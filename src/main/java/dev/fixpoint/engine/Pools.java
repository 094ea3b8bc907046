package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How many permits of each pool are taken, and in the course of one look at the jobs that are due, how many are reserved for
 * those whose turn came first (rule 18).
 */
final class Pools {

    private final JobGraph graph;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** By number of the pool: the permits that nobody has taken. */
    private final int[] available;

    /** By number of the pool: its limit, without the permits of threads that were left behind. */
    private final int[] reachable;

    /** By number of the pool: those of them that nobody has reserved; below zero if more are wanted than there are. */
    private final int[] free;

    /** By number of the pool: how many of the waiting jobs need it. */
    private final int[] waiting;

    /** How many pools have waiting jobs and free permits. */
    private int open;

    Pools(Settings settings) {
        graph = settings.graph();
        Map<String, Integer> limits = settings.turns().pools();
        available = new int[limits.size()];
        limits.forEach((pool, limit) -> {
            available[numbers.size()] = limit;
            numbers.put(pool, numbers.size());
        });
        reachable = available.clone();
        free = new int[available.length];
        waiting = new int[available.length];
    }

    /** Returns how many pools there are. */
    int count() {
        return available.length;
    }

    /** Returns the number of the pool that a job needs if there is one and no other. */
    OptionalInt onlyOneOf(int job) {
        Set<String> needed = graph.pools(job).keySet();
        return needed.size() == 1 ? OptionalInt.of(number(needed.iterator().next())) : OptionalInt.empty();
    }

    /** Returns whether all permits of a pool are taken or reserved. */
    boolean isExhausted(int pool) {
        return free[pool] <= 0;
    }

    /** Forgets what was reserved. */
    void startReserving() {
        System.arraycopy(available, 0, free, 0, free.length);
        open = 0;
        for (int pool = 0; pool < free.length; pool++) {
            open += isOpen(pool);
        }
    }

    /**
     * Takes the permits that a job needs if all of them are free; otherwise reserves them, and returns false. A job that may never
     * get them, since threads that were left behind keep some, reserves none.
     */
    boolean take(int job) {
        Map<String, Integer> permits = graph.pools(job);
        if (permits.isEmpty()) {
            return true;
        }
        if (permits.entrySet().stream().anyMatch(need -> reachable[number(need.getKey())] < need.getValue())) {
            return false;
        }
        boolean fits = permits.entrySet().stream().allMatch(need -> free[number(need.getKey())] >= need.getValue());
        permits.forEach((name, count) -> {
            int pool = number(name);
            open -= isOpen(pool);
            free[pool] -= count;
            open += isOpen(pool);
            if (fits) {
                available[pool] -= count;
            }
        });
        return fits;
    }

    /** Gives back the permits of a job. Returns whether it had any. */
    boolean release(int job) {
        Map<String, Integer> permits = graph.pools(job);
        permits.forEach((name, count) -> available[number(name)] += count);
        return !permits.isEmpty();
    }

    /** The thread of a job is left behind with its permits. */
    void lose(int job) {
        graph.pools(job).forEach((name, count) -> reachable[number(name)] -= count);
    }

    /** The thread of a job that was left behind has ended. Its permits are still to be given back. */
    void regain(int job) {
        graph.pools(job).forEach((name, count) -> reachable[number(name)] += count);
    }

    /** A job that found no permits waits from now on. */
    void startWaiting(int job) {
        graph.pools(job).keySet().forEach(name -> {
            int pool = number(name);
            open -= isOpen(pool);
            waiting[pool]++;
            open += isOpen(pool);
        });
    }

    /** A job that waited has found its permits, or need not wait any more. */
    void stopWaiting(int job) {
        graph.pools(job).keySet().forEach(name -> waiting[number(name)]--);
    }

    /** Returns whether looking at further waiting jobs makes sense. */
    boolean mayServeWaiting() {
        return open > 0;
    }

    private int isOpen(int pool) {
        return waiting[pool] > 0 && free[pool] > 0 ? 1 : 0;
    }

    private int number(String pool) {
        return Objects.requireNonNull(numbers.get(pool));
    }

    @Override
    public String toString() {
        return numbers + " " + Arrays.toString(available);
    }
}
