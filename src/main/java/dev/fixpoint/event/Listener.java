package dev.fixpoint.event;

/**
 * Is told what happens in a convergence. Every method does nothing by default; override those that matter.
 *
 * <p>A listener is called by one thread at a time, the one that called {@code converge()}, in the order in which things
 * happened, and never while a lock is held that jobs need. With parallelism 1 the convergence goes on when the listener
 * returns; in parallel, jobs run on meanwhile. What a listener throws does not disturb the convergence: the first such error
 * is logged, and kept in the report.
 */
public interface Listener {

    /** Called first of all. */
    default void convergenceStarted(Event.ConvergenceStarted event) {}

    /** Called when the first attempt of a sweep is about to start. */
    default void sweepStarted(Event.SweepStarted event) {}

    /** Called when an attempt of a job starts. */
    default void attemptStarted(Event.AttemptStarted event) {}

    /** Called when a phase of an attempt starts. */
    default void phaseStarted(Event.PhaseStarted event) {}

    /** Called when a phase of an attempt has ended. */
    default void phaseEnded(Event.PhaseEnded event) {}

    /** Called when a phase has said how far it is. */
    default void statusChanged(Event.StatusChanged event) {}

    /** Called when an attempt of a job has ended. */
    default void attemptEnded(Event.AttemptEnded event) {}

    /** Called once for each job that takes part, when it has come to its end. */
    default void jobFinished(Event.JobFinished event) {}

    /** Called when nothing is due and nothing runs, before the wait. */
    default void waiting(Event.Waiting event) {}

    /** Called when the cleanup of an instance starts. */
    default void cleanupStarted(Event.CleanupStarted event) {}

    /** Called when the cleanup of an instance has ended or was skipped. */
    default void cleanupEnded(Event.CleanupEnded event) {}

    /** Called last of all. */
    default void convergenceEnded(Event.ConvergenceEnded event) {}
}
