package dev.fixpoint.job;

import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failing check that explains itself. It carries no stack trace, so that a check which fails a million times costs
 * little.
 *
 * <pre>{@code
 * throw CheckFailure.because("still booting").tryAgainAfter(Duration.ofSeconds(30));
 * throw CheckFailure.because("no such movie: " + movie).hopeless();
 * throw CheckFailure.mismatch("mode of /etc/passwd", "0644", actual);
 * }</pre>
 *
 * <p>Immutable: each method that adds something returns a new failure.
 */
public final class CheckFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable String expected;
    private final @Nullable String actual;
    private final boolean hopeless;
    private final @Nullable Duration retryAfter;

    private CheckFailure(
            @Nullable String message,
            @Nullable Throwable cause,
            @Nullable String expected,
            @Nullable String actual,
            boolean hopeless,
            @Nullable Duration retryAfter) {
        super(message, cause, true, false);
        this.expected = expected;
        this.actual = actual;
        this.hopeless = hopeless;
        this.retryAfter = retryAfter;
    }

    /** Returns a failure that says why the check does not pass; its first line is what the phase lines show. */
    public static CheckFailure because(String message) {
        return new CheckFailure(Objects.requireNonNull(message, "message"), null, null, null, false, null);
    }

    /**
     * Returns the failure of something that is not as expected. Its message reads {@code WHAT: expected EXPECTED, found
     * ACTUAL}, on one line: line breaks in the values are written as escapes, and of a long one only the ends are shown.
     *
     * @param what what was looked at, such as {@code "mode of /etc/passwd"}
     * @param expected what it should be; shown by its {@code toString}
     * @param actual what it is; shown by its {@code toString}
     */
    public static CheckFailure mismatch(String what, @Nullable Object expected, @Nullable Object actual) {
        String wanted = text(expected);
        String found = text(actual);
        String message = Objects.requireNonNull(what, "what") + ": expected " + Quoted.inLine(wanted) + ", found "
                + Quoted.inLine(found);
        return new CheckFailure(message, null, wanted, found, false, null);
    }

    private static String text(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        String inBrackets = Arrays.deepToString(new Object[] {value});
        return inBrackets.substring(1, inBrackets.length() - 1);
    }

    /** Returns this failure as one that no run and no retry can mend: the job has finally failed, and is not run. */
    public CheckFailure hopeless() {
        return new CheckFailure(getMessage(), getCause(), expected, actual, true, retryAfter);
    }

    /**
     * Returns this failure with the least time until the next attempt. It counts if it is longer than the job's retry
     * delay, and uses up tries like any other failure.
     *
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public CheckFailure tryAgainAfter(Duration delay) {
        if (Objects.requireNonNull(delay, "delay").isNegative()) {
            throw new IllegalArgumentException("cannot try again after " + delay + ": a delay must not be negative");
        }
        return new CheckFailure(getMessage(), getCause(), expected, actual, hopeless, delay);
    }

    /** Returns this failure with the error that led to it. */
    public CheckFailure causedBy(Throwable cause) {
        return new CheckFailure(getMessage(), cause, expected, actual, hopeless, retryAfter);
    }

    /** Returns whether nothing can mend it. */
    public boolean isHopeless() {
        return hopeless;
    }

    /** Returns what should be, if the failure is a {@linkplain #mismatch mismatch}. */
    public Optional<String> expected() {
        return Optional.ofNullable(expected);
    }

    /** Returns what was found instead, if the failure is a {@linkplain #mismatch mismatch}. */
    public Optional<String> actual() {
        return Optional.ofNullable(actual);
    }

    /** Returns the least time until the next attempt, if the check asked for one. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
