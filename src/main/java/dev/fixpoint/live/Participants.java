package dev.fixpoint.live;

import dev.fixpoint.graph.JobGraph;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;
import java.util.function.IntConsumer;

/** How many jobs of a graph take part when some are excluded or assumed done (rule 3). */
final class Participants {

    private Participants() {}

    /** Returns the number of jobs that a target needs, past those that are left out, which do not count. */
    static int count(JobGraph graph, Set<String> leftOut) {
        if (leftOut.isEmpty()) {
            return graph.size();
        }
        BitSet seen = new BitSet();
        leftOut.stream().filter(graph::contains).mapToInt(graph::position).forEach(seen::set);
        int without = seen.cardinality();
        Deque<Integer> next = new ArrayDeque<>();
        IntConsumer reach = job -> {
            if (!seen.get(job)) {
                seen.set(job);
                next.add(job);
            }
        };
        graph.targets().stream().mapToInt(graph::position).forEach(reach);
        while (!next.isEmpty()) {
            int job = next.remove();
            for (int i = 0; i < graph.dependencyCount(job); i++) {
                reach.accept(graph.dependency(job, i));
            }
        }
        return seen.cardinality() - without;
    }
}
