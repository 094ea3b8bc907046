package dev.fixpoint.graph;

import dev.fixpoint.job.Policy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms on which a job is attempted, as its builder or its class declares them. What is not declared is null. */
final class Terms {

    static final Terms NONE = new Terms();

    @Nullable
    Integer tries;

    @Nullable
    Duration retryDelay;

    Policy policy = Policy.NONE;

    @Nullable
    Integer priority;

    /** How many permits an attempt takes, by pool. */
    @Nullable
    SortedMap<String, Integer> pools;

    @Nullable
    Set<String> produces;

    @Nullable
    Set<String> consumes;

    /** Adds a policy to what was declared, and returns the parts that were declared before already. */
    List<PolicyPart> add(Policy added) {
        List<PolicyPart> twice = Stream.of(PolicyPart.values())
                .filter(part -> part.isSaidOnce()
                        && part.in(policy).isPresent()
                        && part.in(added).isPresent())
                .toList();
        policy = policy.or(added).retryOn(array(added.retryOn())).neverRetryOn(array(added.neverRetryOn()));
        return twice;
    }

    /** Adds a pool, and returns the permits that were declared for it before, or null. */
    @Nullable
    Integer addPool(String name, int permits) {
        SortedMap<String, Integer> all = pools == null ? new TreeMap<>() : pools;
        pools = all;
        return all.putIfAbsent(name, permits);
    }

    void addProduced(List<String> keys) {
        produces = joined(produces, keys);
    }

    void addConsumed(List<String> keys) {
        consumes = joined(consumes, keys);
    }

    private static Set<String> joined(@Nullable Set<String> keys, List<String> more) {
        Set<String> all = keys == null ? new LinkedHashSet<>() : keys;
        all.addAll(more);
        return all;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays have no generics
    private static Class<? extends Throwable>[] array(Set<Class<? extends Throwable>> errors) {
        return errors.toArray(new Class[0]);
    }
}
