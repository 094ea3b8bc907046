package dev.fixpoint.engine;

import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long an attempt and each of its phases may take.
 *
 * @param start when the attempt started
 */
record Deadline(long start, Policy policy) {

    static final long NEVER = Long.MAX_VALUE;

    /** Returns the deadline of an attempt that starts now, or null if it has none. */
    static @Nullable Deadline of(long start, Policy policy) {
        return policy.hasTimeout() ? new Deadline(start, policy) : null;
    }

    /** Returns when the attempt is over. */
    long ofAttempt() {
        return after(start, policy.attemptTimeout());
    }

    /** Returns when a phase that began then is over. */
    long ofPhase(long began) {
        return Math.min(ofAttempt(), after(began, policy.phaseTimeout()));
    }

    /** Returns the failure of a phase that was over time, and has ended since. */
    TimeoutException interrupted(Phase phase, long began, @Nullable Throwable cause) {
        return TimeoutException.interrupted(what(phase, began), limit(began), cause);
    }

    /** Returns the failure of a phase that was over time, and does not end. */
    TimeoutException abandoned(Phase phase, long began, Duration grace, String thread) {
        return TimeoutException.abandoned(what(phase, began), limit(began), grace, thread);
    }

    private String what(Phase phase, long began) {
        return isOfAttempt(began) ? "attempt" : phase.name().toLowerCase(Locale.ROOT);
    }

    private Duration limit(long began) {
        return (isOfAttempt(began) ? policy.attemptTimeout() : policy.phaseTimeout()).orElseThrow();
    }

    private boolean isOfAttempt(long began) {
        return policy.phaseTimeout().isEmpty() || ofAttempt() < after(began, policy.phaseTimeout());
    }

    private static long after(long began, Optional<Duration> limit) {
        if (limit.isEmpty()) {
            return NEVER;
        }
        long end = began + Durations.toNanos(limit.orElseThrow());
        return end < began ? NEVER : end;
    }
}
