package dev.fixpoint.graph;

import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Retry;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the terms that a job's builder and its class declare, refuses what both declare, and reports what cannot be.
 */
final class TermDefinitions {

    private final Declarations declarations;

    TermDefinitions(Declarations declarations) {
        this.declarations = declarations;
    }

    /** Refuses what both a builder and the class of its job declare. */
    void refuseBoth(JobBuilder builder, ClassDeclaration declared) {
        Terms own = builder.details().terms();
        Terms other = declared.terms().terms();
        if (own == Terms.NONE) {
            return;
        }
        if (own.tries != null && declared.declaresTries()) {
            refuseBoth(builder, declared, "tries", "@Retry");
        }
        if (own.retryDelay != null && declared.declaresDelay()) {
            refuseBoth(builder, declared, "a retry delay", "@Retry");
        }
        for (PolicyPart part : own.policy.isNone() ? new PolicyPart[0] : PolicyPart.values()) {
            boolean isOther = part == PolicyPart.BACKOFF
                    ? declared.declaresDelay()
                    : part.in(other.policy).isPresent();
            if (isOther && part.in(own.policy).isPresent()) {
                refuseBoth(builder, declared, part.words(), part.annotation());
            }
        }
        if (own.pools != null && other.pools != null) {
            refuseBoth(builder, declared, "pools", "@Pool");
        }
        if (own.priority != null && other.priority != null) {
            refuseBoth(builder, declared, "a priority", "@Priority");
        }
        if (own.produces != null && other.produces != null) {
            refuseBoth(builder, declared, "produced keys", "@Produces");
        }
        if (own.consumes != null && other.consumes != null) {
            refuseBoth(builder, declared, "consumed keys", "@Consumes");
        }
    }

    void refuseBoth(JobBuilder builder, ClassDeclaration declared, String what, String annotation) {
        report(
                builder,
                " is given " + what + " both by its builder and by " + annotation + " on class "
                        + declared.type().getName() + "; take one away, or say overriding() on the builder");
    }

    /** Writes down the terms of a job. */
    void define(JobBuilder builder, @Nullable ClassDeclaration declared, JobColumns jobs) {
        Terms own = builder.details().terms();
        if (own == Terms.NONE && (declared == null || !declared.declaresAnything())) {
            return; // as nearly every job of a large graph
        }
        Integer tries = tries(builder, declared);
        if (tries != null) {
            jobs.tries(builder.number, tries);
        }
        Duration delay = delay(builder, declared);
        if (delay != null) {
            jobs.retryDelay(builder.number, delay);
        }
        Terms other = declared == null ? Terms.NONE : declared.terms().terms();
        if (declared != null) {
            declared.terms().problems().forEach(problem -> report(builder, ": " + problem));
        }
        definePolicy(builder, other.policy, jobs);
        definePools(builder, own.pools == null ? other.pools : own.pools, jobs);
        jobs.priority(builder.number, first(own.priority, other.priority, 0));
        jobs.produces(builder.number, first(own.produces, other.produces, Set.of()));
        jobs.consumes(builder.number, first(own.consumes, other.consumes, Set.of()));
    }

    private static <T> T first(@Nullable T own, @Nullable T other, T none) {
        return own != null ? own : other != null ? other : none;
    }

    private @Nullable Integer tries(JobBuilder builder, @Nullable ClassDeclaration declared) {
        Integer tries = builder.details().terms().tries;
        Retry retry = declared == null ? null : declared.get(Retry.class);
        if (tries == null && declared != null && retry != null && declared.declaresTries()) {
            tries = retry.tries();
        }
        if (tries != null && tries < 1) {
            report(builder, " has " + tries + " tries; a job needs 1 or more, the first attempt included");
        }
        return tries;
    }

    private @Nullable Duration delay(JobBuilder builder, @Nullable ClassDeclaration declared) {
        Terms own = builder.details().terms();
        Duration delay = own.retryDelay;
        String written = String.valueOf(delay);
        Retry retry = declared == null ? null : declared.get(Retry.class);
        if (declared != null && retry != null && declared.declaresFixedDelay() && !declaresDelay(own)) {
            written = retry.delay();
            try {
                delay = Durations.parse(written);
            } catch (IllegalArgumentException e) {
                report(
                        builder,
                        ": the delay of @Retry on class " + declared.type().getName() + " cannot be read: "
                                + e.getMessage());
            }
        }
        if (delay != null && delay.isNegative()) {
            report(builder, " has a retry delay of " + written + "; a delay must be zero or more");
        }
        return delay;
    }

    private static boolean declaresDelay(Terms own) {
        return own.retryDelay != null || own.policy.backoff().isPresent();
    }

    private void definePolicy(JobBuilder builder, Policy other, JobColumns jobs) {
        Terms own = builder.details().terms();
        if (own.retryDelay != null && own.policy.backoff().isPresent()) {
            report(
                    builder,
                    " has both a retryDelay, of " + Durations.format(own.retryDelay) + ", and a backoff, of "
                            + own.policy.backoff().get() + "; leave out retryDelay: a backoff says every delay");
        }
        Policy rest = own.retryDelay == null ? other : withoutBackoff(other);
        Policy policy = own.policy.isNone() ? rest : own.policy.or(rest);
        refuseContradiction(builder, policy);
        jobs.policy(builder.number, policy);
    }

    private static Policy withoutBackoff(Policy policy) {
        return new Policy(
                Optional.empty(),
                policy.retryFor(),
                policy.retryOn(),
                policy.neverRetryOn(),
                policy.phaseTimeout(),
                policy.attemptTimeout(),
                policy.stability());
    }

    /** Refuses errors on which a job is to be tried again that are also errors on which it never is. */
    private void refuseContradiction(JobBuilder builder, Policy policy) {
        policy.retryOn().stream()
                .filter(error -> policy.neverRetryOn().stream().anyMatch(never -> never.isAssignableFrom(error)))
                .map(Class::getName)
                .sorted()
                .forEach(error -> report(
                        builder,
                        " is to be tried again on " + error + ", and never to be tried again on it;"
                                + " take one of the two away"));
    }

    private void definePools(JobBuilder builder, @Nullable SortedMap<String, Integer> pools, JobColumns jobs) {
        if (pools == null) {
            return;
        }
        pools.forEach((pool, permits) -> {
            String fault = Names.fault(pool, "pool");
            if (fault != null) {
                report(builder, ": the pool name " + Quoted.of(pool) + fault);
            }
            if (permits < 1) {
                report(
                        builder,
                        " takes " + permits + " permits of the pool " + Quoted.of(pool)
                                + "; an attempt takes 1 or more");
            }
        });
        jobs.pools(builder.number, pools);
    }

    private void report(JobBuilder builder, String problem) {
        declarations.addProblem("job " + Quoted.of(builder.name) + problem);
    }
}
