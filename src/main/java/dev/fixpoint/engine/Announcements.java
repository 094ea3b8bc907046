package dev.fixpoint.engine;

import dev.fixpoint.event.Event;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of whatever happens, and gives it to the announcer; none is made if nobody listens. Times are nanoseconds since
 * the start of the convergence.
 */
final class Announcements {

    private final Announcer announcer;
    private final boolean heard;
    private final Settings settings;
    private final Secrets secrets;
    private final Instant started;

    Announcements(Announcer announcer, Settings settings, Secrets secrets, Instant started) {
        this.announcer = announcer;
        this.heard = announcer.isHeard();
        this.settings = settings;
        this.secrets = secrets;
        this.started = started;
    }

    void convergenceStarted() {
        if (heard) {
            announcer.post(new Event.ConvergenceStarted(
                    started,
                    settings.graph(),
                    settings.arguments(),
                    settings.mode().noAct(),
                    secrets));
        }
    }

    void convergenceEnded(long at, Report report) {
        if (heard) {
            announcer.post(new Event.ConvergenceEnded(instant(at), report));
        }
    }

    void sweepStarted(long at, int sweep) {
        if (heard) {
            announcer.post(new Event.SweepStarted(instant(at), sweep));
        }
    }

    void attemptStarted(long at, Attempt attempt, int sweep) {
        if (heard) {
            announcer.post(new Event.AttemptStarted(instant(at), attempt.name(), attempt.number(), sweep));
        }
    }

    /** Announces the end of an attempt, and when the next one of its job is due; {@link Progress#NEVER} if there is none. */
    void attemptEnded(Attempt attempt, Outcome outcome, long due) {
        if (heard) {
            announcer.post(new Event.AttemptEnded(
                    instant(attempt.end()),
                    attempt.name(),
                    attempt.number(),
                    outcome,
                    due == Progress.NEVER ? Optional.empty() : Optional.of(instant(due))));
        }
    }

    void phaseStarted(long at, Attempt attempt, Phase phase) {
        if (heard) {
            announcer.post(new Event.PhaseStarted(instant(at), attempt.name(), attempt.number(), phase));
        }
    }

    void phaseEnded(long start, long end, Attempt attempt, Phase phase, @Nullable Throwable error) {
        if (heard) {
            announcer.post(new Event.PhaseEnded(
                    instant(end),
                    attempt.name(),
                    attempt.number(),
                    phase,
                    Duration.ofNanos(end - start),
                    Optional.ofNullable(error)));
        }
    }

    void statusChanged(long at, AttemptContext context, String line) {
        if (heard) {
            // a secret may have line breaks, or have spaces where the line had breaks
            String oneLine = secrets.mask(line).strip().replaceAll("\\s*\\R\\s*", " ");
            announcer.post(new Event.StatusChanged(
                    instant(at), context.name(), context.attempt(), context.phase(), secrets.mask(oneLine)));
        }
    }

    void jobFinished(long at, int job, Outcome outcome, @Nullable Throwable error) {
        if (heard) {
            announcer.post(new Event.JobFinished(
                    instant(at),
                    settings.graph().name(job),
                    outcome,
                    outcome.isSatisfied() ? Optional.empty() : Optional.ofNullable(error)));
        }
    }

    /** Announces for whom and until when nothing can be done, and how many jobs wait. */
    void waiting(long at, Progress.Timer timer, int jobs) {
        if (heard) {
            announcer.post(new Event.Waiting(
                    instant(at), instant(timer.due()), settings.graph().name(timer.job()), jobs));
        }
    }

    void cleanupStarted(long at, AttemptContext context) {
        if (heard) {
            announcer.post(new Event.CleanupStarted(instant(at), context.name(), context.attempt()));
        }
    }

    void cleanupEnded(long start, long end, AttemptContext context, @Nullable Throwable error) {
        if (heard) {
            announcer.post(new Event.CleanupEnded(
                    instant(end),
                    context.name(),
                    context.attempt(),
                    Duration.ofNanos(end - start),
                    Optional.ofNullable(error)));
        }
    }

    private Instant instant(long nanos) {
        return started.plusNanos(nanos);
    }
}
