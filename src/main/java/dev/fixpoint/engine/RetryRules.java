package dev.fixpoint.engine;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Policy;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** When a job whose attempt has failed is tried again (rules 5, 9 and 10, and what its policy says beyond them). */
final class RetryRules {

    static final long NEVER = -1;

    private final Settings settings;
    private final long defaultDelay;

    /** Whether nothing is said but tries and retry delays, as in most convergences. */
    private final boolean plain;

    /**
     * What there is to know of a failed attempt.
     *
     * @param number its number among those of its job, from 1
     * @param firstStart tells when the first attempt of the job started, which takes as long as there were attempts
     * @param end when it ended
     * @param error what its last check threw
     * @param runError what its run threw
     */
    record Failed(
            int job,
            int number,
            LongSupplier firstStart,
            long end,
            @Nullable Throwable error,
            @Nullable Throwable runError) {}

    RetryRules(Settings settings) {
        this.settings = settings;
        this.defaultDelay = Durations.toNanos(settings.retries().delay());
        this.plain = settings.policy().isNone() && !settings.graph().hasPolicies();
    }

    /** Returns how many attempts a job has. */
    int tries(int job) {
        return settings.graph().tries(job).orElse(settings.retries().tries());
    }

    /** Returns the retry delay of a job. */
    Duration retryDelay(int job) {
        return settings.graph().retryDelay(job).orElse(settings.retries().delay());
    }

    /** Returns when the job of a failed attempt, which is neither hopeless nor its last, is due again, or {@link #NEVER}. */
    long due(Failed attempt) {
        long due = attempt.end() + (plain ? plainDelay(attempt) : delay(attempt));
        if (due < attempt.end()) {
            due = Long.MAX_VALUE;
        }
        return plain || isAllowed(attempt, due) ? due : NEVER;
    }

    private long plainDelay(Failed attempt) {
        Optional<Duration> own = settings.graph().retryDelay(attempt.job());
        long delay = own.map(Durations::toNanos).orElse(defaultDelay);
        return Math.max(delay, askedFor(attempt).map(Durations::toNanos).orElse(0L));
    }

    private long delay(Failed attempt) {
        int job = attempt.job();
        Optional<Duration> ownDelay = settings.graph().retryDelay(job);
        if (ownDelay.isPresent() || settings.policy(job).backoff().isEmpty()) {
            return plainDelay(attempt);
        }
        long seed = seed(settings.retries().seed(), settings.graph().name(job), attempt.number());
        return Durations.toNanos(askedFor(attempt)
                .orElseGet(() -> settings.policy(job).backoff().orElseThrow().delay(attempt.number(), seed)));
    }

    /** Mixes the parts into one number, the same on every machine. */
    private static long seed(long seed, String job, int attempt) {
        return (seed * 31 + job.hashCode()) * 1_000_003L + attempt;
    }

    private static Optional<Duration> askedFor(Failed attempt) {
        return attempt.error() instanceof CheckFailure failure ? failure.retryAfter() : Optional.empty();
    }

    private boolean isAllowed(Failed attempt, long due) {
        Policy policy = settings.policy(attempt.job());
        if (policy.retryFor().isPresent()) {
            long first = attempt.firstStart().getAsLong();
            long last = first + Durations.toNanos(policy.retryFor().orElseThrow());
            if (last >= first && due > last) {
                return false;
            }
        }
        if (askedFor(attempt).isPresent()) {
            return true; // the check knows better
        }
        return !threwOne(attempt, policy.neverRetryOn())
                && (policy.retryOn().isEmpty() || threwOne(attempt, policy.retryOn()));
    }

    private static boolean threwOne(Failed attempt, Set<Class<? extends Throwable>> errors) {
        return errors.stream()
                .anyMatch(error -> error.isInstance(attempt.error()) || error.isInstance(attempt.runError()));
    }
}
