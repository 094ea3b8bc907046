package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.Trace;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulations of what policies, workers and cancels do, with the exact time of everything. */
class SimulatedPoliciesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final Trace trace = new Trace();
    private @Nullable Fixpoint running;

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    private JobBuilder job(String name, String... dependencies) {
        return jobs.job(name).dependsOn(dependencies).check(job -> {}).run(job -> {});
    }

    private Simulation simulation(int parallelism) {
        return Simulation.of(jobs.build())
                .with(fixpoint -> fixpoint.parallelism(parallelism).listener(trace))
                .with(fixpoint -> running = fixpoint);
    }

    @Test
    void workersWorkSideBySide() {
        job("a");
        job("b");
        job("c", "a");

        Report report = simulation(2)
                .job("a", Script.passes().takes(seconds(3)))
                .job("b", Script.converges().takes(seconds(2)))
                .job("c", Script.passes().takes(seconds(1)))
                .converge();

        assertThat(trace).hasToString("""
                        2s b.check: fail "not done yet, says the script"
                        3s a.check: pass
                        3s a passed
                        4s b.run: pass
                        4s c.check: pass
                        4s c passed
                        6s b.recheck: pass
                        6s b converged
                        """);
        assertThat(report.duration()).hasSeconds(6);
        assertThat(report.waited()).isZero();
    }

    @Test
    void aRetryThatIsDueWaitsForAFreeWorker() {
        job("a").retryDelay(SECOND);
        job("b");

        simulation(1)
                .job("a", Script.passes().failsFirst(1))
                .job("b", Script.passes().takes(seconds(5)))
                .converge();

        assertThat(trace).hasToString("""
                        0s a.check: fail "fails, says the script"
                        0s a.run: pass
                        0s a.recheck: fail "fails, says the script"
                        0s a failed, again at 1s
                        5s b.check: pass
                        5s b passed
                        5s a.check: pass
                        5s a passed
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPhaseThatHangsIsInterruptedWhenItsTimeIsUp(int parallelism) {
        job("a").phaseTimeout(seconds(3)).tries(2);

        Report report = simulation(parallelism)
                .job("a", Script.inTurn(Script.converges().hangs(Phase.RUN).hangs(Phase.RECHECK), Script.converges()))
                .converge();

        assertThat(trace).hasToString("""
                        0s a.check: fail "not done yet, says the script"
                        3s a.run: fail "run timed out after 3s"
                        6s a.recheck: fail "recheck timed out after 3s"
                        6s a failed, again at 7s
                        6s waiting until 7s for a
                        7s a.check: fail "not done yet, says the script"
                        7s a.run: pass
                        7s a.recheck: pass
                        7s a converged
                        """);
        assertThat(report.abandoned()).isEmpty();
        assertThat(report.job("a")
                        .attempts()
                        .get(0)
                        .phases()
                        .get(1)
                        .error()
                        .orElseThrow()
                        .getCause())
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aPhaseThatTakesTooLongIsCutShort() {
        job("a").phaseTimeout(seconds(3)).tries(1);

        simulation(1)
                .job("a", Script.converges().takes(Phase.RUN, Duration.ofHours(1)))
                .converge();

        assertThat(trace).hasToString("""
                        0s a.check: fail "not done yet, says the script"
                        3s a.run: fail "run timed out after 3s"
                        3s a.recheck: pass
                        3s a converged
                        """);
    }

    @Test
    void aDeafPhaseIsAbandonedAfterTheGracePeriod() {
        job("deaf").phaseTimeout(seconds(3)).tries(5).cleanup(job -> {});
        job("needs it", "deaf");
        job("other");

        Report report = simulation(1)
                .job("deaf", Script.converges().hangs(Phase.RUN).deaf())
                .job("other", Script.passes().takes(SECOND))
                .converge();

        assertThat(trace).hasToString("""
                        0s deaf.check: fail "not done yet, says the script"
                        8s deaf.run: fail "run timed out after 3s, and was still running 5s after it was interrupted;\
                         thread "deaf" was left behind, and cleanup skipped"
                        8s deaf failed
                        9s other.check: pass
                        9s other passed
                        9s deaf.cleanup: fail "run timed out after 3s, and was still running 5s after it was interrupted;\
                         thread "deaf" was left behind, and cleanup skipped"
                        """);
        assertThat(report.abandoned()).containsExactly(new Abandoned("deaf", 1, Phase.RUN, "deaf"));
        assertThat(report.cleanup().failures()).hasSize(1);
    }

    @Test
    void aDeafPhaseKeepsItsPermitsUntilItEnds() {
        job("deaf").phaseTimeout(seconds(1)).pool("db");
        job("waits").pool("db");
        job("long");

        simulation(2)
                .with(fixpoint -> fixpoint.pool("db", 1).gracePeriod(SECOND))
                .job("deaf", Script.converges().takes(Phase.CHECK, seconds(10)).deaf())
                .job("waits", Script.passes())
                .job("long", Script.passes().takes(seconds(20)))
                .converge();

        assertThat(trace.toString()).contains("2s deaf failed\n10s waits.check: pass\n");
    }

    @Test
    void anAttemptIsOverWhenItsTimeIsUp() {
        job("a").attemptTimeout(seconds(5)).tries(2);

        simulation(1)
                .job(
                        "a",
                        Script.inTurn(
                                Script.converges().takes(seconds(2)),
                                Script.converges().takes(SECOND)))
                .converge();

        assertThat(trace).hasToString("""
                        2s a.check: fail "not done yet, says the script"
                        4s a.run: pass
                        5s a.recheck: fail "attempt timed out after 5s"
                        5s a failed, again at 6s
                        5s waiting until 6s for a
                        7s a.check: fail "not done yet, says the script"
                        8s a.run: pass
                        9s a.recheck: pass
                        9s a converged
                        """);
    }

    @Test
    void theTimeoutOfTheWholeCancels() {
        job("a");
        job("b", "a");

        Report report = simulation(1)
                .with(fixpoint -> fixpoint.timeout(seconds(10)))
                .job("a", Script.converges().takes(seconds(4)))
                .job("b", Script.converges())
                .converge();

        assertThat(report.timedOut()).isTrue();
        assertThat(report.duration()).hasSeconds(10);
        assertThat(report.outcome("a")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.outcome("b")).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.job("a").error()).get().hasToString("java.lang.InterruptedException: interrupted");
    }

    @Test
    void aStableWorldIsWaitedForWithoutAWorker() {
        job("stable").stable(3, seconds(10));
        job("other");

        simulation(1)
                .job("stable", Script.inTurn(Script.converges().takes(SECOND).flapsAfter(2), Script.converges()))
                .job("other", Script.converges().takes(seconds(2)))
                .converge();

        assertThat(trace).hasToString("""
                        1s stable.check: fail "not done yet, says the script"
                        2s stable.run: pass
                        3s stable.recheck: pass
                        5s other.check: fail "not done yet, says the script"
                        7s other.run: pass
                        9s other.recheck: pass
                        9s other converged
                        9s waiting until 13s for stable
                        14s stable.confirm: pass
                        14s waiting until 24s for stable
                        25s stable.confirm: fail "flaps, says the script"
                        25s stable failed, again at 26s
                        25s waiting until 26s for stable
                        26s stable.check: fail "not done yet, says the script"
                        26s stable.run: pass
                        26s stable.recheck: pass
                        26s waiting until 36s for stable
                        36s stable.confirm: pass
                        36s waiting until 46s for stable
                        46s stable.confirm: pass
                        46s stable converged
                        """);
    }

    @Test
    void whatIsRetriedAndWhenIsAsThePolicySays() {
        job("a").tries(10).backoff(Backoff.exponential(SECOND, 3, seconds(60))).retryOn(IOException.class);

        Report report = simulation(1)
                .job(
                        "a",
                        Script.inTurn(
                                Script.fails().failsWith(() -> new IOException("no route")),
                                Script.fails().failsWith(() -> new IOException("no route")),
                                Script.fails().failsWith(() -> new IllegalStateException("broken"))))
                .converge();

        assertThat(report.job("a").attempts())
                .extracting(attempt ->
                        Duration.between(FakeTime.START, attempt.start()).toSeconds())
                .containsExactly(0L, 1L, 4L);
    }

    @Test
    void aListenerMayCancel() {
        job("a");
        job("deaf").cleanup(job -> {});
        job("b");

        Report report = simulation(3)
                .with(fixpoint -> fixpoint.listener(new Listener() {
                    @Override
                    public void phaseEnded(Event.PhaseEnded event) {
                        if (event.job().equals("b") && running != null) {
                            running.cancel();
                        }
                    }
                }))
                .job("a", Script.converges().takes(seconds(10)))
                .job("deaf", Script.converges().hangs(Phase.RUN).deaf())
                .job("b", Script.converges().takes(seconds(2)))
                .converge();

        assertThat(report.outcome("a")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.outcome("b")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.outcome("deaf")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.duration()).as("2s and the grace period").hasSeconds(7);
        assertThat(report.abandoned()).containsExactly(new Abandoned("deaf", 1, Phase.RUN, "deaf"));
    }

    @Test
    void failFastLetsFinishWhatRuns() {
        job("a").tries(1);
        job("b");
        job("c");

        Report report = simulation(2)
                .with(fixpoint -> fixpoint.failFast(true))
                .job("a", Script.fails())
                .job("b", Script.converges().takes(SECOND))
                .converge();

        assertThat(report.outcome("b")).isEqualTo(Outcome.CONVERGED);
        assertThat(report.outcome("c")).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.duration()).hasSeconds(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cleanupsHaveTheSameTimeout(int parallelism) {
        job("a").cleanup(job -> {});
        job("b", "a").phaseTimeout(seconds(3)).cleanup(job -> {});
        job("c", "b").phaseTimeout(seconds(3)).cleanup(job -> {});

        Report report = simulation(parallelism)
                .job("a", Script.converges().takes(Phase.CLEANUP, seconds(60)))
                .job("b", Script.converges().hangs(Phase.CLEANUP))
                .job("c", Script.converges().hangs(Phase.CLEANUP).deaf())
                .converge();

        assertThat(report.cleanup().cleanups())
                .extracting(cleanup -> cleanup.job() + " " + cleanup.duration().toSeconds() + "s")
                .containsExactly("c 8s", "b 3s", "a 60s");
        assertThat(report.cleanup().failures()).hasSize(2);
        assertThat(report.abandoned()).containsExactly(new Abandoned("c", 1, Phase.CLEANUP, "c"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aCleanupMayBeDeafForLessThanTheGracePeriod() {
        job("quick").phaseTimeout(seconds(3)).cleanup(job -> {});
        job("deaf").phaseTimeout(seconds(3)).cleanup(job -> {});

        Report report = simulation(1)
                .job("quick", Script.converges().takes(Phase.CLEANUP, seconds(2)))
                .job("deaf", Script.converges().takes(Phase.CLEANUP, seconds(5)).deaf())
                .converge();

        assertThat(report.cleanup().failures())
                .extracting(cleanup -> cleanup.job() + " " + cleanup.duration().toSeconds() + "s: "
                        + cleanup.error().orElseThrow().getMessage())
                .containsExactly("deaf 5s: cleanup timed out after 3s");
        assertThat(report.abandoned()).isEmpty();
    }
}
