package dev.fixpoint.reliability;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;

/** A listener that does the same at every event. */
final class EachEvent implements Listener {

    /** What it does. */
    @FunctionalInterface
    interface Reaction {
        void to(Event event) throws Exception;
    }

    private final Reaction reaction;

    EachEvent(Reaction reaction) {
        this.reaction = reaction;
    }

    private void react(Event event) {
        try {
            reaction.to(event);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void convergenceStarted(Event.ConvergenceStarted event) {
        react(event);
    }

    @Override
    public void sweepStarted(Event.SweepStarted event) {
        react(event);
    }

    @Override
    public void attemptStarted(Event.AttemptStarted event) {
        react(event);
    }

    @Override
    public void phaseStarted(Event.PhaseStarted event) {
        react(event);
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        react(event);
    }

    @Override
    public void statusChanged(Event.StatusChanged event) {
        react(event);
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        react(event);
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        react(event);
    }

    @Override
    public void waiting(Event.Waiting event) {
        react(event);
    }

    @Override
    public void cleanupStarted(Event.CleanupStarted event) {
        react(event);
    }

    @Override
    public void cleanupEnded(Event.CleanupEnded event) {
        react(event);
    }

    @Override
    public void convergenceEnded(Event.ConvergenceEnded event) {
        react(event);
    }
}
