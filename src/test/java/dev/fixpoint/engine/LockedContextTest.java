package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Hanging;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job may hang while it holds the lock on its own context, which nothing that gives it up may wait for. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LockedContextTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final Hanging hanging = new Hanging(time);
    private final JobGraph.Builder jobs = JobGraph.builder();

    @AfterEach
    void endWhatHangs() {
        hanging.close();
    }

    private Report converge() {
        return Fixpoint.of(jobs.build())
                .parallelism(2)
                .gracePeriod(SECOND)
                .timeSource(time)
                .converge();
    }

    private void hang(JobContext job) {
        synchronized (job) {
            hanging.deaf(SECOND, SECOND);
        }
    }

    @Test
    void itsCheckIsGivenUp() {
        jobs.job("locked").phaseTimeout(SECOND).check(this::hang);
        jobs.job("other").check(job -> {});

        Report report = converge();

        assertThat(report.outcome("locked")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("other")).isEqualTo(Outcome.PASSED);
        assertThat(report.abandoned()).hasSize(1);
    }

    @Test
    void itsRunIsGivenUp() {
        jobs.job("locked")
                .phaseTimeout(SECOND)
                .check(job -> job.require(false, "not yet"))
                .run(this::hang);

        Report report = converge();

        assertThat(report.outcome("locked")).isEqualTo(Outcome.FAILED);
        assertThat(report.abandoned()).hasSize(1);
    }

    @Test
    void itsCleanupIsGivenUp() {
        jobs.job("locked")
                .phaseTimeout(SECOND)
                .check(job -> job.require(job.local().find("done").isPresent(), "not yet"))
                .run(job -> job.local().put("done", true))
                .cleanup(this::hang);

        Report report = converge();

        assertThat(report.outcome("locked")).isEqualTo(Outcome.CONVERGED);
        assertThat(report.abandoned()).hasSize(1);
        assertThat(report.cleanup().succeeded()).isFalse();
    }
}
