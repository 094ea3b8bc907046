package dev.fixpoint.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A contest as JMH runs it: an invocation is one round of both sides, whose costs {@link SidesProfiler} hands on. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SingleShotTime)
public class ContestBenchmark {

    private static final int WARM_UP_JOBS = 3_000_000;

    @Param("CONVERGE")
    public String contest = "";

    @Param("LAYERED")
    public String shape = "";

    @Param("FORWARD")
    public String order = "";

    @Param("SATISFIED")
    public String mode = "";

    @Param("1000")
    public int size;

    private Rounds rounds;

    /** Makes both sides, and warms them up. */
    @Setup
    public void setUp() throws Exception {
        Workload workload = Workload.of(Shape.valueOf(shape), Order.valueOf(order), Mode.valueOf(mode), size);
        rounds = Rounds.of(Contest.valueOf(contest), workload);
        if (!Contest.valueOf(contest).isLong()) {
            rounds.warmUp(WARM_UP_JOBS, size);
        }
    }

    /** Plays one round. */
    @Benchmark
    public Object round() throws Exception {
        Round round = rounds.play();
        SidesProfiler.played(round);
        return round;
    }
}
