package dev.fixpoint.test;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;

/** Jobs that do what another one does, before the eyes of an observer. Only those of jobs with a cleanup have one. */
final class ObservedJobs {

    private ObservedJobs() {}

    /** Returns the job as it is to be executed. */
    static AnyJob around(AnyJob job, Observer observer) {
        if (job instanceof Job checked) {
            return hasCleanup(job) ? new CheckedWithCleanup(checked, observer) : new Checked(checked, observer);
        }
        if (job instanceof RunOnlyJob runOnly) {
            return hasCleanup(job) ? new RunOnlyWithCleanup(runOnly, observer) : new RunOnly(runOnly, observer);
        }
        return job;
    }

    /** Returns whether the job has a cleanup of its own. */
    static boolean hasCleanup(AnyJob job) {
        try {
            Class<?> declaring =
                    job.getClass().getMethod("cleanup", JobContext.class).getDeclaringClass();
            return declaring != Job.class && declaring != RunOnlyJob.class;
        } catch (NoSuchMethodException e) {
            return false; // a dummy job
        }
    }

    private record Checked(Job job, Observer observer) implements Job {
        @Override
        public void check(JobContext context) throws Exception {
            observer.check(job, context);
        }

        @Override
        public void run(JobContext context) throws Exception {
            observer.perform(job::run, context);
        }
    }

    private record CheckedWithCleanup(Job job, Observer observer) implements Job {
        @Override
        public void check(JobContext context) throws Exception {
            observer.check(job, context);
        }

        @Override
        public void run(JobContext context) throws Exception {
            observer.perform(job::run, context);
        }

        @Override
        public void cleanup(JobContext context) throws Exception {
            observer.perform(job::cleanup, context);
        }
    }

    private record RunOnly(RunOnlyJob job, Observer observer) implements RunOnlyJob {
        @Override
        public void run(JobContext context) throws Exception {
            observer.perform(job::run, context);
        }
    }

    private record RunOnlyWithCleanup(RunOnlyJob job, Observer observer) implements RunOnlyJob {
        @Override
        public void run(JobContext context) throws Exception {
            observer.perform(job::run, context);
        }

        @Override
        public void cleanup(JobContext context) throws Exception {
            observer.perform(job::cleanup, context);
        }
    }
}
