package dev.fixpoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Phase;
import dev.fixpoint.test.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final FakeTime time = new FakeTime();

    private Fixpoint fixpoint() {
        return Fixpoint.of(jobs.build()).timeSource(time);
    }

    @Test
    void tellsEachAttemptWithItsPhases() {
        jobs.job("flaky")
                .tries(3)
                .check(job -> {
                    time.advance(Duration.ofMillis(5));
                    job.require(job.attempt() == 2, "attempt " + job.attempt());
                })
                .run(job -> {
                    time.advance(Duration.ofMillis(100));
                    throw new IllegalStateException("broke");
                });

        Report report = fixpoint().converge();

        JobReport flaky = report.job("flaky");
        assertThat(flaky.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(flaky.error()).isEmpty();
        assertThat(flaky.attempts()).hasSize(2);
        AttemptReport first = flaky.attempts().get(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.sweep()).isEqualTo(1);
        assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(first.start()).isEqualTo(FakeTime.START);
        assertThat(first.error()).get().extracting(Throwable::getMessage).isEqualTo("attempt 1");
        assertThat(first.phases())
                .extracting(
                        PhaseReport::phase,
                        phase -> Duration.between(FakeTime.START, phase.start())
                                .toMillis(),
                        phase -> phase.duration().toMillis(),
                        phase -> phase.error().map(Throwable::getMessage).orElse("passed"))
                .hasToString("[(check, 0L, 5L, \"attempt 1\"), (run, 5L, 100L, \"broke\"),"
                        + " (recheck, 105L, 5L, \"attempt 1\")]");
        AttemptReport second = flaky.attempts().get(1);
        assertThat(second.sweep()).isEqualTo(2);
        assertThat(second.start()).isEqualTo(FakeTime.START.plusMillis(1_110));
        assertThat(second.phases()).extracting(PhaseReport::phase).containsExactly(Phase.CHECK);
        assertThat(report.duration()).isEqualTo(Duration.ofMillis(1_115));
        assertThat(report.waited()).isEqualTo(Duration.ofSeconds(1));
        assertThat(report.sweeps()).isEqualTo(2);
        assertThat(report.attempts()).isEqualTo(2);
        assertThat(report.started()).isEqualTo(FakeTime.START);
    }

    @Test
    void aBlockedJobNamesTheRootsOfItInTheOrderOfTheirPositions() {
        for (String name : List.of("b", "a")) {
            jobs.job(name).check(job -> {
                throw CheckFailure.because("no").hopeless();
            });
        }
        jobs.job("off");
        jobs.job("middle").dependsOn("b");
        jobs.job("top").dependsOn("off", "middle", "a", "fine");
        jobs.job("fine");

        Report report = fixpoint().exclude("off").converge();

        assertThat(report.job("top").blockedBy()).containsExactly("off", "b", "a");
        assertThat(report.job("middle").blockedBy()).containsExactly("b");
        assertThat(report.job("fine").blockedBy()).isEmpty();
        assertThat(report.job("a").blockedBy()).isEmpty();
        assertThat(report.jobs(Outcome.BLOCKED)).extracting(JobReport::name).containsExactly("middle", "top");
    }

    @Test
    void whatIsNeededByExcludedOrAssumedJobsAloneTakesNoPart() {
        jobs.job("below assumed");
        jobs.job("assumed").dependsOn("below assumed");
        jobs.job("top").dependsOn("assumed");

        Report report = fixpoint().assumeDone("assumed").converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(report.outcome("below assumed")).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.job("below assumed").tookPart()).isFalse();
        assertThat(report.job("assumed").tookPart()).isFalse();
        assertThat(report.job("top").tookPart()).isTrue();
        assertThat(report.count(Outcome.NOT_RUN)).isEqualTo(1);
    }

    @Test
    void listsEveryJobInTheOrderOfPositionsAndCannotBeChanged() {
        jobs.job("top").dependsOn("base");
        jobs.job("base");

        Report report = fixpoint().converge();

        assertThat(report.jobs()).extracting(JobReport::name).containsExactly("base", "top");
        assertThatThrownBy(() -> report.jobs().remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> report.storage().put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> report.jobs().get(0).attempts().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> report.job("tpo"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("no job is named \"tpo\"; did you mean \"top\"?");
    }

    @Test
    void ofAnEarlierConvergenceIsNotTouchedByTheNext() {
        int[] runs = new int[1];
        jobs.job("sometimes").tries(1).check(job -> job.require(runs[0]++ > 1, "run " + runs[0]));
        Fixpoint fixpoint = fixpoint();

        Report first = fixpoint.converge();
        Report second = fixpoint.converge();

        assertThat(first.outcome("sometimes")).isEqualTo(Outcome.FAILED);
        assertThat(second.outcome("sometimes")).isEqualTo(Outcome.PASSED);
        assertThat(first.job("sometimes").attempts()).hasSize(1);
    }

    @Test
    void drawsTheOutcomes() {
        jobs.job("passed");
        jobs.job("converged").run(job -> {});
        jobs.job("failed").check(job -> {
            throw CheckFailure.because("no").hopeless();
        });
        jobs.job("blocked").dependsOn("failed");
        jobs.job("excluded");
        jobs.job("assumed");

        Report report = fixpoint().exclude("excluded").assumeDone("assumed").converge();

        assertThat(report.toDot().lines().filter(line -> line.contains("fillcolor")))
                .allMatch(line -> line.contains("style=\"filled\""))
                .extracting(line -> line.replaceAll(".*?\"(\\w+)\".*fillcolor=\"?(\\w+)\"?.*", "$1 $2"))
                .containsExactly("passed green", "converged darkgreen", "failed red", "blocked lightgrey");
    }
}
