package dev.fixpoint.graph;

import dev.fixpoint.job.Action;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.RunOnlyJob;
import org.jspecify.annotations.Nullable;

/**
 * Jobs made of lambdas. What is missing decides the kind: without a check the job is run-only, without a run as well it is
 * a dummy. Only those with a cleanup override it, so that the engine need not keep the others.
 */
final class LambdaJobs {

    private LambdaJobs() {}

    static JobFactory<AnyJob> factory(@Nullable Action check, @Nullable Action run, @Nullable Action cleanup) {
        if (check != null) {
            Action act = run == null ? job -> {} : run;
            return cleanup == null ? () -> new Checked(check, act) : () -> new CheckedWithCleanup(check, act, cleanup);
        }
        if (run != null) {
            return cleanup == null ? () -> new RunOnly(run) : () -> new RunOnlyWithCleanup(run, cleanup);
        }
        return Dummy::new;
    }

    /** Returns the kind of job that the factory makes. */
    static Class<? extends AnyJob> type(@Nullable Action check, @Nullable Action run) {
        if (check != null) {
            return Job.class;
        }
        return run == null ? DummyJob.class : RunOnlyJob.class;
    }

    private record Checked(Action check, Action run) implements Job {
        @Override
        public void check(JobContext job) throws Exception {
            check.act(job);
        }

        @Override
        public void run(JobContext job) throws Exception {
            run.act(job);
        }
    }

    private record CheckedWithCleanup(Action check, Action run, Action cleanup) implements Job {
        @Override
        public void check(JobContext job) throws Exception {
            check.act(job);
        }

        @Override
        public void run(JobContext job) throws Exception {
            run.act(job);
        }

        @Override
        public void cleanup(JobContext job) throws Exception {
            cleanup.act(job);
        }
    }

    private record RunOnly(Action run) implements RunOnlyJob {
        @Override
        public void run(JobContext job) throws Exception {
            run.act(job);
        }
    }

    private record RunOnlyWithCleanup(Action run, Action cleanup) implements RunOnlyJob {
        @Override
        public void run(JobContext job) throws Exception {
            run.act(job);
        }

        @Override
        public void cleanup(JobContext job) throws Exception {
            cleanup.act(job);
        }
    }

    private record Dummy() implements DummyJob {}
}
