package dev.fixpoint.test;

import dev.fixpoint.job.Phase;

/**
 * The end of a phase.
 *
 * @param attempt the number of the attempt among those of the job
 */
record Boundary(String job, int attempt, Phase phase) {

    /** Returns the phase as the phase lines write it, and of which attempt it was, unless that was the first. */
    @Override
    public String toString() {
        return job + "." + phase + (attempt == 1 ? "" : " of attempt " + attempt);
    }
}
