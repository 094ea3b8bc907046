package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Trace;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that must pass again and again. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StabilityTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final Trace trace = new Trace();
    private final JobGraph.Builder jobs = JobGraph.builder();

    private Report converge(int parallelism) {
        return Fixpoint.of(jobs.build())
                .parallelism(parallelism)
                .timeSource(time)
                .listener(trace)
                .converge();
    }

    /** Returns the job whose checks pass or fail as told, one after the other, and whose run does nothing. */
    private dev.fixpoint.graph.JobBuilder job(String name, Boolean... passes) {
        Iterator<Boolean> next = Arrays.asList(passes).iterator();
        return jobs.job(name)
                .check(job -> job.require(next.next(), "not there"))
                .run(job -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aJobIsSatisfiedAfterSoManyPassingChecksInARow(int parallelism) {
        job("dns", true, true, true).stable(3, Duration.ofSeconds(10));
        job("next", true).dependsOn("dns");

        Report report = converge(parallelism);

        assertThat(trace).hasToString("""
                0s dns.check: pass
                0s waiting until 10s for dns
                10s dns.confirm: pass
                10s waiting until 20s for dns
                20s dns.confirm: pass
                20s dns passed
                20s next.check: pass
                20s next passed
                """);
        assertThat(report.outcome("dns")).isEqualTo(Outcome.PASSED);
        assertThat(report.job("dns").attempts().get(0).phases())
                .extracting(phase -> phase.phase())
                .containsExactly(Phase.CHECK, Phase.CONFIRM, Phase.CONFIRM);
        assertThat(report.waited()).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void otherJobsGoOnBetweenTheChecks(int parallelism) {
        job("slow", false, true, true).stable(2, Duration.ofSeconds(10));
        job("other", false, true);

        Report report = converge(parallelism);

        assertThat(report.succeeded()).isTrue();
        assertThat(trace.toString()).endsWith("""
                0s waiting until 10s for slow
                10s slow.confirm: pass
                10s slow converged
                """).contains("other converged");
        assertThat(report.job("slow").attempts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFailureInBetweenIsAFailedAttemptThatFlaps(int parallelism) {
        job("flaps", true, false, true, true).stable(2, SECOND).retryDelay(Duration.ofSeconds(5));

        Report report = converge(parallelism);

        assertThat(trace).hasToString("""
                0s flaps.check: pass
                0s waiting until 1s for flaps
                1s flaps.confirm: fail "not there"
                1s flaps failed, again at 6s
                1s waiting until 6s for flaps
                6s flaps.check: pass
                6s waiting until 7s for flaps
                7s flaps.confirm: pass
                7s flaps passed
                """);
        assertThat(report.job("flaps").attempts().get(0).flapped()).isTrue();
        assertThat(report.job("flaps").attempts().get(1).flapped()).isFalse();
    }

    @Test
    void overAPeriod() {
        job("steady", true, true, true, true).stableFor(Duration.ofSeconds(5), Duration.ofSeconds(2));

        converge(1);

        assertThat(trace).hasToString("""
                0s steady.check: pass
                0s waiting until 2s for steady
                2s steady.confirm: pass
                2s waiting until 4s for steady
                4s steady.confirm: pass
                4s waiting until 6s for steady
                6s steady.confirm: pass
                6s steady passed
                """);
    }

    /** Not from the start of the convergence. */
    @Test
    void aPeriodCountsFromTheFirstCheckThatPasses() {
        jobs.job("late").check(job -> time.advance(Duration.ofHours(1)));
        job("steady", true, true, true).dependsOn("late").stableFor(Duration.ofSeconds(4), Duration.ofSeconds(2));

        Report report = converge(1);

        assertThat(report.job("steady").attempts().get(0).phases()).hasSize(3);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3_604));
    }

    @Test
    void whatFlappedLeavesNothingToTheAttemptAfterIt() {
        job("flaps", true, true, false).stable(4, SECOND).tries(1);
        job("next", false, true).after("flaps");

        Report report = converge(1);

        assertThat(report.outcome("flaps")).isEqualTo(Outcome.FAILED);
        assertThat(report.job("next").attempts().get(0).phases())
                .extracting(phase -> phase.error().isPresent())
                .containsExactly(true, false, false);
    }

    @Test
    void aPlanLooksOnce() {
        job("dns", true).stable(3, SECOND);

        Report report = Fixpoint.of(jobs.build()).noAct(true).timeSource(time).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(time.elapsed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCancelCutsShortWhatWaits(int parallelism) {
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        job("waits", true).stable(2, Duration.ofSeconds(10));
        jobs.job("cancels")
                .check(job -> {
                    if (job.attempt() == 2) {
                        fixpoint.get().cancel();
                    }
                    job.require(false, "no");
                })
                .retryDelay(SECOND);
        fixpoint.set(Fixpoint.of(jobs.build()).parallelism(parallelism).timeSource(time));

        Report report = fixpoint.get().converge();

        assertThat(report.outcome("waits")).isEqualTo(Outcome.CANCELLED);
        assertThat(report.job("waits").attempts()).hasSize(1);
        assertThat(time.elapsed()).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void failFastLetsItFinish(int parallelism) {
        job("waits", true, true).stable(2, Duration.ofSeconds(10));
        job("never", true).dependsOn("waits");
        job("fails", false, false).tries(1);

        Report report = Fixpoint.of(jobs.build())
                .parallelism(parallelism)
                .failFast(true)
                .timeSource(time)
                .converge();

        assertThat(report.outcome("waits")).isEqualTo(Outcome.PASSED);
        assertThat(report.outcome("fails")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("never")).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void theInstanceAndItsLocalStorageStayTheSame() {
        jobs.job("counts")
                .check(job ->
                        job.result(job.local().update(dev.fixpoint.job.Key.of("n", Integer.class), 0, n -> n + 1)))
                .stable(3, SECOND);

        Report report = converge(1);

        assertThat(report.job("counts").result()).contains(3);
    }

    @Test
    void permitsAreKeptBetweenTheChecks() {
        job("slow", true, true).stable(2, Duration.ofSeconds(10)).pool("db");
        job("other", true).pool("db");

        Fixpoint.of(jobs.build()).pool("db", 1).timeSource(time).listener(trace).converge();

        assertThat(trace).hasToString("""
                0s slow.check: pass
                0s waiting until 10s for slow
                10s slow.confirm: pass
                10s slow passed
                10s other.check: pass
                10s other passed
                """);
    }
}
