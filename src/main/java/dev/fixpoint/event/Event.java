package dev.fixpoint.event;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that happened in a convergence. Immutable. */
public sealed interface Event {

    /** Returns when it happened. */
    Instant time();

    /** Calls the method of the listener that is meant for this kind of event. */
    void tell(Listener listener);

    /**
     * A convergence has started.
     *
     * @param graph what is converged
     * @param arguments what the jobs are given
     * @param noAct whether jobs are checked but not run
     * @param secrets what must not be shown of all that is told later
     */
    record ConvergenceStarted(Instant time, JobGraph graph, Arguments arguments, boolean noAct, Secrets secrets)
            implements Event {
        @Override
        public void tell(Listener listener) {
            listener.convergenceStarted(this);
        }
    }

    /**
     * The first attempt that belongs to a sweep is about to start.
     *
     * @param sweep the number of the sweep, from 1
     */
    record SweepStarted(Instant time, int sweep) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.sweepStarted(this);
        }
    }

    /**
     * An attempt of a job has started.
     *
     * @param attempt its number among the attempts of the job, from 1
     * @param sweep the sweep that it belongs to
     */
    record AttemptStarted(Instant time, String job, int attempt, int sweep) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.attemptStarted(this);
        }
    }

    /**
     * A phase of an attempt has started.
     *
     * @param phase {@link Phase#CHECK}, {@link Phase#RUN} or {@link Phase#RECHECK}
     */
    record PhaseStarted(Instant time, String job, int attempt, Phase phase) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.phaseStarted(this);
        }
    }

    /**
     * A phase of an attempt has ended.
     *
     * @param phase {@link Phase#CHECK}, {@link Phase#RUN} or {@link Phase#RECHECK}
     * @param duration how long it took
     * @param error what it threw; empty if it returned
     */
    record PhaseEnded(Instant time, String job, int attempt, Phase phase, Duration duration, Optional<Throwable> error)
            implements Event {
        @Override
        public void tell(Listener listener) {
            listener.phaseEnded(this);
        }
    }

    /**
     * A phase said how far it is.
     *
     * @param status one line
     */
    record StatusChanged(Instant time, String job, int attempt, Phase phase, String status) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.statusChanged(this);
        }
    }

    /**
     * An attempt of a job has ended.
     *
     * @param outcome {@link Outcome#PASSED}, {@link Outcome#CONVERGED}, {@link Outcome#FAILED} or {@link Outcome#CANCELLED}
     * @param nextAttempt when the job may be attempted again at the earliest; empty if it will not be
     */
    record AttemptEnded(Instant time, String job, int attempt, Outcome outcome, Optional<Instant> nextAttempt)
            implements Event {
        @Override
        public void tell(Listener listener) {
            listener.attemptEnded(this);
        }
    }

    /**
     * A job that takes part has come to its end: told once for each of them, blocked ones included.
     *
     * @param outcome how it ended
     * @param error what its last attempt failed with, if it failed or was cancelled
     */
    record JobFinished(Instant time, String job, Outcome outcome, Optional<Throwable> error) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.jobFinished(this);
        }
    }

    /**
     * Nothing is due and nothing runs: the convergence waits for a retry delay.
     *
     * @param until when the first job is due
     * @param job the name of that job
     * @param waiting how many jobs wait for their retry delay, that one included
     */
    record Waiting(Instant time, Instant until, String job, int waiting) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.waiting(this);
        }
    }

    /**
     * The cleanup of an instance has started.
     *
     * @param attempt the number of the attempt that the instance served
     */
    record CleanupStarted(Instant time, String job, int attempt) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.cleanupStarted(this);
        }
    }

    /**
     * The cleanup of an instance has ended, or was skipped.
     *
     * @param attempt the number of the attempt that the instance served
     * @param duration how long it took
     * @param error what it threw, or why it was skipped; empty if it returned
     */
    record CleanupEnded(Instant time, String job, int attempt, Duration duration, Optional<Throwable> error)
            implements Event {
        @Override
        public void tell(Listener listener) {
            listener.cleanupEnded(this);
        }
    }

    /**
     * The convergence has ended, automatic cleanup included.
     *
     * @param report what it did
     */
    record ConvergenceEnded(Instant time, Report report) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.convergenceEnded(this);
        }
    }
}
