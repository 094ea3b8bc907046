package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.job.Storage;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A storage in a concurrent map. */
final class MapStorage implements Storage {

    private final Map<String, Object> values = new ConcurrentHashMap<>();

    private final Secrets secrets;

    private final JobGraph graph;

    /**
     * Creates a storage for the jobs of a graph.
     *
     * @param secrets what is stored under a secret name is added to these
     */
    MapStorage(Map<String, Object> initial, Secrets secrets, JobGraph graph) {
        this.secrets = secrets;
        this.graph = graph;
        for (Map.Entry<String, Object> value : initial.entrySet()) {
            put(value.getKey(), value.getValue());
        }
    }

    @Override
    public Optional<Object> find(String key) {
        return Optional.ofNullable(values.get(Objects.requireNonNull(key, "key")));
    }

    @Override
    public void put(String key, Object value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, () -> "the value for \"" + key + "\" is null; remove it instead");
        SecretNames.learn(secrets, graph, key, value); // before anybody can find it
        values.put(key, value);
    }

    @Override
    public <T> T update(Key<T> key, T initial, UnaryOperator<T> change) {
        Object updated = values.compute(key.name(), (name, present) -> {
            T value = present == null ? initial : key.cast(present);
            T changed = Objects.requireNonNull(change.apply(value), () -> "the new value for \"" + name + "\" is null");
            SecretNames.learn(secrets, graph, name, changed);
            return changed;
        });
        return key.cast(updated);
    }

    @Override
    public Optional<Object> remove(String key) {
        return Optional.ofNullable(values.remove(Objects.requireNonNull(key, "key")));
    }

    @Override
    public Map<String, Object> entries() {
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
        Map<String, Object> shown = new TreeMap<>(values);
        shown.replaceAll((key, value) -> secrets.isSecret(key) ? Secrets.MASK : value);
        return shown.toString();
    }
}
