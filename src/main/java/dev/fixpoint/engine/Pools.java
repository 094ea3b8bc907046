package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many permits of each pool are taken, and in the course of one look at the jobs that are due, how many are reserved for
 * those whose turn came first (rule 22).
 */
final class Pools {

    /** The number of a pool, and so many of its permits. */
    private record Need(int pool, int permits) {}

    private static final Need[] NOTHING = {};

    /** By number. */
    private final List<String> names;

    /** By position of the job; those that need the same share it. Null if none needs any. */
    private final Need @Nullable [][] needs;

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
        Map<String, Integer> limits = settings.turns().pools();
        names = limits.keySet().stream().sorted().toList();
        available = names.stream().mapToInt(limits::get).toArray();
        reachable = available.clone();
        free = new int[available.length];
        waiting = new int[available.length];
        JobGraph graph = settings.graph();
        needs = graph.pools().isEmpty() ? null : needsOfAll(graph);
    }

    private Need[][] needsOfAll(JobGraph graph) {
        Map<Map<String, Integer>, Need[]> known = new HashMap<>();
        Need[][] all = new Need[graph.size()][];
        for (int job = 0; job < all.length; job++) {
            all[job] = known.computeIfAbsent(graph.pools(job), this::numbered);
        }
        return all;
    }

    private Need[] numbered(Map<String, Integer> permits) {
        return permits.entrySet().stream()
                .map(need -> new Need(number(need.getKey()), need.getValue()))
                .toArray(Need[]::new);
    }

    private int number(String pool) {
        int number = Collections.binarySearch(names, pool);
        if (number < 0) {
            throw new IllegalStateException("nobody has limited pool " + pool);
        }
        return number;
    }

    private Need[] needsOf(int job) {
        return needs == null ? NOTHING : needs[job];
    }

    /** Returns how many groups of waiting jobs there are: one for each pool, of those that need no other one, and one for all others. */
    int groups() {
        return names.size() + 1;
    }

    /** Returns the group that a job waits in. */
    int group(int job) {
        Need[] needed = needsOf(job);
        return needed.length == 1 ? needed[0].pool() : names.size();
    }

    /** Returns whether nobody of a group can find permits, since all of their one pool are taken or reserved. */
    boolean isExhausted(int group) {
        return group < names.size() && free[group] <= 0;
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
        Need[] needed = needsOf(job);
        if (!areIn(reachable, needed)) {
            return false;
        }
        boolean fits = areIn(free, needed);
        for (Need need : needed) {
            int pool = need.pool();
            open -= isOpen(pool);
            free[pool] -= need.permits();
            open += isOpen(pool);
            available[pool] -= fits ? need.permits() : 0;
        }
        return fits;
    }

    private static boolean areIn(int[] permits, Need[] needed) {
        for (Need need : needed) {
            if (permits[need.pool()] < need.permits()) {
                return false;
            }
        }
        return true;
    }

    /** Gives back the permits of a job. Returns whether it had any. */
    boolean release(int job) {
        Need[] needed = needsOf(job);
        for (Need need : needed) {
            available[need.pool()] += need.permits();
        }
        return needed.length > 0;
    }

    /** The thread of a job is left behind with its permits. */
    void lose(int job) {
        for (Need need : needsOf(job)) {
            reachable[need.pool()] -= need.permits();
        }
    }

    /** The thread of a job that was left behind has ended. Its permits are still to be given back. */
    void regain(int job) {
        for (Need need : needsOf(job)) {
            reachable[need.pool()] += need.permits();
        }
    }

    /** A job that found no permits waits from now on. */
    void startWaiting(int job) {
        for (Need need : needsOf(job)) {
            int pool = need.pool();
            open -= isOpen(pool);
            waiting[pool]++;
            open += isOpen(pool);
        }
    }

    /** A job that waited has found its permits, or need not wait any more. */
    void stopWaiting(int job) {
        for (Need need : needsOf(job)) {
            waiting[need.pool()]--;
        }
    }

    /** Returns whether looking at further waiting jobs makes sense. */
    boolean mayServeWaiting() {
        return open > 0;
    }

    private int isOpen(int pool) {
        return waiting[pool] > 0 && free[pool] > 0 ? 1 : 0;
    }
}
