package dev.fixpoint.test;

import dev.fixpoint.graph.JobGraph;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** Which jobs of a graph come before which others, in whatever legal order. */
final class Ancestry {

    private final JobGraph graph;

    /** By position: all that come before, for the jobs that were asked about. */
    private final Map<Integer, BitSet> ancestors = new HashMap<>();

    Ancestry(JobGraph graph) {
        this.graph = graph;
    }

    int position(String job) {
        return graph.position(job);
    }

    /** Returns whether the first always goes before the second. */
    boolean isBefore(String first, String second) {
        return ancestors(graph.position(second)).get(graph.position(first));
    }

    boolean areOrdered(String one, String other) {
        return isBefore(one, other) || isBefore(other, one);
    }

    private BitSet ancestors(int job) {
        BitSet known = ancestors.get(job);
        if (known != null) {
            return known;
        }
        BitSet found = new BitSet();
        Deque<Integer> next = new ArrayDeque<>();
        next.add(job);
        IntConsumer reach = earlier -> {
            if (!found.get(earlier)) {
                found.set(earlier);
                next.add(earlier);
            }
        };
        while (!next.isEmpty()) {
            int visited = next.remove();
            for (int i = 0; i < graph.dependencyCount(visited); i++) {
                reach.accept(graph.dependency(visited, i));
            }
            for (int i = 0; i < graph.softDependencyCount(visited); i++) {
                reach.accept(graph.softDependency(visited, i));
            }
        }
        ancestors.put(job, found);
        return found;
    }
}
