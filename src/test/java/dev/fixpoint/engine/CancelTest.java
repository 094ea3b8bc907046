package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.EventRecorder;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 17, by {@link Fixpoint#cancel()}. */
class CancelTest {

    private final List<String> cleaned = new ArrayList<>();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final JobGraph.Builder jobs = JobGraph.builder();

    @AfterEach
    void leavesNoInterruptBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private void chainWithABlockingRun() {
        jobs.job("first")
                .check(job -> job.require(
                        job.runError().isPresent() || job.local().find("done").isPresent(), "no"))
                .run(job -> job.local().put("done", true))
                .cleanup(job -> cleaned.add(job.name()));
        jobs.job("blocks")
                .dependsOn("first")
                .check(job -> job.require(false, "never"))
                .run(job -> {
                    blocked.countDown();
                    Threads.blockForever();
                })
                .cleanup(job -> cleaned.add(job.name()));
        jobs.job("after").dependsOn("blocks");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fromAnotherThreadInterruptsWhatRunsAndUnwinds(int parallelism) throws Exception {
        chainWithABlockingRun();
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).parallelism(parallelism);
        Thread canceller = new Thread(() -> {
            try {
                Threads.await(blocked);
                assertThat(fixpoint.cancel()).isTrue();
                assertThat(fixpoint.cancel()).as("cancelled already").isFalse();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        canceller.start();

        Report report = fixpoint.converge();

        Threads.join(canceller);
        assertThat(report.cancelled()).isTrue();
        assertThat(report.succeeded()).isFalse();
        assertThat(report.outcome("first")).isEqualTo(Outcome.CONVERGED);
        assertThat(report.outcome("blocks")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.outcome("after")).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.job("blocks").error()).get().isInstanceOf(InterruptedException.class);
        assertThat(cleaned).containsExactly("blocks", "first");
    }

    @Test
    void doesNothingWhenNothingRuns() {
        jobs.job("job");
        Fixpoint fixpoint = Fixpoint.of(jobs.build());

        assertThat(fixpoint.cancel()).isFalse();
        assertThat(fixpoint.converge().succeeded()).isTrue();
        assertThat(fixpoint.cancel()).isFalse();
        assertThat(fixpoint.converge().succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fromInsideAJobStartsNoFurtherPhase(int parallelism) {
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        List<String> phases = new ArrayList<>();
        jobs.job("cancels")
                .check(job -> {
                    phases.add("check");
                    fixpoint.get().cancel();
                    job.require(false, "not yet");
                })
                .run(job -> phases.add("run"));
        fixpoint.set(Fixpoint.of(jobs.build()).parallelism(parallelism));

        Report report = fixpoint.get().converge();

        assertThat(phases).containsExactly("check");
        assertThat(report.outcome("cancels")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.job("cancels").attempts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRunThatCancelsIsNotCheckedAgain(int parallelism) {
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        List<String> phases = new ArrayList<>();
        jobs.job("cancels")
                .check(job -> {
                    phases.add(job.phase().toString());
                    job.require(phases.size() > 1, "not yet");
                })
                .run(job -> fixpoint.get().cancel())
                .cleanup(job -> cleaned.add(job.name()));
        fixpoint.set(Fixpoint.of(jobs.build()).parallelism(parallelism));

        Report report = fixpoint.get().converge();

        assertThat(phases).containsExactly("check");
        assertThat(report.outcome("cancels")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.job("cancels").attempts().get(0).phases()).hasSize(2);
        assertThat(cleaned).containsExactly("cancels");
    }

    @Test
    void aCheckThatPassesAfterTheCancelCounts() {
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        jobs.job("last").check(job -> fixpoint.get().cancel());
        fixpoint.set(Fixpoint.of(jobs.build()));

        Report report = fixpoint.get().converge();

        assertThat(report.outcome("last")).isEqualTo(Outcome.PASSED);
        assertThat(report.cancelled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fromAListenerStopsBeforeTheNextJob(int parallelism) {
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        jobs.job("first");
        jobs.job("second").dependsOn("first").check(job -> Threads.await(cancelled));
        jobs.job("third").dependsOn("second");
        Listener canceller = new Listener() {
            @Override
            public void phaseEnded(Event.PhaseEnded event) {
                fixpoint.get().cancel();
                cancelled.countDown();
            }
        };
        fixpoint.set(Fixpoint.of(jobs.build()).parallelism(parallelism).listener(canceller));

        Report report = fixpoint.get().converge();

        assertThat(report.outcome("first")).isEqualTo(Outcome.PASSED);
        assertThat(report.outcome("third")).isEqualTo(Outcome.NOT_RUN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void endsTheWaitForARetryDelay(int parallelism) {
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        jobs.job("flaky").check(job -> job.require(false, "never")).retryDelay(Duration.ofHours(1));
        Listener canceller = new Listener() {
            @Override
            public void waiting(Event.Waiting event) {
                fixpoint.get().cancel();
            }
        };
        FakeTime time = new FakeTime();
        fixpoint.set(Fixpoint.of(jobs.build())
                .parallelism(parallelism)
                .timeSource(time)
                .listener(canceller));

        Report report = fixpoint.get().converge();

        assertThat(report.outcome("flaky")).as("its last attempt failed").isEqualTo(Outcome.FAILED);
        assertThat(report.job("flaky").attempts()).hasSize(1);
        assertThat(report.cancelled()).isTrue();
    }

    @Test
    void aJobThatAsksIsToldToStop() throws Exception {
        CountDownLatch polling = new CountDownLatch(1);
        jobs.job("polls").check(job -> {
            polling.countDown();
            while (!job.stopRequested()) {
                Thread.onSpinWait();
            }
            throw new IllegalStateException("stopped early");
        });
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).parallelism(2);
        Thread canceller = new Thread(() -> {
            try {
                Threads.await(polling);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            fixpoint.cancel();
        });
        canceller.start();

        assertThat(fixpoint.converge().outcome("polls")).isEqualTo(Outcome.CANCELLED);
        Threads.join(canceller);
    }

    @ParameterizedTest
    @CsvSource({"true, deaf", "false, fixpoint worker"})
    void aPhaseThatIgnoresItIsLeftBehindAfterTheGracePeriod(boolean named, String thread) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        jobs.job("deaf")
                .check(job -> job.require(false, "never"))
                .run(job -> {
                    fixpoint.get().cancel();
                    while (release.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    ended.countDown();
                })
                .cleanup(job -> cleaned.add("deaf"));
        EventRecorder recorder = new EventRecorder();
        fixpoint.set(Fixpoint.of(jobs.build())
                .parallelism(2)
                .gracePeriod(Duration.ofMillis(1))
                .threadNames(named)
                .listener(recorder));

        Report report = fixpoint.get().converge();
        release.countDown();

        String reason = "still running 1ms after it was interrupted; thread \"" + thread
                + "\" was left behind, and cleanup skipped";
        assertThat(report.outcome("deaf")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.job("deaf").error())
                .get()
                .hasToString("java.util.concurrent.CancellationException: " + reason);
        assertThat(cleaned).isEmpty();
        assertThat(report.cleanup().failures()).singleElement().satisfies(skipped -> {
            assertThat(skipped.job()).isEqualTo("deaf");
            assertThat(skipped.error()).get().extracting(Throwable::getMessage).isEqualTo(reason);
        });
        Threads.await(ended);
        assertThat(recorder.events(Event.PhaseEnded.class))
                .extracting(Event.PhaseEnded::phase)
                .as("told once, though the thread goes on")
                .hasToString("[check, run]");
    }

    @Test
    void aCancelDuringCleanupComesTooLate() {
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        jobs.job("job")
                .run(job -> {})
                .cleanup(job -> assertThat(fixpoint.get().cancel()).isFalse());
        fixpoint.set(Fixpoint.of(jobs.build()));

        Report report = fixpoint.get().converge();

        assertThat(report.cancelled()).isFalse();
        assertThat(report.succeeded()).isTrue();
    }
}
