package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be a job: nearly every kind of class that Java has. */
class JobClassesTest {

    record Sleep() implements DummyJob {}

    static class Hidden implements DummyJob {
        private Hidden() {}
    }

    private static class Inherited extends Declared {}

    @DependsOn(Sleep.class)
    @Retry(tries = 2, delay = "1s")
    private static class Declared implements DummyJob {}

    @DependsOn(Hidden.class)
    private static final class Redeclared extends Declared {}

    private enum Tool implements Job {
        HAMMER,
        DRILL {
            @Override
            public void check(JobContext job) {
                throw new IllegalStateException("no power");
            }
        };

        @Override
        public void check(JobContext job) {}
    }

    private record Invite(String friend) implements DummyJob {}

    private static final class Demanding implements DummyJob {
        Demanding() throws IOException {
            throw new IOException("no disk");
        }
    }

    private static final class Unlucky implements DummyJob {
        static final String NAME = breakDown();

        private static String breakDown() {
            throw new IllegalStateException("broken for good");
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    @Test
    void recordsAndNestedClassesWithPrivateConstructors() {
        assertOutcomes(JobGraph.builder(Sleep.class, Hidden.class), "Sleep passed", "Hidden passed");
    }

    @Test
    void localClassesThatUseNothingAroundThem() {
        record Local() implements DummyJob {}
        assertOutcomes(JobGraph.builder(Local.class), "Local passed");
        assertOutcomes(JobGraph.builder(plainLocalClass()), "Plain passed");
    }

    private static Class<? extends AnyJob> plainLocalClass() {
        class Plain implements DummyJob {}
        return Plain.class;
    }

    @Test
    void subclassesInheritWhatTheyDoNotDeclareThemselves() {
        JobGraph graph = JobGraph.builder(Inherited.class, Redeclared.class).build();
        assertThat(graph.dependencies("Inherited")).containsExactly("Sleep");
        assertThat(graph.dependencies("Redeclared")).containsExactly("Hidden");
        for (String name : List.of("Inherited", "Redeclared")) {
            assertThat(graph.definition(graph.position(name)).tries()).hasValue(2);
            assertThat(graph.definition(graph.position(name)).retryDelay()).contains(Duration.ofSeconds(1));
        }
    }

    @Test
    void anonymousClassesByFactory() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("look", () -> new Job() {
            @Override
            public void check(JobContext job) {}
        });
        assertOutcomes(jobs, "look passed");
    }

    @Test
    void classesThatAreLambdas() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("look", () -> (Job) job -> {});
        jobs.job("do", () -> (RunOnlyJob) job -> {});
        assertOutcomes(jobs, "look passed", "do converged");
    }

    @Test
    void constantsOfAnEnumThatHasNoState() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("hammer", () -> Tool.HAMMER);
        jobs.job("drill", Tool.class, () -> Tool.DRILL).tries(1);
        assertOutcomes(jobs, "hammer passed", "drill failed");
    }

    @Test
    void lambdasOnTheBuilderOfWhichThoseThatAreMissingDecideTheKind() {
        JobGraph.Builder jobs = JobGraph.builder();
        List<String> calls = new ArrayList<>();
        jobs.job("checked")
                .check(job -> {
                    calls.add("checked." + job.phase());
                    job.require(job.local().find("done").isPresent(), "not done");
                })
                .run(job -> {
                    calls.add("checked." + job.phase());
                    job.local().put("done", true);
                });
        jobs.job("all")
                .check(job -> job.require(job.local().find("done").isPresent(), "not done"))
                .run(job -> job.local().put("done", true))
                .cleanup(job -> calls.add("all." + job.phase()));
        jobs.job("only checked").tries(1).check(job -> job.require(false, "never"));
        jobs.job("run only").run(job -> calls.add("run only." + job.phase()));
        jobs.job("run and cleaned").run(job -> {}).cleanup(job -> calls.add("run and cleaned." + job.phase()));
        jobs.job("dummy");
        assertOutcomes(
                jobs,
                "checked converged",
                "all converged",
                "only checked failed",
                "run only converged",
                "run and cleaned converged",
                "dummy passed");
        assertThat(calls)
                .containsExactly(
                        "checked.check",
                        "checked.run",
                        "checked.recheck",
                        "run only.run",
                        "run and cleaned.cleanup",
                        "all.cleanup");
    }

    @Test
    void aDynamicJobWithItsClassTakesWhatTheClassDeclares() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one more", Declared.class, Declared::new);
        JobGraph graph = jobs.build();
        assertThat(graph.jobs()).containsExactly("Sleep", "one more");
        assertThat(graph.definition(1).tries()).hasValue(2);
        assertThat(graph.definition(1).retryDelay()).contains(Duration.ofSeconds(1));
    }

    @Test
    void aJobUnderTheOwnNameOfItsClassIsTheOneThatOthersMean() {
        @DependsOn(Invite.class)
        record Party() implements DummyJob {}
        List<String> made = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder(Party.class);
        jobs.job("Invite", Invite.class, () -> {
            made.add("Wendell");
            return new Invite("Wendell");
        });
        assertOutcomes(jobs, "Invite passed", "Party passed");
        assertThat(made).containsExactly("Wendell");
    }

    @Test
    void eachAttemptGetsAFreshInstance() {
        List<AnyJob> made = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("look", () -> {
                    Job instance = new Job() {
                        @Override
                        public void check(JobContext job) {
                            throw new IllegalStateException("never");
                        }
                    };
                    made.add(instance);
                    return instance;
                })
                .tries(3);
        converge(jobs);
        assertThat(made).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whatAConstructorThrowsReachesTheReportAsItIs() {
        Report report = converge(JobGraph.builder(Demanding.class));
        assertThat(error(report, "Demanding"))
                .hasValueSatisfying(error -> assertThat(error)
                        .isExactlyInstanceOf(IOException.class)
                        .hasMessage("no disk")
                        .hasNoCause());
    }

    @Test
    void aStaticInitialiserThatThrowsFailsTheAttempts() {
        Report report = converge(JobGraph.builder(Unlucky.class));
        assertThat(report.job("Unlucky").attempts())
                .extracting(attempt -> attempt.error().orElseThrow().getClass().getSimpleName())
                .containsExactly("ExceptionInInitializerError", "NoClassDefFoundError", "NoClassDefFoundError");
        assertThat(report.job("Unlucky").attempts().get(0).error())
                .hasValueSatisfying(
                        error -> assertThat(error).hasRootCause(new IllegalStateException("broken for good")));
    }

    private static void assertOutcomes(JobGraph.Builder jobs, String... expected) {
        Report report = converge(jobs);
        assertThat(report.jobs())
                .extracting(job -> job.name() + " " + job.outcome())
                .containsExactly(expected);
        assertThat(report.count(Outcome.BLOCKED)).isZero();
    }

    private static Optional<Throwable> error(Report report, String job) {
        return report.job(job).error();
    }

    private static Report converge(JobGraph.Builder jobs) {
        return Fixpoint.of(jobs.build()).timeSource(new FakeTime()).converge();
    }
}
