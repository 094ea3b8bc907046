package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.Policy;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each job by its number, apart from its name and what it depends on. Columns instead of objects: what few
 * jobs say costs nothing for the others.
 */
final class JobColumns {

    private Column<JobFactory<? extends AnyJob>> factories = new Column<>();

    /** The class of each job, by which its kind can be told; none if it was declared by a factory alone. */
    private Column<Class<? extends AnyJob>> types = new Column<>();

    /** The jobs whose builder said that what a class declares does not count. */
    private final BitSet overriding = new BitSet();

    private Column<Integer> tries = new Column<>();
    private Column<Duration> delays = new Column<>();
    private Column<Policy> policies = new Column<>();

    /** Those other than 0. */
    private Column<Integer> priorities = new Column<>();

    private Column<Map<String, Integer>> pools = new Column<>();
    private Column<Set<String>> produced = new Column<>();
    private Column<Set<String>> consumed = new Column<>();

    private final Guard guard = new Guard();

    void define(int job, JobFactory<? extends AnyJob> factory, @Nullable Class<? extends AnyJob> type) {
        factories.set(job, factory);
        if (type != null) {
            types.set(job, type);
        }
    }

    void tries(int job, int value) {
        tries.set(job, value);
    }

    void retryDelay(int job, Duration delay) {
        delays.set(job, delay);
    }

    void policy(int job, Policy policy) {
        if (!policy.isNone()) {
            policies.set(job, policy);
        }
    }

    void priority(int job, int priority) {
        if (priority != 0) {
            priorities.set(job, priority);
        }
    }

    void pools(int job, SortedMap<String, Integer> permits) {
        if (!permits.isEmpty()) {
            pools.set(job, Collections.unmodifiableSortedMap(permits));
        }
    }

    void produces(int job, Set<String> keys) {
        if (!keys.isEmpty()) {
            produced.set(job, Collections.unmodifiableSet(keys));
        }
    }

    void consumes(int job, Set<String> keys) {
        if (!keys.isEmpty()) {
            consumed.set(job, Collections.unmodifiableSet(keys));
        }
    }

    /** Says that what the class of an instance declares does not count. */
    void overrides(int job) {
        overriding.set(job);
    }

    /** Returns a fresh instance of a job, which may be null if its factory returns that. */
    @SuppressWarnings("NullAway") // a factory that returns null is the engine's business
    AnyJob newInstance(int job, NameTable names) throws Exception {
        AnyJob instance = factory(job).create();
        Class<? extends AnyJob> type = types.get(job);
        if (instance != null && instance.getClass() != type && !guard.isFine(type, instance.getClass())) {
            guard.check(names.name(job), type, overriding.get(job), instance.getClass());
        }
        return instance;
    }

    /** Returns the factory of a job that is defined. */
    JobFactory<? extends AnyJob> factory(int job) {
        return Objects.requireNonNull(factories.get(job));
    }

    boolean isDefined(int job) {
        return factories.get(job) != null;
    }

    Optional<Class<? extends AnyJob>> type(int job) {
        return Optional.ofNullable(types.get(job));
    }

    OptionalInt tries(int job) {
        Integer own = tries.get(job);
        return own == null ? OptionalInt.empty() : OptionalInt.of(own);
    }

    Optional<Duration> retryDelay(int job) {
        return Optional.ofNullable(delays.get(job));
    }

    Policy policy(int job) {
        Policy policy = policies.get(job);
        return policy == null ? Policy.NONE : policy;
    }

    int priority(int job) {
        Integer priority = priorities.get(job);
        return priority == null ? 0 : priority;
    }

    Map<String, Integer> pools(int job) {
        Map<String, Integer> permits = pools.get(job);
        return permits == null ? Map.of() : permits;
    }

    Set<String> produces(int job) {
        Set<String> keys = produced.get(job);
        return keys == null ? Set.of() : keys;
    }

    Set<String> consumes(int job) {
        Set<String> keys = consumed.get(job);
        return keys == null ? Set.of() : keys;
    }

    /** Returns whether one of the first jobs has a policy. */
    boolean hasPolicies(int size) {
        return policies.isIn(size);
    }

    /** Returns whether one of the first jobs has a priority other than 0. */
    boolean hasPriorities(int size) {
        return priorities.isIn(size);
    }

    /** Returns the names of the pools of the first jobs, sorted. */
    Set<String> allPools(int size) {
        SortedSet<String> names = new TreeSet<>();
        for (int job = pools.next(0); job != Column.NONE && job < size; job = pools.next(job + 1)) {
            names.addAll(pools(job).keySet());
        }
        return Collections.unmodifiableSortedSet(names);
    }

    /** Returns which jobs write a key, rising, by keys in the order of their first ones. */
    Map<String, IntList> producers() {
        return byKey(produced);
    }

    /** Returns which jobs read a key, rising, by keys in the order of their first ones. */
    Map<String, IntList> consumers() {
        return byKey(consumed);
    }

    private static Map<String, IntList> byKey(Column<Set<String>> keys) {
        Map<String, IntList> jobs = new LinkedHashMap<>();
        for (int job = keys.next(0); job != Column.NONE; job = keys.next(job + 1)) {
            for (String key : Objects.requireNonNull(keys.get(job))) {
                jobs.computeIfAbsent(key, first -> new IntList()).add(job);
            }
        }
        return jobs;
    }

    /**
     * Returns the same jobs under other numbers.
     *
     * @param order by new number: the present one
     * @param newNumbers by present number: the new one
     */
    JobColumns renumbered(int[] order, int[] newNumbers) {
        JobColumns copy = new JobColumns();
        copy.factories = factories.arranged(order);
        copy.types = types.arranged(order);
        copy.tries = tries.arranged(order);
        copy.delays = delays.arranged(order);
        copy.policies = policies.arranged(order);
        copy.priorities = priorities.arranged(order);
        copy.pools = pools.arranged(order);
        copy.produced = produced.arranged(order);
        copy.consumed = consumed.arranged(order);
        for (int old = overriding.nextSetBit(0); old >= 0; old = overriding.nextSetBit(old + 1)) {
            copy.overrides(newNumbers[old]);
        }
        return copy;
    }
}
