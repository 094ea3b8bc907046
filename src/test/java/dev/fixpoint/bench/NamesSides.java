package dev.fixpoint.bench;

import dev.fixpoint.graph.JobGraph;

/** Nothing but what a thread costs that names itself after each job. */
final class NamesSides {

    private NamesSides() {}

    /** Returns the thread that measures, which names itself after all jobs. */
    static Side one(Workload workload) {
        JobGraph graph = BuildSide.build(workload);
        return () -> Cost.THREAD.of(() -> {
            String before = Thread.currentThread().getName();
            carry(graph, 0, graph.size());
            Thread.currentThread().setName(before);
        });
    }

    /** Returns two threads, each of which names itself after a half of the jobs; what counts is the time on the clock. */
    static Side two(Workload workload) {
        JobGraph graph = BuildSide.build(workload);
        return () -> Cost.WALL.of(() -> {
            Thread first = new Thread(() -> carry(graph, 0, graph.size() / 2));
            Thread second = new Thread(() -> carry(graph, graph.size() / 2, graph.size()));
            first.start();
            second.start();
            first.join();
            second.join();
        });
    }

    private static void carry(JobGraph graph, int from, int to) {
        Thread thread = Thread.currentThread();
        for (int job = from; job < to; job++) {
            thread.setName(graph.name(job));
        }
    }
}
