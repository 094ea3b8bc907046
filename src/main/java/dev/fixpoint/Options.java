package dev.fixpoint;

import dev.fixpoint.engine.SecretNames;
import dev.fixpoint.engine.Settings;
import dev.fixpoint.engine.SimulatedTime;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Policy;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of a convergence as they are set one by one, until the first use fixes them. It refuses what contradicts. */
final class Options {

    private final JobGraph graph;
    private final List<Object> positional = new ArrayList<>();
    private final Map<String, Object> named = new LinkedHashMap<>();
    private final Map<String, Object> storage = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> excluded = new LinkedHashSet<>();
    private final Set<String> assumed = new LinkedHashSet<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<String, Integer> pools = new TreeMap<>();

    /** Those with one value, by name. */
    private final Map<String, Object> values = new HashMap<>();

    /** Whether what is set now only counts if it was not set before. */
    private boolean defaults;

    private volatile @Nullable Settings settings;

    Options(JobGraph graph) {
        this.graph = graph;
    }

    /** Sets an option that has one value, and may be set once. */
    void set(String option, Object value) {
        refuseIfStarted();
        Objects.requireNonNull(value, option);
        Object present = values.putIfAbsent(option, value);
        if (present != null && !defaults) {
            throw new IllegalStateException(
                    option + " was already set to " + present + "; it cannot be set again, to " + value);
        }
        if (present instanceof Policy said && value instanceof Policy rest) {
            values.put(option, said.or(rest));
        }
    }

    /** Takes what the given code sets for defaults: what was set before stays. */
    void defaults(Runnable code) {
        boolean before = defaults;
        defaults = true;
        try {
            code.run();
        } finally {
            defaults = before;
        }
    }

    void argument(String name, Object value) {
        put(named, name, value, "argument " + quote(name));
    }

    void arguments(Object... more) {
        refuseIfStarted();
        for (Object value : more) {
            positional.add(Objects.requireNonNull(value, "a positional argument must not be null"));
        }
    }

    void store(String key, Object value) {
        put(storage, key, value, "the stored value " + quote(key));
    }

    void secret(String... names) {
        refuseIfStarted();
        for (String name : names) {
            secrets.add(Objects.requireNonNull(name, "name"));
        }
    }

    void exclude(String... names) {
        addAll(excluded, names, assumed, "is assumed done already, and cannot be excluded as well");
    }

    void assumeDone(String... names) {
        addAll(assumed, names, excluded, "is excluded already, and cannot be assumed done as well");
    }

    void listener(Listener listener) {
        refuseIfStarted();
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    void pool(String name, int limit) {
        refuseIfStarted();
        requireAtLeastOne(
                "the limit of pool " + quote(name),
                limit,
                "a pool that lets nobody in would hold its jobs up for ever");
        if (!graph.pools().contains(name) && defaults) {
            return;
        }
        if (!graph.pools().contains(name)) {
            throw new IllegalArgumentException("no job needs pool " + quote(name)
                    + (graph.pools().isEmpty() ? "; no job declares a pool" : hint(name, graph.pools())));
        }
        Integer present = pools.putIfAbsent(name, limit);
        if (present != null && !defaults) {
            throw new IllegalStateException("the limit of pool " + quote(name) + " was already set to " + present
                    + "; it cannot be set again, to " + limit);
        }
    }

    private static String hint(String name, Set<String> names) {
        List<String> known = List.copyOf(names);
        return NearestNames.hint(name, known.size(), known::get);
    }

    private Map<String, Integer> pools() {
        requirePools();
        return Map.copyOf(pools);
    }

    /** Refuses jobs that need permits of a pool which nobody limited, or more of them than there are. */
    void requirePools() {
        int size = graph.pools().isEmpty() ? 0 : graph.size();
        for (int job = 0; job < size; job++) {
            String name = quote(graph.name(job));
            graph.pools(job).forEach((pool, permits) -> {
                Integer limit = pools.get(pool);
                if (limit == null) {
                    throw new IllegalStateException("job " + name + " needs pool " + quote(pool)
                            + ", but nobody said how many permits that has; say so with pool(" + quote(pool) + ", N)");
                }
                if (permits > limit) {
                    throw new IllegalStateException("job " + name + " needs " + permits + " permits of pool "
                            + quote(pool) + ", which has " + limit + "; raise its limit, or let the job need less");
                }
            });
        }
    }

    /** Returns whether an option was set to true. */
    boolean isSet(String option) {
        return value(option, Boolean.class, false);
    }

    /** Returns the settings of each convergence, which are fixed from now on. */
    Settings settings() {
        Settings fixed = settings;
        if (fixed == null) {
            fixed = new Settings(
                    graph,
                    new Arguments(positional, named, secrets),
                    Map.copyOf(storage),
                    new Settings.Retries(
                            value("defaultTries", Integer.class, Fixpoint.DEFAULT_TRIES),
                            value("defaultRetryDelay", Duration.class, Fixpoint.DEFAULT_RETRY_DELAY),
                            value("seed", Long.class, new Random().nextLong())),
                    value("defaultPolicy", Policy.class, Policy.NONE),
                    new Settings.Mode(
                            isSet("noAct") || isSet("deepNoAct"),
                            isSet("deepNoAct"),
                            isSet("failFast"),
                            isSet("manualCleanup")),
                    workers(),
                    new Settings.Turns(pools(), Optional.ofNullable(order())),
                    Set.copyOf(secrets),
                    Set.copyOf(excluded),
                    Set.copyOf(assumed),
                    List.copyOf(listeners),
                    clock());
            SecretNames.refuse(fixed);
            settings = fixed;
        }
        return fixed;
    }

    private Settings.Workers workers() {
        boolean virtual = isSet("virtualThreads");
        return new Settings.Workers(
                value("parallelism", Integer.class, virtual ? Integer.MAX_VALUE : 1),
                virtual,
                value("gracePeriod", Duration.class, Fixpoint.DEFAULT_GRACE_PERIOD),
                Optional.ofNullable(Duration.class.cast(values.get("timeout"))),
                named());
    }

    private Settings.Named named() {
        if (!values.containsKey("threadNames")) {
            return Settings.Named.WORKERS;
        }
        return isSet("threadNames") ? Settings.Named.WORKERS_AND_CALLER : Settings.Named.NONE;
    }

    private TimeSource clock() {
        TimeSource clock = value("timeSource", TimeSource.class, TimeSource.system());
        return clock instanceof SimulatedTime
                ? clock
                : TimeSource.steady(clock); // a simulation is asked for by its type
    }

    @SuppressWarnings("unchecked") // set by order(Comparator) alone
    private @Nullable Comparator<? super String> order() {
        return (Comparator<? super String>) values.get("order");
    }

    private <T> T value(String option, Class<T> type, T otherwise) {
        Object value = values.get(option);
        return value == null ? otherwise : type.cast(value);
    }

    private void put(Map<String, Object> present, String name, Object value, String what) {
        refuseIfStarted();
        Objects.requireNonNull(value, () -> what + " must not be null; leave it out instead");
        if (present.putIfAbsent(name, value) != null && !defaults) { // values are not shown: they may be secret
            throw new IllegalStateException(what + " was already set; it cannot be set again");
        }
    }

    private void addAll(Set<String> names, String[] added, Set<String> others, String refusal) {
        refuseIfStarted();
        for (String name : added) {
            graph.position(name); // must exist
            if (others.contains(name)) {
                throw new IllegalStateException("job " + quote(name) + " " + refusal);
            }
            names.add(name);
        }
    }

    private void refuseIfStarted() {
        if (settings != null) {
            throw new IllegalStateException("options are fixed once converge() was called; set them before");
        }
    }

    static void requireAtLeastOne(String option, int value, String remark) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be 1 or more (" + remark + "), not " + value);
        }
    }

    static void requireAboveZero(String option, Duration value) {
        Objects.requireNonNull(value, option);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + " must be above zero, not " + Durations.format(value));
        }
    }

    static void requireNotNegative(String option, Duration value) {
        Objects.requireNonNull(value, option);
        if (value.isNegative()) {
            throw new IllegalArgumentException(option + " must be zero or more, not " + Durations.format(value));
        }
    }

    private static String quote(String name) {
        return Quoted.of(Objects.requireNonNull(name, "name"));
    }
}
