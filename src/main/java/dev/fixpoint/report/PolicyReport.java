package dev.fixpoint.report;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Stability;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A policy as it was declared, as data: errors are the names of their classes, which need not be there where a report is read.
 * Immutable.
 *
 * @param backoff how long to wait between two attempts; the retry delay if there is none
 * @param retryFor how long after the start of its first attempt a job may still be tried again
 * @param retryOn the names of the classes of errors of which an attempt must have thrown one for the job to be tried again; sorted
 * @param neverRetryOn the names of the classes of errors after which a job is not tried again; sorted
 * @param phaseTimeout how long each phase may take
 * @param attemptTimeout how long an attempt may take
 * @param stability how long checks must pass
 */
public record PolicyReport(
        Optional<Backoff> backoff,
        Optional<Duration> retryFor,
        List<String> retryOn,
        List<String> neverRetryOn,
        Optional<Duration> phaseTimeout,
        Optional<Duration> attemptTimeout,
        Optional<Stability> stability) {

    /** The policy that leaves everything open. */
    public static final PolicyReport NONE = new PolicyReport(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Creates the report with immutable copies of the lists. */
    public PolicyReport {
        retryOn = List.copyOf(retryOn);
        neverRetryOn = List.copyOf(neverRetryOn);
    }

    /** Returns the report of a policy. */
    public static PolicyReport of(Policy policy) {
        return policy.isNone()
                ? NONE
                : new PolicyReport(
                        policy.backoff(),
                        policy.retryFor(),
                        names(policy.retryOn()),
                        names(policy.neverRetryOn()),
                        policy.phaseTimeout(),
                        policy.attemptTimeout(),
                        policy.stability());
    }

    private static List<String> names(Set<Class<? extends Throwable>> errors) {
        return errors.stream().map(Class::getName).sorted().toList();
    }

    /** Returns this policy, with what it leaves open taken from another one. */
    public PolicyReport or(PolicyReport other) {
        return new PolicyReport(
                backoff.or(other::backoff),
                retryFor.or(other::retryFor),
                retryOn.isEmpty() ? other.retryOn : retryOn,
                neverRetryOn.isEmpty() ? other.neverRetryOn : neverRetryOn,
                phaseTimeout.or(other::phaseTimeout),
                attemptTimeout.or(other::attemptTimeout),
                stability.or(other::stability));
    }

    /** Returns this policy without its backoff, for a job that waits for its own retry delay. */
    public PolicyReport withoutBackoff() {
        return new PolicyReport(
                Optional.empty(), retryFor, retryOn, neverRetryOn, phaseTimeout, attemptTimeout, stability);
    }

    /** Returns it in a line for people, such as {@code backoff 1s, times 2 up to 30s; at most 3s a phase}; empty if all is open. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        backoff.ifPresent(value -> parts.add("backoff " + value));
        retryFor.ifPresent(limit -> parts.add("tried again for at most " + Durations.format(limit)));
        if (!retryOn.isEmpty()) {
            parts.add("tried again only after " + shortNames(retryOn));
        }
        if (!neverRetryOn.isEmpty()) {
            parts.add("not tried again after " + shortNames(neverRetryOn));
        }
        phaseTimeout.ifPresent(limit -> parts.add("at most " + Durations.format(limit) + " a phase"));
        attemptTimeout.ifPresent(limit -> parts.add("at most " + Durations.format(limit) + " an attempt"));
        stability.ifPresent(value -> parts.add("stable after " + value));
        return String.join("; ", parts);
    }

    private static String shortNames(List<String> names) {
        return names.stream()
                .map(name -> Quoted.inLine(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)))
                .collect(Collectors.joining(" or "));
    }
}
