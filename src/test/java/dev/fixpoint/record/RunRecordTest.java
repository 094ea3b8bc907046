package dev.fixpoint.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A report as data. */
class RunRecordTest {

    static final class Checked implements Job {
        @Override
        public void check(JobContext job) {}
    }

    static final class Runs implements RunOnlyJob {
        @Override
        public void run(JobContext job) {}
    }

    static final class Groups implements DummyJob {}

    private static RunRecord converge(JobGraph graph) {
        return RunRecord.of(
                Fixpoint.of(graph)
                        .timeSource(new FakeTime())
                        .argument("movie", "MST3K")
                        .arguments(1, true)
                        .store("unspeakable", new Object() {
                            @Override
                            public String toString() {
                                throw new IllegalStateException();
                            }
                        })
                        .converge(),
                "test");
    }

    @Test
    void knowsTheKindOfAJobWhereItCanBeKnown() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job(Checked.class);
        jobs.job(Runs.class);
        jobs.job(Groups.class);
        jobs.job("checks").check(job -> {});
        jobs.job("runs").run(job -> {});
        jobs.job("groups");
        jobs.job("made", () -> new Checked());

        assertThat(converge(jobs.build()).jobs())
                .extracting(
                        job -> job.name() + " " + job.kind() + " " + job.type().orElse("-"))
                .containsExactly(
                        "Checked JOB " + Checked.class.getName(),
                        "Runs RUN_ONLY " + Runs.class.getName(),
                        "Groups DUMMY " + Groups.class.getName(),
                        "checks JOB -",
                        "runs RUN_ONLY -",
                        "groups DUMMY -",
                        "made UNKNOWN -");
    }

    @Test
    void turnsValuesAndErrorsIntoText() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("fails")
                .tries(2)
                .retryDelay(Duration.ofSeconds(3))
                .check(job -> {
                    job.result(List.of(1, 2));
                    throw CheckFailure.mismatch("mode", "0644", "0600").tryAgainAfter(Duration.ofSeconds(5));
                })
                .run(job -> {
                    throw new IOException("disk\nfull", new IOException());
                });

        RunRecord run = converge(jobs.build());

        JobRecord job = run.jobs().get(0);
        assertThat(job.tries()).isEqualTo(2);
        assertThat(job.retryDelay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(job.result().map(ValueRecord::text)).contains("[1, 2]");
        ErrorRecord check = job.error().orElseThrow();
        assertThat(check.message()).isEqualTo("mode: expected 0644, found 0600");
        assertThat(check.expected()).contains("0644");
        assertThat(check.actual()).contains("0600");
        assertThat(check.retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(check.hopeless()).isFalse();
        ErrorRecord thrown = job.attempts().get(0).phases().get(1).error().orElseThrow();
        assertThat(thrown.firstLine()).isEqualTo("disk ...");
        assertThat(thrown.stackTrace())
                .startsWith("    java.io.IOException: disk\n    full\n")
                .contains("Caused by: ");
        assertThat(run.positional()).extracting(ValueRecord::text).containsExactly("1", "true");
        assertThat(run.named()).containsEntry("movie", new ValueRecord("java.lang.String", "MST3K"));
        assertThat(run.storage().get("unspeakable").text())
                .isEqualTo("(its toString() threw java.lang.IllegalStateException)");
        assertThat(run.attempts()).isEqualTo(2);
        assertThat(run.count(Outcome.FAILED)).isEqualTo(1);
        assertThat(run.succeeded()).isFalse();
    }

    @Test
    void remembersThatThereWasNoInstance() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("broken", () -> {
                    throw new IOException("no container");
                })
                .tries(1);
        jobs.job("whole").tries(1);

        assertThat(converge(jobs.build()).jobs())
                .extracting(job -> job.lastAttempt().map(AttemptRecord::instantiated))
                .containsExactly(Optional.of(false), Optional.of(true));
    }

    @Test
    void knowsTheSettingsOfTheRun() {
        JobGraph graph = JobGraph.builder(Groups.class).build();

        assertThat(converge(graph).settings())
                .contains(new RunSettings(
                        1,
                        false,
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        false,
                        false,
                        Optional.empty(),
                        PolicyReport.NONE,
                        Map.of(),
                        Optional.empty(),
                        false));
        assertThat(RunRecord.of(
                                Fixpoint.of(graph)
                                        .parallelism(2)
                                        .defaultTries(4)
                                        .defaultRetryDelay(Duration.ofSeconds(6))
                                        .gracePeriod(Duration.ofSeconds(7))
                                        .failFast(true)
                                        .manualCleanup(true)
                                        .converge(),
                                "test")
                        .settings())
                .contains(new RunSettings(
                        2,
                        false,
                        4,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        true,
                        true,
                        Optional.empty(),
                        PolicyReport.NONE,
                        Map.of(),
                        Optional.empty(),
                        false));
        assertThat(RunRecord.of(graph, "test").settings()).isEmpty();
    }

    @Test
    void ofAGraphAloneHasRunNothing() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a").tries(7);
        jobs.job("b").dependsOn("a");

        RunRecord run = RunRecord.of(jobs.build(), "test");

        assertThat(run.jobs())
                .extracting(job -> job.name() + " " + job.outcome() + " " + job.tries() + " " + job.dependencies())
                .containsExactly("a not run 7 []", "b not run 3 [a]");
        assertThat(run.targets()).containsExactly("b");
        assertThat(run.allSatisfied()).isFalse();
    }

    @Test
    void canBeCutDownToSomeOfItsJobs() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a");
        jobs.job("b").dependsOn("a");
        RunRecord run = converge(jobs.build());

        RunRecord part = run.withJobs(List.of(run.jobs().get(0).within(Set.of())));

        assertThat(part.jobs()).extracting(JobRecord::name).containsExactly("a");
        assertThat(part.targets()).isEmpty();
        assertThat(part.started()).isEqualTo(run.started());
    }
}
