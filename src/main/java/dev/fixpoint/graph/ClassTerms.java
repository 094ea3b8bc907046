package dev.fixpoint.graph;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Consumes;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Pool;
import dev.fixpoint.job.Priority;
import dev.fixpoint.job.Produces;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.Stability;
import dev.fixpoint.job.Stable;
import dev.fixpoint.job.Timeout;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the terms of a job from the annotations of its class, once for each class. */
final class ClassTerms {

    private final String place;
    private final Terms terms = new Terms();
    private final List<String> problems = new ArrayList<>();

    private ClassTerms(ClassDeclaration declared) {
        this.place = " on class " + declared.type().getName();
        if (!declared.declaresAnything()) {
            return;
        }
        declared.all(Retry.class).forEach(retry -> read(retry, declared.declaresBackoff()));
        declared.all(Timeout.class).forEach(this::read);
        declared.all(Stable.class).forEach(this::read);
        declared.all(Pool.class).forEach(this::read);
        declared.all(Priority.class).forEach(priority -> terms.priority = priority.value());
        declared.all(Produces.class).forEach(produces -> terms.addProduced(List.of(produces.value())));
        declared.all(Consumes.class).forEach(consumes -> terms.addConsumed(List.of(consumes.value())));
    }

    static ClassTerms of(ClassDeclaration declared) {
        return new ClassTerms(declared);
    }

    /** Returns the terms, to be read only, apart from tries and retry delay. */
    Terms terms() {
        return terms;
    }

    /** Returns what is wrong with them, without the name of the job. */
    List<String> problems() {
        return problems;
    }

    private void read(Retry retry, boolean isBackoff) {
        boolean grows = retry.factor() != 1;
        boolean hasCeiling = !retry.ceiling().isEmpty();
        if (isBackoff && retry.delay().isEmpty()) {
            String what = grows ? "factor" : hasCeiling ? "ceiling" : "jitter";
            problems.add("@Retry" + place + " has a " + what + " but no delay; add a delay such as delay = \"1s\"");
        } else if (hasCeiling && !grows) {
            problems.add("@Retry" + place + " has a ceiling but no factor by which delays grow; add a factor such as"
                    + " factor = 2, or take the ceiling away");
        } else if (isBackoff) {
            add("@Retry", policy -> policy.backoff(backoff(retry, hasCeiling)));
        }
        if (!retry.retryFor().isEmpty()) {
            add("@Retry", policy -> policy.retryFor(duration("retryFor", retry.retryFor())));
        }
        add("@Retry", policy -> policy.retryOn(retry.on()).neverRetryOn(retry.never()));
    }

    private Backoff backoff(Retry retry, boolean hasCeiling) {
        Duration first = duration("delay", retry.delay());
        Duration ceiling = hasCeiling
                ? duration("ceiling", retry.ceiling())
                : Backoff.exponential(first).ceiling();
        return new Backoff(first, retry.factor(), retry.factor() == 1 ? first : ceiling, retry.jitter());
    }

    private void read(Timeout timeout) {
        if (!timeout.phase().isEmpty()) {
            add("@Timeout", policy -> policy.phaseTimeout(duration("phase", timeout.phase())));
        }
        if (!timeout.attempt().isEmpty()) {
            add("@Timeout", policy -> policy.attemptTimeout(duration("attempt", timeout.attempt())));
        }
    }

    private void read(Stable stable) {
        add(
                "@Stable",
                policy -> policy.stable(new Stability(
                        stable.passes(),
                        duration("period", stable.period()),
                        duration("interval", stable.interval()))));
    }

    private void read(Pool pool) {
        Integer before = terms.addPool(pool.value(), pool.permits());
        if (before != null) {
            problems.add("@Pool" + place + " names the pool " + Quoted.of(pool.value()) + " twice; name it once");
        }
    }

    /** Adds what an annotation says to the policy, or a problem if it cannot be. */
    private void add(String annotation, UnaryOperator<Policy> part) {
        try {
            terms.policy = part.apply(terms.policy);
        } catch (IllegalArgumentException e) {
            problems.add(annotation + place + ": " + e.getMessage());
        }
    }

    private static Duration duration(String element, String written) {
        try {
            return Durations.parse(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + element + " cannot be read: " + e.getMessage(), e);
        }
    }
}
