package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Result;

/** A contest as JMH plays it, in a virtual machine of its own. */
class ContestTest {

    private static final int SIZE = 1_000;

    @Test
    void aFigureOfAMachineOfItsOwn() throws Exception {
        Figure figure = new Contests(true).figure(Contest.BUILD, Setting.of(Shape.LAYERED, Mode.SATISFIED, SIZE));

        assertThat(figure.rounds()).isEqualTo(5);
        assertThat(figure.ours()).isPositive();
    }

    @Test
    void asJmhPlaysIt() throws Exception {
        ContestBenchmark benchmark = new ContestBenchmark();
        benchmark.contest = "CONVERGE";
        benchmark.shape = "LAYERED";
        benchmark.order = "FORWARD";
        benchmark.mode = "SATISFIED";
        benchmark.size = SIZE;
        benchmark.setUp();

        Round round = (Round) benchmark.round();

        assertThat(new SidesProfiler().afterIteration(null, null, null))
                .extracting(Result::getLabel, result -> (long) result.getScore())
                .containsExactly(tuple("ours", round.ours()), tuple("peer", round.peer()));
    }
}
