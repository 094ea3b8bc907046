package dev.fixpoint.record;

import dev.fixpoint.text.ErrorText;
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

    /**
     * Returns what a line has room for: the first line of the message, followed by {@code  ...} if there are more, or the name
     * of the class if there is no message.
     */
    public String firstLine() {
        return ErrorText.firstLine(type, message);
    }
}
