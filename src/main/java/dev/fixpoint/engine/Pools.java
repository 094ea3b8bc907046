package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many permits of each pool are taken, and in the course of one look at the jobs that are due, how many are reserved for
 * those whose turn came first (rule 18).
 */
final class Pools {

    /** The number of a pool, and so many of its permits. */
    private record Need(int pool, int permits) {}

    private static final Need[] NOTHING = {};

    /** By number. */
    private final List<String> names;

    /** By position of the job; jobs that need the same share it. Null if there are no pools. */
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
        needs = names.isEmpty() ? null : needs(settings.graph());
    }

    private Need[][] needs(JobGraph graph) {
        Map<Map<String, Integer>, Need[]> known = new HashMap<>();
        Need[][] all = new Need[graph.size()][];
        for (int job = 0; job < all.length; job++) {
            all[job] = known.computeIfAbsent(graph.pools(job), this::needs);
        }
        return all;
    }

    private Need[] needs(Map<String, Integer> permits) {
        return permits.entrySet().stream()
                .map(need -> new Need(Collections.binarySearch(names, need.getKey()), need.getValue()))
                .toArray(Need[]::new);
    }

    private Need[] needs(int job) {
        return needs == null ? NOTHING : needs[job];
    }

    /** Returns how many pools there are. */
    int count() {
        return available.length;
    }

    /** Returns the number of the pool that a job needs if it needs no other one; {@link #count()} if it needs several or none. */
    int onlyOneOf(int job) {
        Need[] needed = needs(job);
        return needed.length == 1 ? needed[0].pool() : count();
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
        Need[] needed = needs(job);
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
        Need[] needed = needs(job);
        for (Need need : needed) {
            available[need.pool()] += need.permits();
        }
        return needed.length > 0;
    }

    /** The thread of a job is left behind with its permits. */
    void lose(int job) {
        for (Need need : needs(job)) {
            reachable[need.pool()] -= need.permits();
        }
    }

    /** The thread of a job that was left behind has ended. Its permits are still to be given back. */
    void regain(int job) {
        for (Need need : needs(job)) {
            reachable[need.pool()] += need.permits();
        }
    }

    /** A job that found no permits waits from now on. */
    void startWaiting(int job) {
        for (Need need : needs(job)) {
            int pool = need.pool();
            open -= isOpen(pool);
            waiting[pool]++;
            open += isOpen(pool);
        }
    }

    /** A job that waited has found its permits, or need not wait any more. */
    void stopWaiting(int job) {
        for (Need need : needs(job)) {
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

    @Override
    public String toString() {
        return names + " " + Arrays.toString(available);
    }
}
