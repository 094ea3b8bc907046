package dev.fixpoint.record;

import dev.fixpoint.job.ArgumentException;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.JobStackTrace;
import java.time.Duration;
import java.util.Optional;

/**
 * What a phase threw.
 *
 * @param type the name of its class
 * @param message its whole message; empty if it has none
 * @param stackTrace its stack trace down to where the job was called, with causes and suppressed errors, as lines; empty if it
 *     carries none
 * @param expected what a check expected, if it said so
 * @param actual what it found instead, if it said so
 * @param hopeless whether nothing could mend it: the check said so, or an argument was missing or ill-typed
 * @param retryAfter the least time until the next attempt, if the check asked for one
 */
public record ErrorRecord(
        String type,
        String message,
        String stackTrace,
        Optional<String> expected,
        Optional<String> actual,
        boolean hopeless,
        Optional<Duration> retryAfter) {

    /** Returns the record of what was thrown, with what is secret masked. */
    public static ErrorRecord of(Throwable error, Secrets secrets) {
        Optional<CheckFailure> failure =
                Optional.of(error).filter(CheckFailure.class::isInstance).map(CheckFailure.class::cast);
        return new ErrorRecord(
                error.getClass().getName(),
                secrets.mask(ErrorText.message(error)),
                JobStackTrace.of(error, secrets::mask),
                failure.flatMap(CheckFailure::expected).map(secrets::mask),
                failure.flatMap(CheckFailure::actual).map(secrets::mask),
                error instanceof ArgumentException
                        || failure.map(CheckFailure::isHopeless).orElse(false),
                failure.flatMap(CheckFailure::retryAfter));
    }

    /**
     * Returns what a line has room for: the first line of the message, followed by {@code  ...} if there are more, or the name
     * of the class if there is no message.
     */
    public String firstLine() {
        return ErrorText.firstLine(type, message);
    }
}
