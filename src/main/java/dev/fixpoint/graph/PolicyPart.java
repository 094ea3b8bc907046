package dev.fixpoint.graph;

import dev.fixpoint.job.Policy;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of a policy that a builder and a class declare one by one. */
enum PolicyPart {
    BACKOFF("backoff", "a backoff", "@Retry"),
    RETRY_FOR("retryFor", "a limit of time for its retries", "@Retry"),
    RETRY_ON("retryOn", "errors to be tried again on", "@Retry"),
    NEVER_RETRY_ON("neverRetryOn", "errors never to be tried again on", "@Retry"),
    PHASE_TIMEOUT("phaseTimeout", "a phase timeout", "@Timeout"),
    ATTEMPT_TIMEOUT("attemptTimeout", "an attempt timeout", "@Timeout"),
    STABILITY("stable", "a stability", "@Stable");

    private final String option;
    private final String words;
    private final String annotation;

    PolicyPart(String option, String words, String annotation) {
        this.option = option;
        this.words = words;
        this.annotation = annotation;
    }

    /** Returns the method of the builder that sets it. */
    String option() {
        return option;
    }

    /** Returns what a job is given by it. */
    String words() {
        return words;
    }

    /** Returns the annotation that declares it. */
    String annotation() {
        return annotation;
    }

    /** Returns what a policy says about it. */
    Optional<?> in(Policy policy) {
        return switch (this) {
            case BACKOFF -> policy.backoff();
            case RETRY_FOR -> policy.retryFor();
            case RETRY_ON -> names(policy.retryOn());
            case NEVER_RETRY_ON -> names(policy.neverRetryOn());
            case PHASE_TIMEOUT -> policy.phaseTimeout();
            case ATTEMPT_TIMEOUT -> policy.attemptTimeout();
            case STABILITY -> policy.stability();
        };
    }

    /** Returns whether a second declaration would replace the first instead of adding to it. */
    boolean isSaidOnce() {
        return this != RETRY_ON && this != NEVER_RETRY_ON;
    }

    private static Optional<String> names(Set<Class<? extends Throwable>> errors) {
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(errors.stream().map(Class::getName).sorted().collect(Collectors.joining(", ")));
    }
}
