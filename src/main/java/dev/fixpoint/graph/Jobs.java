package dev.fixpoint.graph;

import dev.fixpoint.job.Action;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;
import org.jspecify.annotations.Nullable;

/**
 * Jobs made of actions, as the lambdas of a {@link JobBuilder} are, or those that stand around another job: see {@link
 * JobGraph#wrapped}. It has no state.
 */
public final class Jobs {

    /** By class: whether it has a cleanup of its own. */
    private static final ClassValue<Boolean> CLEANUPS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                Class<?> declaring = type.getMethod("cleanup", JobContext.class).getDeclaringClass();
                return declaring != Job.class && declaring != RunOnlyJob.class;
            } catch (NoSuchMethodException e) {
                return false; // a dummy job
            } catch (LinkageError e) {
                return true; // some method names a class that is missing; calling a cleanup that does nothing does no
                // harm
            }
        }
    };

    private Jobs() {}

    /**
     * Returns a job of these actions. What is missing decides its kind: without a check it is run-only, and without a run as
     * well it is a dummy.
     *
     * @param cleanup what takes back what a run has made; a job without one is not kept until the end
     */
    public static AnyJob of(@Nullable Action check, @Nullable Action run, @Nullable Action cleanup) {
        if (check != null) {
            Action act = run == null ? job -> {} : run;
            return cleanup == null ? new Checked(check, act) : new CheckedWithCleanup(check, act, cleanup);
        }
        if (run != null) {
            return cleanup == null ? new RunOnly(run) : new RunOnlyWithCleanup(run, cleanup);
        }
        return new Dummy();
    }

    /** Returns whether a job has a cleanup of its own, and not the one that does nothing. */
    public static boolean hasCleanup(AnyJob job) {
        return CLEANUPS.get(job.getClass());
    }

    /** Returns the kind of a job of these actions. */
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
