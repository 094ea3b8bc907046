package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.record.RunRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobStatesTest {

    private static JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("fine").check(job -> {});
        jobs.job("missing").check(job -> job.require(false, "missing")).run(job -> {});
        jobs.job("behind").dependsOn("missing").check(job -> {});
        jobs.job("far behind").dependsOn("behind").check(job -> job.require(false, "no"));
        jobs.job("left out").check(job -> {});
        return jobs.build();
    }

    private static List<String> words(Fixpoint fixpoint) {
        RunRecord run = RunRecord.of(fixpoint.exclude("left out").converge(), "test");
        JobStates states = JobStates.of(run);
        assertThat(states.used().stream().mapToInt(states::count).sum())
                .isEqualTo(run.jobs().size());
        return IntStream.range(0, run.jobs().size())
                .mapToObj(job ->
                        run.jobs().get(job).name() + ": " + states.of(job).word())
                .toList();
    }

    @Test
    void aRunTellsHowJobsEnded() {
        assertThat(words(Fixpoint.of(graph()).defaultTries(1)))
                .containsExactly(
                        "fine: passed",
                        "missing: failed",
                        "behind: blocked",
                        "far behind: blocked",
                        "left out: excluded");
    }

    @Test
    void aPlanTellsWhatWouldRunAndWhatMay() {
        assertThat(words(Fixpoint.of(graph()).noAct(true)))
                .containsExactly(
                        "fine: satisfied",
                        "missing: would run",
                        "behind: may run",
                        "far behind: may run",
                        "left out: excluded");
    }

    @Test
    void inADeepPlanNoAnswerIsTrustedBehindAJobThatWouldRun() {
        assertThat(words(Fixpoint.of(graph()).deepNoAct(true)))
                .containsExactly(
                        "fine: satisfied",
                        "missing: would run",
                        "behind: may run",
                        "far behind: may run",
                        "left out: excluded");
    }
}
