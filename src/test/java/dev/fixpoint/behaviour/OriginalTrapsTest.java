package dev.fixpoint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.InvalidGraphException;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.report.CleanupReport.Cleanup;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the original does wrong, and must not come back. What is blocked is in {@code BlockedGraphTest}, depth in {@link
 * MillionJobChainTest}. */
class OriginalTrapsTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    /** The original takes two classes of one simple name for one job, and says nothing (rule 2). */
    @Test
    void twoClassesOfOneSimpleNameAreRefused() {
        JobGraph.Builder meals = JobGraph.builder(Breakfast.class, Lunch.class);

        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(meals::build)
                .withMessageContaining("two jobs are named \"Eggs\": class " + Breakfast.Eggs.class.getName()
                        + " and class " + Lunch.Eggs.class.getName() + "; give one of them another name with @JobName");
    }

    @DependsOn(Breakfast.Eggs.class)
    static final class Breakfast implements DummyJob {
        static final class Eggs implements DummyJob {}
    }

    @DependsOn(Lunch.Eggs.class)
    static final class Lunch implements DummyJob {
        static final class Eggs implements DummyJob {}
    }

    /** The original sleeps through a retry delay inside the sweep, and all other jobs with it (rule 9). */
    @Test
    void aJobThatWaitsDoesNotHoldUpOthers() {
        FakeTime time = new FakeTime();
        jobs.job("slow to come")
                .retryDelay(Duration.ofSeconds(30))
                .check(job -> job.require(job.attempt() == 2, "not yet"));
        jobs.job("busy").check(job -> {}).run(job -> {});
        jobs.job("behind busy")
                .dependsOn("busy")
                .retryDelay(Duration.ofSeconds(5))
                .check(job -> {
                    time.advance(Duration.ofSeconds(1));
                    job.require(job.attempt() == 3, "not yet");
                });
        jobs.job("behind all").dependsOn("slow to come", "behind busy").check(job -> {});

        Report report = Fixpoint.of(jobs.build()).timeSource(time).converge();

        assertThat(starts(report, "slow to come")).containsExactly(0L, 30L);
        assertThat(starts(report, "busy")).containsExactly(0L);
        assertThat(starts(report, "behind busy")).containsExactly(0L, 7L, 14L);
        assertThat(starts(report, "behind all")).containsExactly(30L);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15));
        assertThat(report.waited()).isEqualTo(Duration.ofSeconds(25));
    }

    private static List<Long> starts(Report report, String job) {
        return report.job(job).attempts().stream()
                .map(attempt ->
                        Duration.between(report.started(), attempt.start()).toSeconds())
                .toList();
    }

    /** The original forgets to give a second convergence fresh tries (rule 16). */
    @Test
    void eachConvergenceStartsWithFreshTries() {
        List<String> attempts = new ArrayList<>();
        jobs.job("never").check(job -> {
            attempts.add(job.phase() + " " + job.attempt());
            job.require(false, "never");
        });
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).defaultTries(2).defaultRetryDelay(Duration.ZERO);

        fixpoint.converge();
        Report second = fixpoint.converge();

        assertThat(attempts)
                .containsExactly(
                        "check 1", "recheck 1", "check 2", "recheck 2", "check 1", "recheck 1", "check 2", "recheck 2");
        assertThat(second.job("never").attempts()).hasSize(2);
    }

    /** A cleanup that throws must not keep the others from being called (rule 15). */
    @Test
    void cleanupGoesOnAfterAnError() {
        List<String> cleanups = new ArrayList<>();
        for (String name : new String[] {"first", "second", "third"}) {
            jobs.job(name).run(job -> {}).cleanup(job -> {
                cleanups.add(name);
                if (!name.equals("first")) {
                    throw new IOException(name + " is stuck");
                }
            });
        }

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(cleanups).containsExactly("third", "second", "first");
        assertThat(report.cleanup().failures())
                .extracting(
                        Cleanup::job, failure -> failure.error().orElseThrow().getMessage())
                .containsExactly(tuple("third", "third is stuck"), tuple("second", "second is stuck"));
        assertThat(report.allSatisfied()).isTrue();
        assertThat(report.succeeded()).isFalse();
    }
}
