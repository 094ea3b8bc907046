package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.testing.ManualTime;
import org.junit.jupiter.api.Test;

/** What is told first of a run that failed. */
class RootCausesTest {

    @Test
    void beginWithWhatFailedAndLeaveOutWhatIsExcludedAndBlocksNothing() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("off");
        jobs.job("unneeded");
        jobs.job("behind").dependsOn("off");
        jobs.job("broken").tries(1).check(job -> job.require(false, "no"));

        RunRecord run = RunRecord.of(
                Fixpoint.of(jobs.build())
                        .timeSource(new ManualTime())
                        .exclude("off", "unneeded")
                        .converge(),
                "test");

        assertThat(RootCauses.of(run))
                .map(cause -> cause.job().name() + cause.blocks())
                .containsExactly("broken[]", "off[behind]");
    }
}
