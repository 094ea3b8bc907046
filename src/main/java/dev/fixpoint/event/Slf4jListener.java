package dev.fixpoint.event;

import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.JobStackTrace;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a convergence with SLF4J: its start and its summary at level info, a job that finally failed or a cleanup that failed
 * at error with its stack trace, everything else at debug.
 */
public final class Slf4jListener implements Listener {

    private final Logger log;
    private Secrets secrets = new Secrets(Set.of());

    /** Creates a listener that logs to the logger named {@code dev.fixpoint}. */
    public Slf4jListener() {
        this(LoggerFactory.getLogger("dev.fixpoint"));
    }

    /** Creates a listener that logs to the given logger. */
    public Slf4jListener(Logger log) {
        this.log = Objects.requireNonNull(log, "log");
    }

    @Override
    public void convergenceStarted(Event.ConvergenceStarted event) {
        secrets = event.secrets();
        log.info(
                "converging {} jobs for {}", event.graph().size(), event.graph().targets());
    }

    @Override
    public void sweepStarted(Event.SweepStarted event) {
        log.debug("sweep {}", event.sweep());
    }

    @Override
    public void attemptStarted(Event.AttemptStarted event) {
        log.debug("{}: attempt {}", event.job(), event.attempt());
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        event.error()
                .ifPresentOrElse(
                        error -> log.debug("{}.{} failed: {}", event.job(), event.phase(), firstLine(error)),
                        () -> log.debug("{}.{} passed", event.job(), event.phase()));
    }

    @Override
    public void statusChanged(Event.StatusChanged event) {
        log.debug("{}.{}: {}", event.job(), event.phase(), event.status());
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        event.nextAttempt()
                .ifPresent(next -> log.debug(
                        "{}: next attempt in {}", event.job(), Durations.format(Duration.between(event.time(), next))));
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        if (event.outcome() == Outcome.FAILED) {
            logError(event.job() + " failed", event.error());
        } else {
            log.debug("{} {}", event.job(), event.outcome());
        }
    }

    @Override
    public void waiting(Event.Waiting event) {
        log.debug(
                "waiting {} for {}, the first of {}",
                Durations.format(Duration.between(event.time(), event.until())),
                event.job(),
                event.waiting());
    }

    @Override
    public void cleanupEnded(Event.CleanupEnded event) {
        if (event.error().isPresent()) {
            logError(event.job() + ": cleanup failed", event.error());
        } else {
            log.debug("{}: cleaned up", event.job());
        }
    }

    /** Logs the error as it is, unless there are secrets: a logger may ask the error for texts that cannot be masked. */
    private void logError(String what, Optional<Throwable> error) {
        if (secrets.any()) {
            String trace =
                    error.map(thrown -> JobStackTrace.of(thrown, secrets::mask)).orElse("");
            log.error("{}\n{}", what, trace);
        } else {
            log.error(what, error.orElse(null));
        }
    }

    /** Returns the first line of the message once that is masked: a secret may have several lines. */
    private String firstLine(Throwable error) {
        return ErrorText.firstLine(error, secrets::mask);
    }

    @Override
    public void convergenceEnded(Event.ConvergenceEnded event) {
        log.info("{}", event.report().summary());
    }
}
