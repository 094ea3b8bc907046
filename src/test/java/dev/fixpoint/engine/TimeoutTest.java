package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Hanging;
import dev.fixpoint.testing.Threads;
import dev.fixpoint.testing.Trace;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phases, attempts and convergences that take too long, on a clock that the jobs move. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TimeoutTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final Trace trace = new Trace();
    private final JobGraph.Builder jobs = JobGraph.builder();
    private final Hanging hanging = new Hanging(time);

    private Fixpoint fixpoint(int parallelism) {
        return Fixpoint.of(jobs.build())
                .parallelism(parallelism)
                .timeSource(time)
                .listener(trace);
    }

    @AfterEach
    void endWhatHangs() {
        hanging.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPhaseThatOverrunsIsInterruptedAndHasFailed(int parallelism) {
        jobs.job("hangs").phaseTimeout(Duration.ofSeconds(3)).tries(1).check(job -> {
            if (job.phase() == Phase.CHECK) {
                hanging.untilInterrupted(Duration.ofSeconds(3));
            }
        });

        Report report = fixpoint(parallelism).converge();

        assertThat(trace).hasToString("""
                3s hangs.check: fail "check timed out after 3s"
                3s hangs.run: pass
                3s hangs.recheck: pass
                3s hangs converged
                """);
        assertThat(report.abandoned()).isEmpty();
        assertThat(report.job("hangs").attempts().get(0).phases().get(0).error())
                .get()
                .isInstanceOf(TimeoutException.class)
                .extracting(Throwable::getCause)
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aPhaseThatEndsByItselfButTooLateHasFailedToo() {
        jobs.job("late")
                .phaseTimeout(SECOND)
                .tries(1)
                .check(job -> time.advance(Duration.ofSeconds(2)))
                .run(job -> {});

        Report report = fixpoint(1).converge();

        assertThat(report.outcome("late")).isEqualTo(Outcome.FAILED);
        assertThat(trace).hasToString("""
                2s late.check: fail "check timed out after 1s"
                2s late.run: pass
                4s late.recheck: fail "recheck timed out after 1s"
                4s late failed
                """);
    }

    @Test
    void aPhaseMustEndBeforeItsTimeIsUp() {
        jobs.job("in time").phaseTimeout(SECOND).tries(1).check(job -> time.advance(SECOND.minusNanos(1)));
        jobs.job("late").phaseTimeout(SECOND).tries(1).check(job -> time.advance(SECOND));

        Report report = fixpoint(1).converge();

        assertThat(report.outcome("in time")).isEqualTo(Outcome.PASSED);
        assertThat(report.outcome("late")).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void oneThatDoesNotEndIsAbandonedAndHasFinallyFailed(int parallelism) {
        List<String> cleaned = Collections.synchronizedList(new ArrayList<>());
        jobs.job("deaf")
                .phaseTimeout(Duration.ofSeconds(3))
                .tries(5)
                .check(job -> job.require(false, "no"))
                .run(job -> hanging.deaf(Duration.ofSeconds(3), Duration.ofSeconds(5)))
                .cleanup(job -> cleaned.add(job.name()));
        jobs.job("needs it").dependsOn("deaf");
        jobs.job("other").check(job -> {}).dependsOn("waits");
        jobs.job("waits").check(job -> job.require(job.attempt() == 2, "no")).retryDelay(Duration.ofMinutes(1));

        Report report = fixpoint(parallelism).threadNames(true).converge();

        assertThat(report.outcome("deaf")).isEqualTo(Outcome.FAILED);
        assertThat(trace.toString()).contains("deaf.run: fail \"run timed out after 3s", " deaf failed\n");
        assertThat(report.job("deaf").attempts()).hasSize(1);
        assertThat(report.job("needs it").blockedBy()).containsExactly("deaf");
        assertThat(report.outcome("other")).as("the convergence went on").isEqualTo(Outcome.PASSED);
        assertThat(report.abandoned()).containsExactly(new Abandoned("deaf", 1, Phase.RUN, "deaf"));
        assertThat(report.abandoned().get(0)).hasToString("job \"deaf\": thread \"deaf\" was left behind in its run");
        assertThat(report.job("deaf").error())
                .get()
                .hasToString(
                        "dev.fixpoint.job.TimeoutException: run timed out after 3s, and was still running 5s after it"
                                + " was interrupted; thread \"deaf\" was left behind, and cleanup skipped");
        assertThat(cleaned).isEmpty();
        assertThat(report.cleanup().failures()).hasSize(1);
    }

    @Test
    void anAttemptAsAWholeMayHaveALimit() {
        jobs.job("slow")
                .attemptTimeout(Duration.ofSeconds(5))
                .tries(2)
                .retryDelay(SECOND)
                .check(job -> {
                    time.advance(Duration.ofSeconds(2));
                    job.require(job.attempt() == 2, "no");
                })
                .run(job -> hanging.untilInterrupted(Duration.ofSeconds(3)));

        Report report = fixpoint(1).converge();

        assertThat(trace).hasToString("""
                2s slow.check: fail "no"
                5s slow.run: fail "attempt timed out after 5s"
                5s slow failed, again at 6s
                5s waiting until 6s for slow
                8s slow.check: pass
                8s slow passed
                """);
        assertThat(report.succeeded()).isTrue();
    }

    @Test
    void theTimeOfAnAttemptPassesWhileItWaitsToo() {
        AtomicInteger asked = new AtomicInteger();
        jobs.job("stable")
                .attemptTimeout(Duration.ofSeconds(5))
                .stable(3, Duration.ofSeconds(3))
                .tries(1)
                .check(job -> asked.incrementAndGet());

        fixpoint(1).converge();

        assertThat(trace).hasToString("""
                0s stable.check: pass
                0s waiting until 3s for stable
                3s stable.confirm: pass
                3s waiting until 5s for stable
                5s stable.confirm: fail "attempt timed out after 5s"
                5s stable failed
                """);
        assertThat(asked).as("not asked when the time was up").hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theTimeOfTheConvergenceMayBeLimited(int parallelism) {
        List<String> cleaned = Collections.synchronizedList(new ArrayList<>());
        jobs.job("hangs")
                .check(job -> job.require(false, "no"))
                .run(job -> hanging.untilInterrupted(Duration.ofMinutes(1)))
                .cleanup(job -> cleaned.add(job.name()));
        jobs.job("after").dependsOn("hangs");

        Report report = fixpoint(parallelism).timeout(Duration.ofMinutes(1)).converge();

        assertThat(report.timedOut()).isTrue();
        assertThat(report.cancelled()).isTrue();
        assertThat(report.outcome("hangs")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.outcome("after")).isEqualTo(Outcome.NOT_RUN);
        assertThat(cleaned).containsExactly("hangs");
    }

    @Test
    void alsoWhileItWaits() {
        jobs.job("fails").check(job -> job.require(false, "no")).retryDelay(Duration.ofHours(1));

        Report report = fixpoint(1).timeout(Duration.ofMinutes(1)).converge();

        assertThat(report.timedOut()).isTrue();
        assertThat(report.duration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(report.outcome("fails")).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aConvergenceThatEndsInTimeIsNotTimedOut() {
        jobs.job("quick").check(job -> {});

        Report report = fixpoint(1).timeout(SECOND).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(report.timedOut()).isFalse();
        assertThatThrownBy(() -> Fixpoint.of(report.graph()).timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be above zero, not 0s");
    }

    @Test
    void cleanupsHaveTheSameTimeout() {
        List<String> cleaned = new ArrayList<>();
        jobs.job("quick").check(this::afterRun).run(this::run).cleanup(job -> cleaned.add(job.name()));
        jobs.job("interrupted")
                .check(this::afterRun)
                .run(this::run)
                .cleanup(job -> hanging.untilInterrupted(Duration.ofSeconds(3)));
        jobs.job("deaf")
                .check(this::afterRun)
                .run(this::run)
                .cleanup(job -> hanging.deaf(Duration.ofSeconds(3), Duration.ofSeconds(5)));

        Report report = fixpoint(1)
                .defaultPolicy(Policy.NONE.phaseTimeout(Duration.ofSeconds(3)))
                .threadNames(true)
                .converge();

        assertThat(report.allSatisfied()).isTrue();
        assertThat(cleaned).containsExactly("quick");
        assertThat(report.abandoned()).containsExactly(new Abandoned("deaf", 1, Phase.CLEANUP, "deaf"));
        assertThat(report.cleanup().failures())
                .extracting(cleanup -> cleanup.error().orElseThrow().getMessage())
                .containsExactly(
                        "cleanup timed out after 3s, and was still running 5s after it was interrupted; thread \"deaf\" was"
                                + " left behind, and cleanup skipped",
                        "cleanup timed out after 3s");
    }

    /** The interrupted cleanup may be at its end before the calling thread looks at the clock again. */
    @Test
    void theGracePeriodOfACleanupBeginsBeforeItsInterrupt() {
        jobs.job("deaf")
                .phaseTimeout(Duration.ofSeconds(3))
                .check(this::afterRun)
                .run(this::run)
                .cleanup(job -> hanging.deaf(Duration.ofSeconds(3), Duration.ofSeconds(5)));

        Report report = Fixpoint.of(jobs.build())
                .timeSource(new ReadLateAfter(Duration.ofSeconds(3)))
                .converge();

        assertThat(report.abandoned()).hasSize(1);
        assertThat(report.cleanup().failures()).hasSize(1);
    }

    /** Makes the thread that created it wait, between the first look at its clock after some time and the second, for what is deaf. */
    private final class ReadLateAfter implements TimeSource {

        private final long due;
        private final Thread reader = Thread.currentThread();
        private boolean read;

        ReadLateAfter(Duration due) {
            this.due = due.toNanos();
        }

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public long nanoTime() {
            if (Thread.currentThread() == reader) {
                if (read) {
                    hanging.awaitHeard();
                }
                read |= time.nanoTime() >= due;
            }
            return time.nanoTime();
        }

        @Override
        public void park(long nanos, boolean working) {
            time.park(nanos, working);
        }
    }

    @Test
    void aCleanupWithATimeoutMayFailLikeAnyOtherAndMayEndTooLate() {
        jobs.job("fails").check(this::afterRun).run(this::run).cleanup(job -> {
            throw new IOException("stuck");
        });
        jobs.job("late").check(this::afterRun).run(this::run).cleanup(job -> time.advance(Duration.ofSeconds(3)));
        jobs.job("in time").check(this::afterRun).run(this::run).cleanup(job -> time.advance(SECOND.multipliedBy(2)));

        Report report = fixpoint(1)
                .defaultPolicy(Policy.NONE.phaseTimeout(Duration.ofSeconds(3)))
                .converge();

        assertThat(report.cleanup().failures())
                .extracting(cleanup ->
                        cleanup.job() + ": " + cleanup.error().orElseThrow().getMessage())
                .containsExactly("late: cleanup timed out after 3s", "fails: stuck");
    }

    private void afterRun(JobContext job) {
        job.require(job.local().find("ran").isPresent(), "no");
    }

    private void run(JobContext job) {
        job.local().put("ran", true);
    }

    @Test
    void anAbandonedThreadKeepsItsPermitsUntilItEnds() {
        CountDownLatch ends = new CountDownLatch(1);
        AtomicReference<Boolean> endedBefore = new AtomicReference<>();
        jobs.job("deaf")
                .pool("db")
                .phaseTimeout(SECOND)
                .check(job -> hanging.deaf(SECOND, Duration.ofSeconds(5), ends));
        CountDownLatch used = new CountDownLatch(1);
        jobs.job("db user").pool("db").check(job -> {
            endedBefore.set(ends.getCount() == 0);
            used.countDown();
        });
        jobs.job("other")
                .check(job -> {
                    job.require(job.attempt() == 2, "no");
                    ends.countDown();
                    Threads.await(
                            used); // else the convergence might end first: it does not wait for what was abandoned
                })
                .tries(2)
                .retryDelay(Duration.ofMinutes(1));

        Report report = fixpoint(2).pool("db", 1).converge();

        assertThat(report.abandoned()).hasSize(1);
        assertThat(report.outcome("other")).isEqualTo(Outcome.PASSED);
        assertThat(report.outcome("db user")).isEqualTo(Outcome.PASSED);
        assertThat(endedBefore).hasValue(true);
    }

    /** One that can never have its permits again reserves none. */
    @Test
    void whatIsLeftOfAPoolIsForThoseWhoCanDoWithIt() {
        jobs.job("deaf").pool("db", 2).phaseTimeout(SECOND).check(job -> hanging.deaf(SECOND, Duration.ofSeconds(5)));
        jobs.job("needs more").pool("db", 3).check(job -> {});
        jobs.job("needs less").pool("db").check(job -> {});

        Report report = fixpoint(2).pool("db", 4).converge();

        assertThat(report.outcome("deaf")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("needs more")).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.outcome("needs less")).isEqualTo(Outcome.PASSED);
    }

    /** The thread that looks after the time also tells the listeners. */
    @Test
    void isInterruptedHoweverMuchThereIsToTell() {
        AtomicLong told = new AtomicLong();
        jobs.job("never stops talking")
                .tries(1)
                .phaseTimeout(SECOND)
                .check(job -> job.require(job.phase() == Phase.RECHECK, "no"))
                .run(job -> {
                    time.advance(SECOND);
                    while (!Thread.currentThread().isInterrupted()) {
                        job.status("still here");
                    }
                });
        Listener slow = new Listener() {
            @Override
            public void statusChanged(Event.StatusChanged event) {
                long start = System.nanoTime();
                while (System.nanoTime() - start < 20_000) {
                    told.incrementAndGet();
                }
            }
        };

        Report report = fixpoint(1).listener(slow).converge();

        assertThat(report.job("never stops talking")
                        .attempts()
                        .get(0)
                        .phases()
                        .get(1)
                        .error())
                .get()
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void aConvergenceEndsThoughAnAbandonedThreadHoldsWhatOthersNeed() {
        jobs.job("deaf").pool("db").phaseTimeout(SECOND).check(job -> hanging.deaf(SECOND, Duration.ofSeconds(5)));
        jobs.job("db user").pool("db").check(job -> {});

        Report report = fixpoint(2).pool("db", 1).converge();

        assertThat(report.outcome("deaf")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("db user")).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void withATimeoutNoPhaseRunsOnTheCallingThread() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        jobs.job("job").phaseTimeout(Duration.ofHours(1)).check(job -> thread.set(Thread.currentThread()));

        fixpoint(1).converge();

        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }
}
