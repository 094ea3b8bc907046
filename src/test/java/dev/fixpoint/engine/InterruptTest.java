package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Policy;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 17, by interrupting threads. Each test reads the flag of its thread, which clears it. */
class InterruptTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final Thread caller = Thread.currentThread();

    @AfterEach
    void clearFlag() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ofTheCallerCancelsAndIsSetAgainOnReturn(int parallelism) throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        List<String> cleaned = new ArrayList<>();
        jobs.job("blocks")
                .run(job -> {
                    blocked.countDown();
                    Threads.blockForever();
                })
                .cleanup(job ->
                        cleaned.add("blocks, flag " + Thread.currentThread().isInterrupted()));
        jobs.job("after").dependsOn("blocks");
        Thread interrupter = new Thread(() -> {
            try {
                Threads.await(blocked);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });
        interrupter.start();

        Report report = Fixpoint.of(jobs.build()).parallelism(parallelism).converge();

        assertThat(Thread.interrupted()).as("flag on return").isTrue();
        Threads.join(interrupter);
        assertThat(report.cancelled()).isTrue();
        assertThat(report.outcome("blocks")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.outcome("after")).isEqualTo(Outcome.NOT_RUN);
        assertThat(cleaned).containsExactly("blocks, flag false");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void beforeTheStartLetsNothingStart(int parallelism) {
        jobs.job("never");
        caller.interrupt();

        Report report = Fixpoint.of(jobs.build()).parallelism(parallelism).converge();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.cancelled()).isTrue();
        assertThat(report.outcome("never")).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void aFlagThatAJobLeavesBehindDisturbsNobodyAndIsNotLost() {
        List<Boolean> flags = new ArrayList<>();
        jobs.job("leaves")
                .check(job -> {
                    flags.add(Thread.currentThread().isInterrupted());
                    Thread.currentThread().interrupt();
                    job.require(job.runError().isPresent(), "first time");
                })
                .run(job -> {
                    flags.add(Thread.currentThread().isInterrupted());
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("kept for the recheck");
                });
        jobs.job("next")
                .dependsOn("leaves")
                .check(job -> {
                    flags.add(Thread.currentThread().isInterrupted());
                    job.require(job.local().find("ran").isPresent(), "first time");
                })
                .run(job -> {
                    job.local().put("ran", true);
                    Thread.currentThread().interrupt();
                });

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(Thread.interrupted())
                .as("given back on return, it may have been meant for the caller")
                .isTrue();
        assertThat(report.succeeded()).isTrue();
        assertThat(flags).containsExactly(false, false, false, false, false);
    }

    @Test
    void aFlagThatAJobLeavesBehindInParallelConcernsTheEngineAlone() {
        List<Boolean> flags = new ArrayList<>();
        jobs.job("leaves").check(job -> Thread.currentThread().interrupt());
        jobs.job("next")
                .dependsOn("leaves")
                .check(job -> flags.add(Thread.currentThread().isInterrupted()));

        Report report = Fixpoint.of(jobs.build()).parallelism(2).converge();

        assertThat(Thread.interrupted()).isFalse();
        assertThat(report.succeeded()).isTrue();
        assertThat(flags).containsExactly(false);
    }

    @Test
    void wrappedWithTheFlagSetAgainIsRecognised() {
        jobs.job("wraps").check(job -> {
            caller.interrupt(); // what somebody else would do
            try {
                Threads.blockForever();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("wrapped", e);
            }
        });

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.cancelled()).isTrue();
        assertThat(report.outcome("wraps")).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void isSeenByAJobThatOnlyAsks() {
        jobs.job("computes").check(job -> {
            caller.interrupt();
            assertThat(job.stopRequested()).isTrue();
            throw new IllegalStateException("gave up half-way");
        });

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.outcome("computes")).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void thrownByAWorkersJobIsAFailureLikeAnyOther() {
        jobs.job("throws").tries(1).check(job -> {
            throw new InterruptedException("not by anybody");
        });

        Report report = Fixpoint.of(jobs.build()).parallelism(2).converge();

        assertThat(report.cancelled()).isFalse();
        assertThat(report.outcome("throws")).isEqualTo(Outcome.FAILED);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void whileItWaitsCancels() {
        jobs.job("fails").check(job -> job.require(false, "no")).retryDelay(Duration.ofHours(1));
        FakeTime time = new FakeTime();

        Report report = Fixpoint.of(jobs.build())
                .timeSource(new WatchedTime(time, caller::interrupt))
                .converge();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.cancelled()).isTrue();
        assertThat(report.job("fails").attempts()).hasSize(1);
        assertThat(time.elapsed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void duringCleanupByHandIsGivenBackAsWell(boolean timed) {
        jobs.job("job").run(job -> {}).cleanup(job -> caller.interrupt());
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).manualCleanup(true);
        if (timed) {
            fixpoint.defaultPolicy(Policy.NONE.phaseTimeout(Duration.ofHours(1)));
        }
        fixpoint.converge().orThrow();
        assertThat(Thread.interrupted()).isFalse();

        assertThat(fixpoint.cleanup().succeeded()).isTrue();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void duringCleanupIsGivenBackAndStopsNoCleanup() {
        List<String> cleaned = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            jobs.job(name).run(job -> {}).cleanup(job -> {
                cleaned.add(name + " " + Thread.currentThread().isInterrupted());
                caller.interrupt();
            });
        }

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.succeeded()).isTrue();
        assertThat(cleaned).containsExactly("b false", "a false");
    }

    @Test
    void duringCleanupCancelsNothingEvenIfTheCleanupAsks() {
        jobs.job("job").run(job -> {}).cleanup(job -> {
            caller.interrupt();
            assertThat(job.stopRequested()).isFalse();
        });

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.cancelled()).isFalse();
        assertThat(report.succeeded()).isTrue();
    }
}
