package dev.fixpoint.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Hands what each side of the last round has cost to JMH, as two secondary results. */
public final class SidesProfiler implements InternalProfiler {

    static final String OURS = "ours";
    static final String PEER = "peer";

    private static volatile Round last = new Round(0, 0);

    static void played(Round round) {
        last = round;
    }

    @Override
    public String getDescription() {
        return "what each side of a contest costs";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(
                new ScalarResult(OURS, last.ours(), "ns", AggregationPolicy.AVG),
                new ScalarResult(PEER, last.peer(), "ns", AggregationPolicy.AVG));
    }
}
