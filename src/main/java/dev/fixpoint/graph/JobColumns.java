package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.Policy;
import java.time.Duration;
import java.util.Arrays;
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

    private @Nullable JobFactory<? extends AnyJob>[] factories;

    /** The class of each job, by which its kind can be told; null if it was declared by a factory alone. */
    private @Nullable Class<? extends AnyJob>[] types;

    /** The jobs whose builder said that what a class declares does not count. */
    private final BitSet overriding = new BitSet();

    /** The tries of each job, 0 if that is left to the convergence; null if it is for all. */
    private int @Nullable [] tries;

    /** The retry delay of each job, null if that is left to the convergence; null if it is for all. */
    private @Nullable Duration @Nullable [] delays;

    private Column<Policy> policies = new Column<>();

    /** Those other than 0. */
    private Column<Integer> priorities = new Column<>();

    private Column<Map<String, Integer>> pools = new Column<>();
    private Column<Set<String>> produced = new Column<>();
    private Column<Set<String>> consumed = new Column<>();

    private final Guard guard = new Guard();

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays have no generics
    JobColumns(int capacity) {
        factories = new JobFactory[capacity];
        types = new Class[capacity];
    }

    /** Defines a job whose number may be one more than that of any before. */
    void define(int job, JobFactory<? extends AnyJob> factory, @Nullable Class<? extends AnyJob> type) {
        if (job >= factories.length) {
            factories = Arrays.copyOf(factories, 2 * job + 1);
            types = Arrays.copyOf(types, 2 * job + 1);
        }
        factories[job] = factory;
        types[job] = type;
    }

    void tries(int job, int value) {
        if (tries == null || job >= tries.length) {
            tries = tries == null ? new int[factories.length] : Arrays.copyOf(tries, factories.length);
        }
        tries[job] = value;
    }

    void retryDelay(int job, Duration delay) {
        if (delays == null || job >= delays.length) {
            delays = delays == null ? new Duration[factories.length] : Arrays.copyOf(delays, factories.length);
        }
        delays[job] = delay;
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
        AnyJob instance = Objects.requireNonNull(factories[job]).create();
        Class<? extends AnyJob> type = types[job];
        if (instance != null && instance.getClass() != type) {
            guard.check(names.name(job), type, overriding.get(job), instance.getClass());
        }
        return instance;
    }

    boolean isDefined(int job) {
        return job < factories.length && factories[job] != null;
    }

    Optional<Class<? extends AnyJob>> type(int job) {
        return Optional.ofNullable(types[job]);
    }

    OptionalInt tries(int job) {
        return tries == null || job >= tries.length || tries[job] == 0
                ? OptionalInt.empty()
                : OptionalInt.of(tries[job]);
    }

    Optional<Duration> retryDelay(int job) {
        return delays == null || job >= delays.length ? Optional.empty() : Optional.ofNullable(delays[job]);
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

    /** Returns the same jobs, that of number {@code old} now numbered {@code newNumbers[old]}. */
    JobColumns renumbered(int[] newNumbers) {
        JobColumns copy = new JobColumns(newNumbers.length);
        for (int old = 0; old < newNumbers.length; old++) {
            int job = newNumbers[old];
            copy.factories[job] = factories[old];
            copy.types[job] = types[old];
            if (tries != null) {
                tries(old).ifPresent(own -> copy.tries(job, own));
            }
            if (delays != null) {
                retryDelay(old).ifPresent(own -> copy.retryDelay(job, own));
            }
        }
        copy.policies = policies.renumbered(newNumbers);
        copy.priorities = priorities.renumbered(newNumbers);
        copy.pools = pools.renumbered(newNumbers);
        copy.produced = produced.renumbered(newNumbers);
        copy.consumed = consumed.renumbered(newNumbers);
        for (int old = overriding.nextSetBit(0); old >= 0; old = overriding.nextSetBit(old + 1)) {
            copy.overrides(newNumbers[old]);
        }
        return copy;
    }
}
