package dev.fixpoint.test;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps every event that it is told. Safe for use by several threads. */
public final class EventRecorder implements Listener {

    private final List<Event> events = new ArrayList<>();

    /** Creates a recorder of nothing yet. */
    public EventRecorder() {}

    /** Returns all events so far, in the order in which they were told. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Returns the events of one kind, such as {@code Event.AttemptStarted}. */
    public <E extends Event> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns the names of the kinds of event, with a space between them: {@code ConvergenceStarted SweepStarted ...}. */
    public String kinds() {
        return events().stream().map(event -> event.getClass().getSimpleName()).collect(Collectors.joining(" "));
    }

    /** Returns the names of the jobs whose attempts started, in that order. */
    public List<String> attempts() {
        return events(Event.AttemptStarted.class).stream()
                .map(Event.AttemptStarted::job)
                .toList();
    }

    /** Returns the phases that ended, in that order, each as the phase lines begin: {@code NAME.check}. */
    public List<String> phases() {
        return events(Event.PhaseEnded.class).stream()
                .map(event -> event.job() + "." + event.phase())
                .toList();
    }

    private synchronized void add(Event event) {
        events.add(event);
    }

    @Override
    public void convergenceStarted(Event.ConvergenceStarted event) {
        add(event);
    }

    @Override
    public void sweepStarted(Event.SweepStarted event) {
        add(event);
    }

    @Override
    public void attemptStarted(Event.AttemptStarted event) {
        add(event);
    }

    @Override
    public void phaseStarted(Event.PhaseStarted event) {
        add(event);
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        add(event);
    }

    @Override
    public void statusChanged(Event.StatusChanged event) {
        add(event);
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        add(event);
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        add(event);
    }

    @Override
    public void waiting(Event.Waiting event) {
        add(event);
    }

    @Override
    public void cleanupStarted(Event.CleanupStarted event) {
        add(event);
    }

    @Override
    public void cleanupEnded(Event.CleanupEnded event) {
        add(event);
    }

    @Override
    public void convergenceEnded(Event.ConvergenceEnded event) {
        add(event);
    }
}
