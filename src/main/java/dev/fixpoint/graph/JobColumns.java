package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.JobFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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
        overriding.stream().forEach(old -> copy.overrides(newNumbers[old]));
        return copy;
    }
}
