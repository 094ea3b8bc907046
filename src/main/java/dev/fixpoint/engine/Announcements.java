package dev.fixpoint.engine;

import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of whatever happens, and gives it to the announcer; none is made if nobody listens. Times are nanoseconds since
 * the start of the convergence.
 */
final class Announcements {

    private final Announcer announcer;
    private final boolean heard;
    private final Convergence convergence;
    private final JobGraph graph;

    Announcements(Convergence convergence) {
        this.announcer = convergence.announcer();
        this.heard = announcer.isHeard();
        this.convergence = convergence;
        this.graph = convergence.settings().graph();
    }

    void convergenceStarted() {
        if (heard) {
            Settings settings = convergence.settings();
            announcer.post(new Event.ConvergenceStarted(
                    convergence.instant(0),
                    graph,
                    settings.arguments(),
                    settings.mode().noAct(),
                    convergence.secrets()));
        }
    }

    /** Called only if somebody listens: the clock is read for it. */
    void convergenceEnded(long at, Report report) {
        announcer.post(new Event.ConvergenceEnded(convergence.instant(at), report));
    }

    void sweepStarted(long at, int sweep) {
        if (heard) {
            announcer.post(new Event.SweepStarted(convergence.instant(at), sweep));
        }
    }

    void attemptStarted(long at, Attempt attempt, int sweep) {
        if (heard) {
            announcer.post(new Event.AttemptStarted(convergence.instant(at), attempt.name(), attempt.number(), sweep));
        }
    }

    /** Announces the end of an attempt, and when the next one of its job is due; {@link Progress#NEVER} if there is none. */
    void attemptEnded(Attempt attempt, Outcome outcome, long due) {
        if (heard) {
            announcer.post(new Event.AttemptEnded(
                    convergence.instant(attempt.end()),
                    attempt.name(),
                    attempt.number(),
                    outcome,
                    due == Progress.NEVER ? Optional.empty() : Optional.of(convergence.instant(due))));
        }
    }

    /** Called only if somebody listens: the phase starts when they have been told. */
    void phaseStarted(long at, Attempt attempt, Phase phase) {
        announcer.post(new Event.PhaseStarted(convergence.instant(at), attempt.name(), attempt.number(), phase));
    }

    void phaseEnded(long start, long end, Attempt attempt, Phase phase, @Nullable Throwable error) {
        if (heard) {
            announcer.post(new Event.PhaseEnded(
                    convergence.instant(end),
                    attempt.name(),
                    attempt.number(),
                    phase,
                    Duration.ofNanos(end - start),
                    Optional.ofNullable(error)));
        }
    }

    /** Called only if somebody listens. */
    void statusChanged(long at, AttemptContext context, String line) {
        announcer.post(new Event.StatusChanged(
                convergence.instant(at), context.name(), context.attempt(), context.phase(), line));
    }

    /** Called only if somebody listens: nobody else looks at how each job has finished. */
    void jobFinished(long at, int job, Outcome outcome, @Nullable Throwable error) {
        announcer.post(new Event.JobFinished(
                convergence.instant(at),
                graph.name(job),
                outcome,
                outcome.isSatisfied() ? Optional.empty() : Optional.ofNullable(error)));
    }

    /** Announces for whom and until when nothing can be done, and how many jobs wait. */
    void waiting(long at, Progress.Timer timer, int jobs) {
        if (heard) {
            announcer.post(new Event.Waiting(
                    convergence.instant(at), convergence.instant(timer.due()), graph.name(timer.job()), jobs));
        }
    }

    void cleanupStarted(long at, AttemptContext context) {
        if (heard) {
            announcer.post(new Event.CleanupStarted(convergence.instant(at), context.name(), context.attempt()));
        }
    }

    void cleanupEnded(long start, long end, AttemptContext context, @Nullable Throwable error) {
        if (heard) {
            announcer.post(new Event.CleanupEnded(
                    convergence.instant(end),
                    context.name(),
                    context.attempt(),
                    Duration.ofNanos(end - start),
                    Optional.ofNullable(error)));
        }
    }
}
