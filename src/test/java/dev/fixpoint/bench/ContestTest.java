package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.results.Result;

/** Every contest is played for one round, to keep it alive; both sides see to it that they have done what they should. */
class ContestTest {

    private static final int SIZE = 1_000;

    /** Contests that would take long with so many jobs, and have tests of their own below. */
    private static final Set<Contest> SLOW = EnumSet.of(Contest.SLEEP, Contest.SLEEP_VIRTUAL, Contest.RETRY_DELAY);

    @TestFactory
    Stream<DynamicTest> aRound() {
        return Stream.of(Contest.values())
                .filter(contest -> !SLOW.contains(contest))
                .flatMap(contest -> Stream.of(Mode.SATISFIED, Mode.ONE_RUN)
                        .filter(mode -> mode == Mode.SATISFIED || !contest.isLong())
                        .map(mode -> DynamicTest.dynamicTest(
                                contest + ", " + mode,
                                () -> play(contest, Workload.of(Shape.LAYERED, Order.FORWARD, mode, SIZE)))));
    }

    @TestFactory
    Stream<DynamicTest> everyShapeInEveryOrder() {
        return Stream.of(Shape.values())
                .flatMap(shape -> Stream.of(Order.values())
                        .map(order -> DynamicTest.dynamicTest(shape + ", " + order, () -> {
                            Workload workload = Workload.of(shape, order, Mode.SATISFIED, SIZE);
                            for (Contest contest : EnumSet.of(
                                    Contest.CONVERGE,
                                    Contest.CONVERGE_BLOCKED,
                                    Contest.BUILD,
                                    Contest.BUILD_JGRAPHT,
                                    Contest.COMPLETABLE_FUTURE)) {
                                play(contest, workload);
                            }
                        })));
    }

    @Test
    void aFigureOfAMachineOfItsOwn() throws Exception {
        Figure figure = new Contests(true).figure(Contest.BUILD, Setting.of(Shape.LAYERED, Mode.SATISFIED, SIZE));

        assertThat(figure.rounds()).isEqualTo(5);
        assertThat(figure.ours()).isPositive();
    }

    @Test
    void jobsThatSleep() throws Exception {
        play(Contest.SLEEP, Workload.of(Shape.INDEPENDENT, Order.FORWARD, Mode.SATISFIED, 4));
    }

    @Test
    void jobsThatSleepOnVirtualThreads() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need Java 21");

        play(Contest.SLEEP_VIRTUAL, Workload.of(Shape.INDEPENDENT, Order.FORWARD, Mode.SATISFIED, 4));
    }

    @Test
    void jobsThatWaitForTheirRetryDelay() throws Exception {
        Workload workload = Workload.of(Shape.INDEPENDENT, Order.FORWARD, Mode.SATISFIED, 10);

        Round round = new Rounds(new RetrySide(workload, Duration.ofMillis(100)), RetrySide::lastWait, 1).play();

        assertThat(round.peer()).isPositive();
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

    /** Plays a round; a side that has not done what it should throws. */
    private static void play(Contest contest, Workload workload) throws Exception {
        for (Side side : List.of(contest.ours(workload), contest.peer(workload))) {
            side.prepare();
            assertThat(side.measure()).isNotNegative();
        }
    }
}
