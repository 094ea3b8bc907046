package dev.fixpoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.RecordingLogger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class Slf4jListenerTest {

    @Test
    void logsTheEndsAtInfoFailuresAtErrorAndTheRestAtDebug() {
        RecordingLogger log = new RecordingLogger();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("flaky")
                .check(job -> {
                    job.status("looking");
                    job.require(job.attempt() == 2, "not yet");
                })
                .retryDelay(Duration.ofSeconds(90))
                .cleanup(job -> {
                    throw new IllegalStateException("stuck");
                });
        jobs.job("fails").tries(1).check(job -> job.require(false, "no"));

        Report report = Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .listener(new Slf4jListener(log))
                .converge();

        assertThat(log.lines())
                .containsExactly(
                        "INFO converging 2 jobs for [flaky, fails]",
                        "DEBUG sweep 1",
                        "DEBUG flaky: attempt 1",
                        "DEBUG flaky.check: looking",
                        "DEBUG flaky.check failed: not yet",
                        "DEBUG flaky.run passed",
                        "DEBUG flaky.recheck: looking",
                        "DEBUG flaky.recheck failed: not yet",
                        "DEBUG flaky: next attempt in 1m 30s",
                        "DEBUG fails: attempt 1",
                        "DEBUG fails.check failed: no",
                        "DEBUG fails.run passed",
                        "DEBUG fails.recheck failed: no",
                        "ERROR fails failed dev.fixpoint.job.CheckFailure: no",
                        "DEBUG waiting 1m 30s for flaky, the first of 1",
                        "DEBUG sweep 2",
                        "DEBUG flaky: attempt 2",
                        "DEBUG flaky.check: looking",
                        "DEBUG flaky.check passed",
                        "DEBUG flaky passed",
                        "ERROR flaky: cleanup failed java.lang.IllegalStateException: stuck",
                        "INFO " + report.summary());
    }
}
