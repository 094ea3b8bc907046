package dev.fixpoint.job;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a job is to be treated in a bad world: how long its phases may take, when it is tried again, and how long it must stay
 * satisfied. What a job's policy leaves open comes from the convergence; what is open there too is unlimited, or as
 * {@link Retry} and the retry delay say. Immutable.
 *
 * <pre>{@code
 * Policy.NONE.phaseTimeout(Duration.ofSeconds(30)).backoff(Backoff.exponential(Duration.ofSeconds(1))).retryFor(Duration.ofMinutes(10))
 * }</pre>
 *
 * @param backoff how long to wait between two attempts; the retry delay if there is none
 * @param retryFor how long after the start of its first attempt the job may still be tried again; above zero
 * @param retryOn if there are any, the job is tried again only after an attempt in which its last check or its run threw one of
 *     them
 * @param neverRetryOn the job is not tried again after an attempt in which its last check or its run threw one of these
 * @param phaseTimeout how long each phase may take, cleanup included; above zero
 * @param attemptTimeout how long an attempt may take from its start to its end; above zero
 * @param stability how long checks must pass
 */
public record Policy(
        Optional<Backoff> backoff,
        Optional<Duration> retryFor,
        Set<Class<? extends Throwable>> retryOn,
        Set<Class<? extends Throwable>> neverRetryOn,
        Optional<Duration> phaseTimeout,
        Optional<Duration> attemptTimeout,
        Optional<Stability> stability) {

    /** The policy that leaves everything open. */
    public static final Policy NONE = new Policy(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * Creates a policy.
     *
     * @throws IllegalArgumentException if a duration is not above zero; the message names it
     */
    public Policy {
        Objects.requireNonNull(backoff, "backoff");
        requireAboveZero("retryFor", retryFor);
        retryOn = Set.copyOf(retryOn);
        neverRetryOn = Set.copyOf(neverRetryOn);
        requireAboveZero("phaseTimeout", phaseTimeout);
        requireAboveZero("attemptTimeout", attemptTimeout);
        Objects.requireNonNull(stability, "stability");
    }

    private static void requireAboveZero(String what, Optional<Duration> duration) {
        if (duration.isPresent() && (duration.get().isZero() || duration.get().isNegative())) {
            throw new IllegalArgumentException(
                    what + " must be above zero, not " + duration.get() + "; leave it out for no limit");
        }
    }

    /** Returns this policy with a backoff in place of the retry delay. */
    public Policy backoff(Backoff value) {
        return new Policy(Optional.of(value), retryFor, retryOn, neverRetryOn, phaseTimeout, attemptTimeout, stability);
    }

    /** Returns this policy with a limit to how long after the start of its first attempt a job may be tried again. */
    public Policy retryFor(Duration limit) {
        return new Policy(backoff, Optional.of(limit), retryOn, neverRetryOn, phaseTimeout, attemptTimeout, stability);
    }

    /** Returns this policy with further errors, one of which an attempt must have thrown for the job to be tried again. */
    @SafeVarargs
    public final Policy retryOn(Class<? extends Throwable>... errors) {
        Set<Class<? extends Throwable>> all = new LinkedHashSet<>(retryOn);
        for (Class<? extends Throwable> error : errors) {
            all.add(error);
        }
        return new Policy(backoff, retryFor, all, neverRetryOn, phaseTimeout, attemptTimeout, stability);
    }

    /** Returns this policy with further errors after which a job is not tried again. */
    @SafeVarargs
    public final Policy neverRetryOn(Class<? extends Throwable>... errors) {
        Set<Class<? extends Throwable>> all = new LinkedHashSet<>(neverRetryOn);
        for (Class<? extends Throwable> error : errors) {
            all.add(error);
        }
        return new Policy(backoff, retryFor, retryOn, all, phaseTimeout, attemptTimeout, stability);
    }

    /** Returns this policy with a limit to how long each phase may take, cleanup included. */
    public Policy phaseTimeout(Duration limit) {
        return new Policy(backoff, retryFor, retryOn, neverRetryOn, Optional.of(limit), attemptTimeout, stability);
    }

    /** Returns this policy with a limit to how long an attempt may take. */
    public Policy attemptTimeout(Duration limit) {
        return new Policy(backoff, retryFor, retryOn, neverRetryOn, phaseTimeout, Optional.of(limit), stability);
    }

    /** Returns this policy with a stability. */
    public Policy stable(Stability value) {
        return new Policy(backoff, retryFor, retryOn, neverRetryOn, phaseTimeout, attemptTimeout, Optional.of(value));
    }

    /** Returns this policy, with what it leaves open taken from another one. */
    public Policy or(Policy other) {
        return new Policy(
                backoff.or(other::backoff),
                retryFor.or(other::retryFor),
                retryOn.isEmpty() ? other.retryOn : retryOn,
                neverRetryOn.isEmpty() ? other.neverRetryOn : neverRetryOn,
                phaseTimeout.or(other::phaseTimeout),
                attemptTimeout.or(other::attemptTimeout),
                stability.or(other::stability));
    }

    /** Returns whether this policy leaves everything open, as {@link #NONE} does. */
    public boolean isNone() {
        // A record's equals would say so too, but it takes tens of milliseconds when it is called first.
        return backoff.isEmpty()
                && retryFor.isEmpty()
                && retryOn.isEmpty()
                && neverRetryOn.isEmpty()
                && !hasTimeout()
                && stability.isEmpty();
    }

    /** Returns whether a phase or an attempt has a limit. */
    public boolean hasTimeout() {
        return phaseTimeout.isPresent() || attemptTimeout.isPresent();
    }
}
