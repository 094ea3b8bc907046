package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.text.Quoted;

/**
 * The engine calls a job's own code from here and nowhere else. All that is below on the stack is the engine's, and is left out of
 * the stack traces that are shown: see {@code JobStackTrace}.
 */
final class UserCode {

    private UserCode() {}

    /** Makes an instance of the job at a position, or throws what its factory throws. */
    static AnyJob newInstance(JobGraph graph, int job) throws Exception {
        AnyJob made = graph.newInstance(job);
        if (made == null) {
            throw new IllegalStateException(
                    "job " + Quoted.of(graph.name(job)) + ": its factory returned null instead of a new instance");
        }
        return made;
    }

    /** Calls a phase of an instance, and throws what it throws. */
    static void perform(Phase phase, AnyJob instance, AttemptContext context) throws Throwable {
        if (instance instanceof Job checked) {
            switch (phase) {
                case CHECK, RECHECK, CONFIRM -> checked.check(context);
                case RUN -> checked.run(context);
                case CLEANUP -> checked.cleanup(context);
            }
        } else if (instance instanceof RunOnlyJob runOnly) {
            switch (phase) {
                case CHECK -> throw CheckFailure.because("a run-only job has no check: it always runs");
                case RUN -> runOnly.run(context);
                case RECHECK, CONFIRM -> context.rethrowRunError();
                case CLEANUP -> runOnly.cleanup(context);
            }
        }
    }
}
