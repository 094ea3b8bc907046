package dev.fixpoint.report;

import dev.fixpoint.job.Phase;
import dev.fixpoint.text.Quoted;

/**
 * A thread that was left behind, because a phase of a job did not end although it was interrupted.
 *
 * @param job the name of the job
 * @param attempt the number of its attempt
 * @param phase the phase that does not end
 * @param thread the name of the thread
 */
public record Abandoned(String job, int attempt, Phase phase, String thread) {

    /** Returns it in words, such as {@code job "a": thread "a" was left behind in its check}. */
    @Override
    public String toString() {
        return "job " + Quoted.of(job) + ": thread " + Quoted.of(thread) + " was left behind in its " + phase;
    }
}
