package dev.fixpoint.test;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;

/** Jobs that play the part of another one. Only those of jobs with a cleanup have one, and dummies play nothing. */
final class ScriptedJobs {

    private ScriptedJobs() {}

    /** Returns the job that is executed in place of another one. */
    static AnyJob inPlaceOf(AnyJob job, Script script, Stage stage) {
        Performance performance = new Performance(script, stage, job);
        if (job instanceof Job) {
            return ObservedJobs.hasCleanup(job) ? new CheckedWithCleanup(performance) : new Checked(performance);
        }
        if (job instanceof RunOnlyJob) {
            return ObservedJobs.hasCleanup(job) ? new RunOnlyWithCleanup(performance) : new RunOnly(performance);
        }
        return job;
    }

    private record Checked(Performance performance) implements Job {
        @Override
        public void check(JobContext job) throws Exception {
            performance.check(job);
        }

        @Override
        public void run(JobContext job) throws Exception {
            performance.run(job);
        }
    }

    private record CheckedWithCleanup(Performance performance) implements Job {
        @Override
        public void check(JobContext job) throws Exception {
            performance.check(job);
        }

        @Override
        public void run(JobContext job) throws Exception {
            performance.run(job);
        }

        @Override
        public void cleanup(JobContext job) throws Exception {
            performance.cleanup(job);
        }
    }

    private record RunOnly(Performance performance) implements RunOnlyJob {
        @Override
        public void run(JobContext job) throws Exception {
            performance.runOnly(job);
        }
    }

    private record RunOnlyWithCleanup(Performance performance) implements RunOnlyJob {
        @Override
        public void run(JobContext job) throws Exception {
            performance.runOnly(job);
        }

        @Override
        public void cleanup(JobContext job) throws Exception {
            performance.cleanup(job);
        }
    }
}
