package dev.fixpoint.bench;

import dev.fixpoint.graph.JobGraph;

/** Two workers on jobs that do nothing, with and without pools. What counts is the time on the clock; no thread carries names. */
final class PoolSides {

    private static final String EVEN = "even";
    private static final String ODD = "odd";

    private PoolSides() {}

    /** Returns jobs that need one of two pools each, of one permit each. */
    static Side twoPools(Workload workload) {
        return new ConvergeSide(
                workload,
                graph(workload),
                Cost.WALL,
                fixpoint ->
                        fixpoint.threadNames(false).parallelism(2).pool(EVEN, 1).pool(ODD, 1));
    }

    /** Returns the same jobs without any pool. */
    static Side noPools(Workload workload) {
        return ConvergeSide.timed(
                workload, fixpoint -> fixpoint.threadNames(false).parallelism(2));
    }

    private static JobGraph graph(Workload workload) {
        String[] names = workload.names();
        String[][] dependencies = workload.dependencyNames(names);
        JobGraph.Builder jobs = JobGraph.builder();
        for (int job : workload.order()) {
            jobs.job(names[job], BenchJob.factory(workload, job))
                    .dependsOn(dependencies[job])
                    .pool(job % 2 == 0 ? EVEN : ODD);
        }
        return jobs.build();
    }
}
