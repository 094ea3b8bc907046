package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Trace;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that come after others if those take part, whatever becomes of them. */
class SoftOrderTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final Trace trace = new Trace();

    private Report converge(UnaryOperator<Fixpoint> options) {
        return options.apply(
                        Fixpoint.of(jobs.build()).timeSource(new FakeTime()).listener(trace))
                .converge();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void itWaitsForTheEndOfTheOther(int parallelism) {
        jobs.job("restart").after("upgrade");
        jobs.job("upgrade")
                .tries(2)
                .retryDelay(Duration.ofSeconds(9))
                .check(job -> job.require(job.attempt() == 2, "no"));

        converge(options -> options.parallelism(parallelism));

        assertThat(trace.toString()).endsWith("""
                9s upgrade.check: pass
                9s upgrade passed
                9s restart.check: pass
                9s restart passed
                """);
    }

    @Test
    void itIsDoneThoughTheOtherHasFailed() {
        jobs.job("restart").after("upgrade");
        jobs.job("upgrade").tries(1).check(job -> job.require(false, "no"));

        Report report = converge(options -> options);

        assertThat(report.outcome("upgrade")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("restart")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void orIsBlocked() {
        jobs.job("restart").after("upgrade");
        jobs.job("upgrade").dependsOn("download");
        jobs.job("download").tries(1).check(job -> job.require(false, "no"));

        Report report = converge(options -> options);

        assertThat(report.outcome("upgrade")).isEqualTo(Outcome.BLOCKED);
        assertThat(report.outcome("restart")).isEqualTo(Outcome.PASSED);
        assertThat(trace.toString()).endsWith("0s restart.check: pass\n0s restart passed\n");
    }

    @Test
    void itDoesNotWaitForOneThatTakesNoPart() {
        jobs.job("restart").after("upgrade", "clear cache");
        jobs.job("upgrade").check(job -> job.require(false, "must not be asked"));
        jobs.job("clear cache").check(job -> job.require(false, "must not be asked"));

        Report report = converge(options -> options.exclude("upgrade").assumeDone("clear cache"));

        assertThat(report.outcome("restart")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void theFirstAttemptBelongsToTheSweepInWhichTheOtherEnded() {
        jobs.job("restart").after("upgrade");
        jobs.job("upgrade").tries(2).retryDelay(Duration.ZERO).check(job -> job.require(job.attempt() == 2, "no"));

        Report report = converge(options -> options);

        assertThat(report.job("restart").attempts().get(0).sweep()).isEqualTo(2);
    }
}
