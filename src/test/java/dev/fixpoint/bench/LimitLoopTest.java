package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The yardstick measures what it says. */
class LimitLoopTest {

    private static final int SIZE = 100;

    @ParameterizedTest
    @EnumSource
    void everyJobPasses(Shape shape) throws Exception {
        LimitLoop loop = new LimitLoop(Workload.of(shape, Order.FORWARD, Mode.SATISFIED, SIZE));

        assertThat(loop.converge()).isEqualTo(SIZE);
        assertThat(IntStream.range(0, SIZE)).allMatch(job -> loop.outcome(job) == LimitLoop.PASSED);
    }

    @ParameterizedTest
    @EnumSource
    void everyJobIsRunOnce(Shape shape) throws Exception {
        LimitLoop loop = new LimitLoop(Workload.of(shape, Order.FORWARD, Mode.ONE_RUN, SIZE));

        assertThat(loop.converge()).isEqualTo(SIZE);
        assertThat(IntStream.range(0, SIZE))
                .allMatch(job -> loop.outcome(job) == LimitLoop.CONVERGED)
                .allMatch(job -> loop.duration(job) >= 0);
    }

    @Test
    void nothingRunsBehindAFailure() throws Exception {
        LimitLoop loop = new LimitLoop(Workload.of(Shape.CHAIN, Order.FORWARD, Mode.BLOCKED, SIZE));

        assertThat(loop.converge()).isZero();
        assertThat(loop.outcome(0)).isEqualTo(LimitLoop.FAILED);
        assertThat(IntStream.range(1, SIZE)).allMatch(job -> loop.outcome(job) == LimitLoop.NOT_RUN);
    }

    @Test
    void aSecondConvergenceIsLikeTheFirst() throws Exception {
        LimitLoop loop = new LimitLoop(Workload.of(Shape.RANDOM, Order.FORWARD, Mode.SATISFIED, SIZE));
        loop.converge();

        loop.reset();

        assertThat(loop.outcome(0)).isEqualTo(LimitLoop.NOT_RUN);
        assertThat(loop.converge()).isEqualTo(SIZE);
    }
}
