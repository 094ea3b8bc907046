package dev.fixpoint.model;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.model.Disturbance.By;
import dev.fixpoint.testing.Threads;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Cancels a convergence when its case says so. Used over and over; each start forgets what was before. */
final class Disturber implements Listener {

    private final By by;
    private final int at;
    private final Fixpoint fixpoint;
    private final ScriptedJobs jobs;
    private volatile boolean cancelled;
    private volatile boolean interrupted;
    private volatile boolean over;
    private volatile int begunAtCancel;
    private CountDownLatch moment = new CountDownLatch(1);
    private Thread other = new Thread();
    private Thread converging;
    private int phases;
    private int events;

    Disturber(Optional<Disturbance> disturbance, Fixpoint fixpoint, ScriptedJobs jobs) {
        this.by = disturbance.map(Disturbance::by).orElse(null);
        this.at = disturbance.map(Disturbance::at).orElse(0);
        this.fixpoint = fixpoint;
        this.jobs = jobs;
    }

    /** Returns whether it is certain that something was cancelled. */
    boolean hasCancelled() {
        return cancelled;
    }

    /** Returns whether the thread that converges was interrupted, which may be too late for a cancel. */
    boolean hasInterrupted() {
        return interrupted;
    }

    /** Returns how many phases had begun when it was certain that something was cancelled. */
    int begunAtCancel() {
        return begunAtCancel;
    }

    /** Gets ready, on the thread that is about to converge. */
    synchronized void start() {
        cancelled = false;
        interrupted = false;
        over = false;
        phases = 0;
        events = 0;
        converging = Thread.currentThread();
        moment = new CountDownLatch(1);
        other = new Thread(this::disturbWhenItIsTime, "disturber");
        other.setDaemon(true);
        if (by == By.THREAD || by == By.INTERRUPTION) {
            other.start();
        }
    }

    /** Does nothing any more from now on. Returns whether the current thread is left interrupted, and clears that. */
    boolean end() {
        over = true;
        moment.countDown();
        boolean found = Thread.interrupted();
        while (other.isAlive()) {
            try {
                Threads.join(other);
            } catch (InterruptedException e) {
                found = true;
            }
        }
        return Thread.interrupted() || found;
    }

    /** A phase of a job begins, on its thread. */
    void phaseBegins() {
        boolean now;
        synchronized (this) {
            phases++;
            now = phases == at;
        }
        if (now && by == By.JOB) {
            cancel();
        } else if (now && by != By.LISTENER) {
            moment.countDown();
        }
    }

    @Override
    public void sweepStarted(Event.SweepStarted event) {
        told();
    }

    @Override
    public void attemptStarted(Event.AttemptStarted event) {
        told();
    }

    @Override
    public void phaseStarted(Event.PhaseStarted event) {
        told();
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        told();
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        told();
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        told();
    }

    @Override
    public void waiting(Event.Waiting event) {
        told();
    }

    private void told() {
        events++;
        if (by == By.LISTENER && events == at) {
            cancel();
        }
    }

    private void disturbWhenItIsTime() {
        Threads.awaitUninterruptibly(moment);
        if (over) {
            return;
        }
        if (by == By.THREAD) {
            cancel();
        } else {
            interrupted = true;
            converging.interrupt();
        }
    }

    private void cancel() {
        if (fixpoint.cancel()) {
            begunAtCancel = jobs.begun();
            cancelled = true;
        }
    }
}
