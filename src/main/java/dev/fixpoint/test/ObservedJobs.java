package dev.fixpoint.test;

import dev.fixpoint.graph.Jobs;
import dev.fixpoint.job.Action;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.RunOnlyJob;
import org.jspecify.annotations.Nullable;

/** Jobs that do what another one does, before the eyes of an observer. Only those of jobs with a cleanup have one. */
final class ObservedJobs {

    private ObservedJobs() {}

    /** Returns the job as it is to be executed. */
    static AnyJob around(AnyJob job, Observer observer) {
        if (job instanceof Job checked) {
            return Jobs.of(
                    context -> observer.check(checked, context),
                    context -> observer.perform(checked::run, context),
                    cleanup(job, checked::cleanup, observer));
        }
        if (job instanceof RunOnlyJob runOnly) {
            return Jobs.of(
                    null, context -> observer.perform(runOnly::run, context), cleanup(job, runOnly::cleanup, observer));
        }
        return job;
    }

    private static @Nullable Action cleanup(AnyJob job, Action action, Observer observer) {
        return Jobs.hasCleanup(job) ? context -> observer.perform(action, context) : null;
    }
}
