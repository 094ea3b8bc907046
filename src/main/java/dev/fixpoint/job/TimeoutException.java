package dev.fixpoint.job;

import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phase took longer than its timeout, or its attempt did. What the phase itself threw when it was interrupted is the cause.
 * Made by the engine; it carries no stack trace of its own.
 */
public final class TimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration limit;
    private final @Nullable String thread;

    private TimeoutException(String message, @Nullable Throwable cause, Duration limit, @Nullable String thread) {
        super(message, cause, true, false);
        this.limit = limit;
        this.thread = thread;
    }

    /**
     * Returns the failure of something that was interrupted because it took too long.
     *
     * @param what what took too long, such as {@code "check"}
     * @param limit how long it was allowed to take
     * @param cause what it threw when it was interrupted, if it did
     */
    public static TimeoutException interrupted(String what, Duration limit, @Nullable Throwable cause) {
        return new TimeoutException(what + " timed out after " + Durations.format(limit), cause, limit, null);
    }

    /**
     * Returns the failure of something that took too long, and went on although it was interrupted.
     *
     * @param what what took too long, such as {@code "check"}
     * @param limit how long it was allowed to take
     * @param grace how long it was waited for after the interrupt
     * @param thread the name of its thread, which was left behind
     */
    public static TimeoutException abandoned(String what, Duration limit, Duration grace, String thread) {
        String message = what + " timed out after " + Durations.format(limit) + ", and was still running "
                + Durations.format(grace) + " after it was interrupted; thread \"" + thread
                + "\" was left behind, and cleanup skipped";
        return new TimeoutException(message, null, limit, thread);
    }

    /** Returns how long it was allowed to take. */
    public Duration limit() {
        return limit;
    }

    /** Returns the name of the thread that was left behind, if it went on although it was interrupted. */
    public Optional<String> abandonedThread() {
        return Optional.ofNullable(thread);
    }
}
