package dev.fixpoint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the original's own tests look at. */
class OriginalTestListTest {

    private final StringBuilder lines = new StringBuilder();
    private final JobGraph.Builder jobs = JobGraph.builder();

    @Nested
    class RunOnly {

        @Test
        void itConvergesIfItsRunReturns() {
            jobs.job("tidy").run(job -> {});

            Report report = convergence(jobs.build()).converge();

            assertThat(report.succeeded()).isTrue();
            assertThat(report.outcome("tidy")).isEqualTo(Outcome.CONVERGED);
            assertThat(lines).hasToString("""
                    tidy.check: fail
                    tidy.run: pass
                    tidy.recheck: pass
                    """);
        }

        @Test
        void itFailsIfItsRunThrows() {
            jobs.job("tidy").tries(1).run(job -> {
                throw new IOException("no broom");
            });

            Report report = convergence(jobs.build()).converge();

            assertThat(report.succeeded()).isFalse();
            assertThat(report.job("tidy").error().orElseThrow())
                    .isInstanceOf(IOException.class)
                    .hasMessage("no broom");
            assertThat(lines).hasToString("""
                    tidy.check: fail
                    tidy.run: fail
                    tidy.recheck: fail "no broom"
                    """);
        }

        @Test
        void itFailsWithoutRunningInNoAct() {
            List<String> runs = new ArrayList<>();
            jobs.job("tidy").run(job -> runs.add(job.name()));

            Report report = convergence(jobs.build()).noAct(true).converge();

            assertThat(runs).isEmpty();
            assertThat(report.outcome("tidy")).isEqualTo(Outcome.FAILED);
            assertThat(report.job("tidy").error().orElseThrow())
                    .hasMessage("a run-only job has no check: it always runs");
            assertThat(lines).hasToString("tidy.check: fail\n");
        }
    }

    @Nested
    class Cleanup {

        private final List<String> cleanups = new ArrayList<>();

        private Fixpoint renting() {
            jobs.job("flat").run(job -> {}).cleanup(job -> cleanups.add(job.name()));
            jobs.job("furniture").dependsOn("flat").run(job -> {}).cleanup(job -> cleanups.add(job.name()));
            jobs.job("weather").dependsOn("furniture").check(job -> {}).cleanup(job -> cleanups.add(job.name()));
            return convergence(jobs.build());
        }

        @Test
        void itUnwindsWhatWasRun() {
            Report report = renting().converge();

            assertThat(cleanups).containsExactly("furniture", "flat");
            assertThat(report.cleanup().cleanups())
                    .extracting(CleanupReport.Cleanup::job)
                    .containsExactly("furniture", "flat");
            assertThat(report.succeeded()).isTrue();
        }

        @Test
        void itCanBePrevented() {
            Report report = renting().manualCleanup(true).converge();

            assertThat(cleanups).isEmpty();
            assertThat(report.cleanup()).isEqualTo(CleanupReport.EMPTY);
            assertThat(report.succeeded()).isTrue();
        }

        @Test
        void itCanBeCalledByHand() {
            Fixpoint fixpoint = renting().manualCleanup(true);
            fixpoint.converge();

            CleanupReport report = fixpoint.cleanup();

            assertThat(cleanups).containsExactly("furniture", "flat");
            assertThat(report.cleanups()).extracting(CleanupReport.Cleanup::job).containsExactly("furniture", "flat");
            assertThat(report.succeeded()).isTrue();
        }

        @Test
        void byHandItIsCalledOnce() {
            Fixpoint fixpoint = renting().manualCleanup(true);
            fixpoint.converge();
            fixpoint.cleanup();

            assertThatIllegalStateException()
                    .isThrownBy(fixpoint::cleanup)
                    .withMessage("nothing to clean up: cleanup() is called once, after converge()");
            assertThat(cleanups).containsExactly("furniture", "flat");
        }

        @Test
        void byHandItIsDueBeforeConvergingAgain() {
            Fixpoint fixpoint = renting().manualCleanup(true);
            fixpoint.converge();

            assertThatIllegalStateException()
                    .isThrownBy(fixpoint::converge)
                    .withMessage("call cleanup() for the last convergence before converging again");
            fixpoint.cleanup();
            assertThat(fixpoint.converge().succeeded()).isTrue();
        }
    }

    @Nested
    class Success {

        /** House: walls are fine; the roof leaks, and the attic needs it. */
        private final JobGraph house = house();

        private JobGraph house() {
            jobs.job("house").dependsOn("walls", "attic");
            jobs.job("walls").dependsOn("ground").check(job -> {});
            jobs.job("ground").check(job -> {});
            jobs.job("attic").dependsOn("walls", "roof").check(job -> {});
            jobs.job("roof").tries(1).check(job -> job.require(false, "it leaks"));
            return jobs.build();
        }

        @Test
        void theWholeSucceedsOnlyInPart() {
            Report report = convergence(house).converge();

            assertThat(report.succeeded()).isFalse();
            assertThat(report.partiallySucceeded()).isTrue();
            assertThat(report.jobs(Outcome.BLOCKED)).extracting("name").containsExactly("attic", "house");
        }

        @Test
        void aPartThatIsFineSucceeds() {
            Report report = convergence(house.subgraph("walls")).converge();

            assertThat(report.succeeded()).isTrue();
            assertThat(report.partiallySucceeded()).isTrue();
            assertThat(lines).hasToString("""
                    ground.check: pass
                    walls.check: pass
                    """);
        }

        @Test
        void aPartInWhichNothingIsFineDoesNotEvenSucceedInPart() {
            Report report = convergence(house.subgraph("roof")).converge();

            assertThat(report.succeeded()).isFalse();
            assertThat(report.partiallySucceeded()).isFalse();
        }

        @Test
        void aPartOfSeveralTargetsSucceedsInPart() {
            Report report = convergence(house.subgraph("roof", "ground")).converge();

            assertThat(report.graph().jobs()).containsExactly("roof", "ground");
            assertThat(report.succeeded()).isFalse();
            assertThat(report.partiallySucceeded()).isTrue();
        }
    }

    @Nested
    class Constructors {

        @Test
        void aJobWhoseConstructorThrowsFailsAtItsCheck() {
            jobs.job(Broken.class).tries(2);
            jobs.job("needy").dependsOn("Broken").check(job -> {});
            jobs.job("other").check(job -> {});

            Report report = convergence(jobs.build()).converge();

            assertThat(report.outcome("Broken")).isEqualTo(Outcome.FAILED);
            assertThat(report.job("Broken").error().orElseThrow())
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot be made");
            assertThat(report.job("needy").blockedBy()).containsExactly("Broken");
            assertThat(report.outcome("other")).isEqualTo(Outcome.PASSED);
            assertThat(lines).hasToString("""
                    Broken.check: fail
                    other.check: pass
                    Broken.check: fail
                    """);
        }

        @Test
        void aFactoryThatReturnsNullFailsTheCheck() {
            jobs.job("nothing", () -> null).tries(1);

            Report report = convergence(jobs.build()).converge();

            assertThat(report.job("nothing").error().orElseThrow())
                    .hasMessage("job \"nothing\": its factory returned null instead of a new instance");
            assertThat(lines).hasToString("nothing.check: fail\n");
        }

        static final class Broken implements Job {

            Broken() throws IOException {
                throw new IOException("cannot be made");
            }

            @Override
            public void check(JobContext job) {}
        }
    }

    @Nested
    class Retries {

        @Test
        void theTriesOfEachJobAreCountedApart() {
            jobs.job("twice").tries(2).check(job -> job.require(job.attempt() == 2, "not yet"));
            jobs.job("never").tries(4).check(job -> job.require(false, "never"));
            jobs.job("by default").check(job -> job.require(false, "never"));
            jobs.job("behind").tries(2).dependsOn("twice").check(job -> job.require(job.attempt() == 2, "not yet"));

            Report report = convergence(jobs.build()).defaultTries(3).converge();

            assertThat(report.jobs())
                    .extracting(job -> job.name() + " " + job.outcome() + " after "
                            + job.attempts().size())
                    .containsExactly(
                            "never failed after 4",
                            "by default failed after 3",
                            "twice passed after 2",
                            "behind passed after 2");
        }

        @Test
        void aJobSeesHowManyTriesItHas() {
            List<String> seen = new ArrayList<>();
            jobs.job("never").tries(2).check(job -> {
                seen.add(job.phase() + " " + job.attempt() + " of " + job.tries());
                job.require(false, "never");
            });

            convergence(jobs.build()).converge();

            assertThat(seen).containsExactly("check 1 of 2", "recheck 1 of 2", "check 2 of 2", "recheck 2 of 2");
        }
    }

    private Fixpoint convergence(JobGraph graph) {
        return Fixpoint.of(graph).defaultRetryDelay(Duration.ZERO).listener(PhaseLines.verbose(lines));
    }
}
