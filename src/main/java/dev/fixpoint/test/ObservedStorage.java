package dev.fixpoint.test;

import dev.fixpoint.job.Key;
import dev.fixpoint.job.Storage;
import dev.fixpoint.test.StorageUse.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Global storage as one job uses it, which is noted. */
record ObservedStorage(Storage storage, String job, StorageUse use) implements Storage {

    @Override
    public Optional<Object> find(String key) {
        use.note(key, job, Kind.READ);
        return storage.find(key);
    }

    @Override
    public Object get(String key) {
        use.note(key, job, Kind.READ);
        return storage.get(key);
    }

    @Override
    public void put(String key, Object value) {
        use.note(key, job, Kind.WRITE);
        storage.put(key, value);
    }

    @Override
    public <T> T update(Key<T> key, T initial, UnaryOperator<T> change) {
        use.note(key.name(), job, Kind.UPDATE);
        return storage.update(key, initial, change);
    }

    @Override
    public Optional<Object> remove(String key) {
        use.note(key, job, Kind.READ); // it returns the value
        use.note(key, job, Kind.WRITE);
        return storage.remove(key);
    }

    @Override
    public Map<String, Object> entries() {
        Map<String, Object> entries = storage.entries();
        entries.keySet().forEach(key -> use.note(key, job, Kind.READ));
        return entries;
    }

    @Override
    public String toString() {
        return storage.toString();
    }
}
