package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The priorities of jobs, with what those lend that wait for them. */
final class Priorities {

    private Priorities() {}

    /**
     * Returns for each job that takes part the highest priority among itself and all that wait for it, through dependencies
     * and soft order. Each job is visited once: by the first that lends to it, and these go by falling priority.
     */
    static int[] lent(JobGraph graph, IntPredicate takesPart) {
        int[] priorities = new int[graph.size()];
        BitSet settled = new BitSet(priorities.length);
        Deque<Integer> next = new ArrayDeque<>();
        IntStream.range(0, priorities.length)
                .filter(takesPart)
                .boxed()
                .sorted(Comparator.comparingInt((Integer job) -> graph.priority(job))
                        .reversed())
                .forEach(lender -> {
                    next.add(lender);
                    while (!next.isEmpty()) {
                        int job = next.remove();
                        if (settled.get(job) || !takesPart.test(job)) {
                            continue;
                        }
                        settled.set(job);
                        priorities[job] = graph.priority(lender);
                        for (int i = 0; i < graph.dependencyCount(job); i++) {
                            next.add(graph.dependency(job, i));
                        }
                        for (int i = 0; i < graph.softDependencyCount(job); i++) {
                            next.add(graph.softDependency(job, i));
                        }
                    }
                });
        return priorities;
    }
}
