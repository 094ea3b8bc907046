package dev.fixpoint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.test.FakeTime;
import java.util.List;
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
                        .timeSource(new FakeTime())
                        .exclude("off", "unneeded")
                        .converge(),
                "test");

        assertThat(RootCauses.of(run))
                .map(cause -> cause.job().name() + cause.blocks())
                .containsExactly("broken[]", "off[behind]");
    }

    @Test
    void ofAPlanAreWhatWouldRunOrFailOrCannotBeTold() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("fine").check(job -> {});
        jobs.job("missing").dependsOn("fine").check(job -> job.require(false, "no"));
        jobs.job("after").dependsOn("missing").check(job -> {});
        jobs.job("unknown", () -> {
            throw new IllegalStateException("no");
        });
        jobs.job("lost").check(job -> {
            throw CheckFailure.because("never").hopeless();
        });
        jobs.job("off");
        jobs.job("behind").dependsOn("lost", "off");

        RunRecord run = RunRecord.of(
                Fixpoint.of(jobs.build())
                        .timeSource(new FakeTime())
                        .noAct(true)
                        .exclude("off")
                        .converge(),
                "test");

        assertThat(RootCauses.of(run))
                .map(cause -> cause.job().name() + cause.blocks())
                .containsExactly("missing[after]", "unknown[]", "lost[behind]", "off[behind]");
    }

    @Test
    void blockWhatIsBlockedByThemAloneOrWithOthersInTheOrderOfThePositions() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (String root : List.of("a", "b", "c")) {
            jobs.job(root).tries(1).check(job -> job.require(false, "no"));
        }
        jobs.job("1").dependsOn("a");
        jobs.job("2").dependsOn("a", "b");
        jobs.job("3").dependsOn("a");
        jobs.job("4").dependsOn("2");

        RunRecord run = RunRecord.of(
                Fixpoint.of(jobs.build()).timeSource(new FakeTime()).converge(), "test");

        assertThat(RootCauses.of(run))
                .map(cause -> cause.job().name() + cause.blocks())
                .containsExactly("c[]", "a[1, 3, 2, 4]", "b[2, 4]");
    }
}
