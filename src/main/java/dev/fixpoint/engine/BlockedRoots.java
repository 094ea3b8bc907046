package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Outcome;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is at the root of each blocked job (rule 11): the finally failed and excluded jobs that it needs, directly or through
 * other blocked ones. Found when it is asked for, and kept: a blocked job adds up what is known of its dependencies, so asking
 * for all of them takes one look at each dependency. Most share one list.
 */
final class BlockedRoots {

    private static final int[] NONE = {};

    /** Stands for the roots of a blocked job until they are added up. */
    private static final int[] ASKED = {};

    private final JobGraph graph;
    private final Progress progress;

    /** By position: the roots, in rising order, of the blocked jobs that were asked for and of those below them. */
    private final int[] @Nullable [] known;

    /** By the array of their positions: thousands of blocked jobs may have the same thousands of roots. */
    private final IdentityHashMap<int[], List<String>> names = new IdentityHashMap<>();

    /** By what is in them: sets that are the same are one array, so that adding up two of them takes no time. */
    private final Map<IntBuffer, int[]> unions = new HashMap<>();

    private long looks;
    private long steps;

    BlockedRoots(JobGraph graph, Progress progress) {
        this.graph = graph;
        this.progress = progress;
        this.known = new int[progress.isAnyBlocked() ? graph.size() : 0][];
    }

    /** Returns the names of the roots of a job in the order of their positions; none if it is not blocked. */
    synchronized List<String> of(int job) {
        if (progress.outcomes().ended(job) != Outcome.BLOCKED) {
            return List.of();
        }
        find(job);
        return names.computeIfAbsent(
                Objects.requireNonNull(known[job]),
                roots -> List.copyOf(Arrays.stream(roots).mapToObj(graph::name).toList()));
    }

    /** Returns how many dependencies were looked at so far. */
    long looks() {
        return looks;
    }

    /** Returns how many roots were looked at to add them up so far. */
    long steps() {
        return steps;
    }

    /** Finds out about the job, and before that about the blocked jobs below it: those have lower positions. */
    private void find(int job) {
        List<Integer> unknown = new ArrayList<>();
        ask(job, unknown);
        for (int asked = 0; asked < unknown.size(); asked++) { // which grows meanwhile
            int blocked = unknown.get(asked);
            for (int i = 0; i < graph.dependencyCount(blocked); i++) {
                ask(graph.dependency(blocked, i), unknown);
            }
        }
        Collections.sort(unknown);
        unknown.forEach(blocked -> known[blocked] = addedUp(blocked));
    }

    private void ask(int job, List<Integer> unknown) {
        looks++;
        if (progress.outcome(job) == Outcome.BLOCKED && known[job] == null) {
            known[job] = ASKED;
            unknown.add(job);
        }
    }

    private int[] addedUp(int job) {
        int[] sum = NONE;
        for (int i = 0; i < graph.dependencyCount(job); i++) {
            int dependency = graph.dependency(job, i);
            looks++;
            int[] below = known[dependency];
            if (below == null && progress.isRoot(dependency)) {
                below = new int[] {dependency};
                known[dependency] = below;
            }
            if (below != null) {
                sum = union(sum, below);
            }
        }
        return sum;
    }

    /** Returns one of the two if all of the other is in it. */
    private int[] union(int[] a, int[] b) {
        if (a == b || b.length == 0) {
            return a;
        }
        if (a.length == 0) {
            return b;
        }
        steps += a.length + b.length;
        int[] merged = new int[a.length + b.length];
        int size = 0;
        int fromA = 0;
        int fromB = 0;
        while (fromA < a.length || fromB < b.length) {
            int nextA = fromA < a.length ? a[fromA] : Integer.MAX_VALUE;
            int nextB = fromB < b.length ? b[fromB] : Integer.MAX_VALUE;
            merged[size++] = Math.min(nextA, nextB);
            fromA += nextA <= nextB ? 1 : 0;
            fromB += nextB <= nextA ? 1 : 0;
        }
        if (size == a.length) {
            return a;
        }
        if (size == b.length) {
            return b;
        }
        int[] sum = Arrays.copyOf(merged, size);
        int[] same = unions.putIfAbsent(IntBuffer.wrap(sum), sum);
        return same == null ? sum : same;
    }
}
