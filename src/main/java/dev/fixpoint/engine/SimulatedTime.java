package dev.fixpoint.engine;

import dev.fixpoint.job.Phase;
import dev.fixpoint.time.TimeSource;

/**
 * A clock on which phases take as long as it says, whatever their code does: a convergence that is given one is simulated, by one
 * thread, in no time.
 */
public interface SimulatedTime extends TimeSource {

    /** How long a phase takes that does not end by itself. */
    long FOR_EVER = Long.MAX_VALUE;

    /**
     * How a phase goes.
     *
     * @param nanos how long it takes if nobody interrupts it
     * @param deaf whether it takes as long if somebody does; otherwise it ends at once
     */
    record Course(long nanos, boolean deaf) {}

    /** Returns how a phase goes that is about to begin. Its code is executed when it ends, interrupted if it was. */
    Course course(String job, int attempt, Phase phase);

    /** Moves the clock. */
    void advance(long nanos);
}
