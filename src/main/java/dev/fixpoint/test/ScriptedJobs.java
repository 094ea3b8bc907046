package dev.fixpoint.test;

import dev.fixpoint.graph.Jobs;
import dev.fixpoint.job.Action;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;

/** Jobs that play the part of another one. Only those of jobs with a cleanup have one, and dummies play nothing. */
final class ScriptedJobs {

    private ScriptedJobs() {}

    /** Returns the job that is executed in place of another one. */
    static AnyJob inPlaceOf(AnyJob job, Script script, Stage stage) {
        if (job instanceof DummyJob) {
            return job;
        }
        Performance performance = new Performance(script, stage, job);
        Action cleanup = Jobs.hasCleanup(job) ? performance::cleanup : null;
        return job instanceof Job
                ? Jobs.of(performance::check, performance::run, cleanup)
                : Jobs.of(null, performance::runOnly, cleanup);
    }
}
