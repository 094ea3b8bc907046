package dev.fixpoint.model;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random graphs with scripted jobs on a clock that only jobs and waits move. On one thread everything is as the model says;
 * on several, each rule holds on the trace.
 *
 * <p>{@code -Dfixpoint.graphs=N} says how many graphs, {@code -Dfixpoint.seed=N} replays a single one.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES) // a convergence that hangs must not hang the build
class RandomGraphTest {

    private static final int GRAPHS = Integer.getInteger("fixpoint.graphs", 10_000);
    private static final Long SEED = Long.getLong("fixpoint.seed");

    /** How often a single graph is run in parallel: what goes wrong there does not do so each time. */
    private static final int REPLAYS = 500;

    @Test
    void oneJobAtATimeAllIsAsTheModelSays() {
        seeds().forEach(seed -> verify(seed, Workers.SERIAL));
    }

    @Test
    void soItIsWhereNobodyListens() {
        seeds().forEach(seed -> verify(seed, Workers.UNWATCHED));
    }

    @Test
    void inParallelEveryRuleHoldsOnTheTrace() {
        seeds().forEach(seed -> {
            for (int i = SEED == null ? 1 : REPLAYS; i > 0; i--) {
                verify(seed, Workers.of(2 + Math.floorMod(seed, 7)));
            }
        });
    }

    private static LongStream seeds() {
        return SEED == null ? LongStream.rangeClosed(1, GRAPHS) : LongStream.of(SEED);
    }

    private static void verify(long seed, Workers workers) {
        Trial.of(seed, workers, "mvn test -Dtest=RandomGraphTest -Dfixpoint.seed=" + seed);
    }
}
