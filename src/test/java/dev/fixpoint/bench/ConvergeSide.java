package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fixpoint converges a graph that is built already: default options, no listener, the full report. */
final class ConvergeSide implements Side {

    private final Workload workload;
    private final JobGraph graph;
    private final Cost cost;
    private final UnaryOperator<Fixpoint> options;
    private @Nullable Report report;

    ConvergeSide(Workload workload, JobGraph graph, Cost cost, UnaryOperator<Fixpoint> options) {
        this.workload = workload;
        this.graph = graph;
        this.cost = cost;
        this.options = options;
    }

    static ConvergeSide serial(Workload workload) {
        return serial(workload, Cost.THREAD);
    }

    static ConvergeSide serial(Workload workload, Cost cost) {
        return new ConvergeSide(workload, BuildSide.build(workload), cost, fixpoint -> fixpoint);
    }

    /** Returns a side whose thread carries the names of the jobs. */
    static ConvergeSide named(Workload workload) {
        return new ConvergeSide(
                workload, BuildSide.build(workload), Cost.THREAD, fixpoint -> fixpoint.threadNames(true));
    }

    /** Returns a side that is measured by the clock. */
    static ConvergeSide timed(Workload workload, UnaryOperator<Fixpoint> options) {
        return new ConvergeSide(workload, BuildSide.build(workload), Cost.WALL, options);
    }

    @Override
    public void prepare() {
        report = null;
    }

    @Override
    public long measure() throws Exception {
        long cost =
                this.cost.of(() -> report = options.apply(Fixpoint.of(graph)).converge());
        check(workload, report);
        return cost;
    }

    /** Sees to it that what was measured is what was meant. */
    static void check(Workload workload, Report report) {
        Outcome wanted = workload.mode() == Mode.ONE_RUN ? Outcome.CONVERGED : Outcome.PASSED;
        int blocked = workload.mode() == Mode.BLOCKED ? workload.size() - workload.roots() : 0;
        if (report.count(wanted) != workload.expected() || report.count(Outcome.BLOCKED) != blocked) {
            throw new IllegalStateException("not what was to be measured: " + report);
        }
    }
}
