package dev.fixpoint.bench;

import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Fixpoint builds and validates a named graph, through the public builder. */
final class BuildSide implements Side {

    private final Workload workload;
    private String @Nullable [] names;
    private String @Nullable [][] dependencies;
    private @Nullable JobGraph graph;

    BuildSide(Workload workload) {
        this.workload = workload;
    }

    @Override
    public void prepare() {
        graph = null;
        names = workload.names();
        dependencies = workload.dependencyNames(names);
    }

    @Override
    public long measure() throws Exception {
        long cost = Cost.THREAD.of(
                () -> graph = build(workload, names, dependencies, job -> BenchJob.factory(workload, job)));
        if (graph.jobs().size() != workload.size()) {
            throw new IllegalStateException("a graph of " + graph.jobs().size() + " jobs");
        }
        return cost;
    }

    /** Returns a graph of jobs that cost nothing. */
    static JobGraph build(Workload workload) {
        return build(workload, job -> BenchJob.factory(workload, job));
    }

    /** Returns a graph of the jobs that the given factories make, by their numbers. */
    static JobGraph build(Workload workload, IntFunction<JobFactory<? extends Job>> factories) {
        String[] names = workload.names();
        return build(workload, names, workload.dependencyNames(names), factories);
    }

    private static JobGraph build(
            Workload workload,
            String[] names,
            String[][] dependencies,
            IntFunction<JobFactory<? extends Job>> factories) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int job : workload.order()) {
            JobBuilder declared = jobs.job(names[job], factories.apply(job));
            if (dependencies[job].length > 0) {
                declared.dependsOn(dependencies[job]);
            }
        }
        return jobs.build();
    }
}
