package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.EventRecorder;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Threads;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that are not exceptions: which of them are the job's, and which end everything. */
class BrokenMachineTest {

    private final List<String> cleaned = new ArrayList<>();
    private final JobGraph.Builder jobs = JobGraph.builder();
    private final EventRecorder recorder = new EventRecorder();

    @Test
    void assertionsStackOverflowsAndLinkageErrorsFailTheirPhase() {
        jobs.job("asserts").tries(1).check(job -> {
            throw new AssertionError("wrong");
        });
        jobs.job("recurses").tries(1).check(BrokenMachineTest::recurse);
        jobs.job("unlinked").tries(1).check(job -> {
            throw new NoClassDefFoundError("Gone");
        });
        jobs.job("fine");

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(report.outcome("asserts")).isEqualTo(Outcome.FAILED);
        assertThat(report.job("recurses").error()).get().isInstanceOf(StackOverflowError.class);
        assertThat(report.outcome("unlinked")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("fine")).isEqualTo(Outcome.PASSED);
    }

    @SuppressWarnings("InfiniteRecursion") // until the stack overflows
    private static void recurse(Object job) {
        recurse(job);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anyOtherErrorOfTheMachineUnwindsAndIsThrown(int parallelism) {
        OutOfMemoryError error = new OutOfMemoryError("made up");
        jobs.job("first").run(job -> {}).cleanup(job -> cleaned.add("first"));
        jobs.job("breaks")
                .dependsOn("first")
                .run(job -> {
                    throw error;
                })
                .cleanup(job -> cleaned.add("breaks"));
        jobs.job("after").dependsOn("breaks");
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).parallelism(parallelism).listener(recorder);

        assertThatThrownBy(fixpoint::converge).isSameAs(error);

        assertThat(cleaned).containsExactly("breaks", "first");
        Report report = recorder.events(Event.ConvergenceEnded.class).get(0).report();
        assertThat(report.outcome("breaks")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("after")).isEqualTo(Outcome.NOT_RUN);
        assertThat(fixpoint.cancel()).as("it is over").isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECK", "RUN", "RECHECK"})
    void soItIsInAnyPhaseWhereNobodyListens(Phase phase) {
        OutOfMemoryError error = new OutOfMemoryError("made up");
        List<Phase> phases = new ArrayList<>();
        jobs.job("breaks")
                .check(job -> {
                    breaksIn(phase, job, phases, error);
                    job.require(false, "never");
                })
                .run(job -> breaksIn(phase, job, phases, error))
                .cleanup(job -> cleaned.add("breaks"));

        assertThatThrownBy(Fixpoint.of(jobs.build())::converge).isSameAs(error);

        assertThat(phases).last().isEqualTo(phase);
        assertThat(cleaned).hasSize(phase == Phase.CHECK ? 0 : 1);
    }

    private static void breaksIn(Phase phase, JobContext job, List<Phase> phases, Error error) {
        phases.add(job.phase());
        if (job.phase() == phase) {
            throw error;
        }
    }

    @Test
    void itInterruptsTheOthers() {
        CountDownLatch blocked = new CountDownLatch(1);
        jobs.job("blocks").check(job -> {
            blocked.countDown();
            Threads.blockForever();
        });
        jobs.job("breaks").check(job -> {
            Threads.await(blocked);
            throw new InternalError("made up");
        });
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).parallelism(2).listener(recorder);

        assertThatThrownBy(fixpoint::converge).isInstanceOf(InternalError.class);

        Report report = recorder.events(Event.ConvergenceEnded.class).get(0).report();
        assertThat(report.outcome("blocks")).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void inACleanupItIsThrownWhenTheOthersAreDone() {
        jobs.job("a").run(job -> {}).cleanup(job -> cleaned.add("a"));
        jobs.job("b").run(job -> {}).cleanup(job -> {
            throw new OutOfMemoryError("made up");
        });

        assertThatThrownBy(() -> Fixpoint.of(jobs.build()).converge()).isInstanceOf(OutOfMemoryError.class);

        assertThat(cleaned).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void inAListenerItEndsTheConvergenceInGoodOrder(int parallelism) {
        jobs.job("job").run(job -> {}).cleanup(job -> cleaned.add("job"));
        jobs.job("after").dependsOn("job").check(job -> Thread.onSpinWait());
        Listener breaks = new Listener() {
            @Override
            public void phaseEnded(Event.PhaseEnded event) {
                if (event.job().equals("job")) {
                    throw new OutOfMemoryError("made up");
                }
            }
        };
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).parallelism(parallelism).listener(breaks);

        assertThatThrownBy(fixpoint::converge).isInstanceOf(OutOfMemoryError.class);
        assertThat(fixpoint.cancel()).isFalse();
    }

    @Test
    void inAListenerItDoesNotLoseTheCleanupOfTheJobThatRuns() {
        jobs.job("job").run(job -> {}).cleanup(job -> cleaned.add("job"));
        Listener breaks = new Listener() {
            @Override
            public void phaseEnded(Event.PhaseEnded event) {
                if (event.phase() == Phase.RUN) {
                    throw new OutOfMemoryError("made up");
                }
            }

            @Override
            public void cleanupStarted(Event.CleanupStarted event) {
                throw new OutOfMemoryError("again");
            }
        };
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).listener(breaks);

        assertThatThrownBy(fixpoint::converge)
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("made up");
        assertThat(cleaned).containsExactly("job");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aClockThatFailsEndsTheConvergenceAndUnwinds(int parallelism) {
        jobs.job("done").run(job -> {}).cleanup(job -> cleaned.add("done"));
        jobs.job("waits").check(job -> job.require(false, "no")).retryDelay(Duration.ofHours(1));
        TimeSource broken = new WatchedTime(new FakeTime(), () -> {
            throw new IllegalArgumentException("cannot wait");
        });
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).parallelism(parallelism).timeSource(broken);

        assertThatThrownBy(fixpoint::converge)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot wait");
        assertThat(cleaned).containsExactly("done");
    }

    @Test
    void inACleanupByHandItIsThrownWhenTheOthersAreDone() {
        OutOfMemoryError error = new OutOfMemoryError("made up");
        jobs.job("first").run(job -> {}).cleanup(job -> cleaned.add("first"));
        jobs.job("breaks").dependsOn("first").run(job -> {}).cleanup(job -> {
            throw error;
        });
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).manualCleanup(true);
        fixpoint.converge().orThrow();

        assertThatThrownBy(fixpoint::cleanup).isSameAs(error);
        assertThat(cleaned).containsExactly("first");
    }

    @Test
    void anErrorThatWasThrownIsNotThrownAgainByACleanupByHand() {
        jobs.job("first").run(job -> {}).cleanup(job -> cleaned.add("first"));
        jobs.job("breaks").dependsOn("first").check(job -> {
            throw new OutOfMemoryError("made up");
        });
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).manualCleanup(true);

        assertThatThrownBy(fixpoint::converge).isInstanceOf(OutOfMemoryError.class);

        assertThat(fixpoint.cleanup().cleanups()).hasSize(1);
        assertThat(cleaned).containsExactly("first");
    }
}
