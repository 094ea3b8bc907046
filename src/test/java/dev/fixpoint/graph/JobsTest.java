package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.job.Action;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final Action NOTHING = job -> {};

    @Test
    void whatIsMissingDecidesTheKind() {
        assertThat(Jobs.of(NOTHING, NOTHING, NOTHING)).isInstanceOf(Job.class).matches(Jobs::hasCleanup);
        assertThat(Jobs.of(NOTHING, NOTHING, null)).isInstanceOf(Job.class).matches(job -> !Jobs.hasCleanup(job));
        assertThat(Jobs.of(NOTHING, null, null)).isInstanceOf(Job.class);
        assertThat(Jobs.of(null, NOTHING, NOTHING))
                .isInstanceOf(RunOnlyJob.class)
                .matches(Jobs::hasCleanup);
        assertThat(Jobs.of(null, NOTHING, null)).isInstanceOf(RunOnlyJob.class).matches(job -> !Jobs.hasCleanup(job));
        assertThat(Jobs.of(null, null, null)).isInstanceOf(DummyJob.class).matches(job -> !Jobs.hasCleanup(job));
    }

    /** A cleanup that a class inherits from another class is one. */
    @Test
    void theCleanupThatDoesNothingIsNone() {
        abstract class Tidy implements Job {
            @Override
            public void cleanup(JobContext job) {}
        }
        class Kept extends Tidy {
            @Override
            public void check(JobContext job) {}

            @Override
            public void run(JobContext job) {}
        }
        Job lambda = job -> {};
        assertThat(Jobs.hasCleanup(new Kept())).isTrue();
        assertThat(Jobs.hasCleanup(lambda)).isFalse();
    }

    @Test
    void standAroundOthers() {
        List<String> told = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("link")
                .check(job -> job.require(told.contains("link RUN"), "no link"))
                .run(NOTHING);
        JobGraph graph = jobs.build().wrapped((name, job) -> around(name, (Job) job, told));

        Fixpoint.of(graph).converge().orThrow();

        assertThat(told).containsExactly("link CHECK", "link RUN", "link RECHECK");
    }

    private static AnyJob around(String name, Job job, List<String> told) {
        return Jobs.of(
                context -> {
                    told.add(name + " " + context.phase().name());
                    job.check(context);
                },
                context -> {
                    told.add(name + " " + context.phase().name());
                    job.run(context);
                },
                null);
    }
}
