package dev.fixpoint.engine;

import dev.fixpoint.job.ChildProcess;
import dev.fixpoint.text.Quoted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was said of a program that is to be started. Nothing is said twice. */
final class ProcessOptions {

    static final String DIRECTORY = "directory";
    static final String EMPTY_ENVIRONMENT = "emptyEnvironment";
    static final String INPUT = "input";
    static final String MERGE_ERRORS = "mergeErrors";
    static final String CAPTURE_LIMIT = "captureLimit";
    static final String ON_LINE = "onLine";
    static final String GRACE_PERIOD = "gracePeriod";

    private final Map<String, Object> values = new HashMap<>();

    /** By name: the value, or empty if it is not to be inherited. */
    private final Map<String, Optional<String>> environment = new HashMap<>();

    /** Sets an option. The value is not shown if it was set before: it may be a secret. */
    void set(String option, Object value) {
        if (values.putIfAbsent(option, Objects.requireNonNull(value, option)) != null) {
            throw new IllegalStateException(option + " of a process was already set; it cannot be set again");
        }
    }

    /** Sets a variable of the environment, or removes it if there is no value. */
    void variable(String name, Optional<String> value) {
        if (name.isEmpty() || name.contains("=") || name.contains("\0")) {
            throw new IllegalArgumentException(Quoted.of(name) + " cannot be the name of an environment variable");
        }
        if (environment.putIfAbsent(name, value) != null) {
            throw new IllegalStateException("environment variable " + Quoted.of(name) + " was set or removed already");
        }
    }

    /** Turns the environment that would be inherited into that of the program. */
    void applyTo(Map<String, String> inherited) {
        if (values.containsKey(EMPTY_ENVIRONMENT)) {
            inherited.clear();
        }
        environment.forEach((name, value) ->
                value.ifPresentOrElse(given -> inherited.put(name, given), () -> inherited.remove(name)));
    }

    @Nullable
    Path directory() {
        return (Path) values.get(DIRECTORY);
    }

    String input() {
        return value(INPUT, String.class, "");
    }

    boolean mergesErrors() {
        return values.containsKey(MERGE_ERRORS);
    }

    int captureLimit() {
        return value(CAPTURE_LIMIT, Integer.class, ChildProcess.DEFAULT_CAPTURE_LIMIT);
    }

    Duration gracePeriod() {
        return value(GRACE_PERIOD, Duration.class, ChildProcess.DEFAULT_GRACE_PERIOD);
    }

    @SuppressWarnings("unchecked") // only onLine sets it
    @Nullable
    Consumer<String> onLine() {
        return (Consumer<String>) values.get(ON_LINE);
    }

    private <T> T value(String name, Class<T> type, T otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : type.cast(value);
    }
}
