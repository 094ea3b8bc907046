package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** DOT of a drawing: the same as of the report, and of groups. */
class DotPictureTest {

    @Test
    void ofAWholeRunItIsWhatTheReportGives() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.target("top");
        jobs.job("top").dependsOn("failed", "blocked", "out", "assumed", "100% \\N & \"<b>\"");
        jobs.job("blocked").dependsOn("failed", "passed", "converged");
        jobs.job("failed").check(job -> {
            throw CheckFailure.because("no").hopeless();
        });
        jobs.job("100% \\N & \"<b>\"");
        jobs.job("passed");
        jobs.job("converged").run(job -> {});
        jobs.job("out");
        jobs.job("assumed").dependsOn("not run");
        jobs.job("not run");
        Report report = Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .assumeDone("assumed")
                .exclude("out")
                .converge();
        RunRecord run = RunRecord.of(report, "test");

        assertThat(DotPicture.write(Drawing.of(run).folded())).isEqualTo(report.toDot());
        Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
        run.jobs().forEach(job -> seen.add(job.outcome()));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).containsExactly(Outcome.CANCELLED);
    }

    @Test
    void aGroupHasTwoBorders() {
        Drawing drawing = new Runs()
                .job("a", Outcome.PASSED)
                .job("b", Outcome.PASSED, "a")
                .job("c", Outcome.PASSED, "b")
                .failed("d", 1, "no", "c")
                .job("e", Outcome.CANCELLED)
                .drawing();
        assertThat(DotPicture.write(drawing.folded(0))).isEqualTo("""
                digraph fixpoint {
                    node [shape=box, fontname="Helvetica"];
                    "2 satisfied jobs" [fillcolor="green", peripheries="2", style="filled"];
                    "c" [fillcolor="green", style="filled"];
                    "d" [fillcolor="red", style="filled"];
                    "e";
                    "c" -> "2 satisfied jobs";
                    "d" -> "c";
                }
                """);
    }
}
