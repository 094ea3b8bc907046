package dev.fixpoint.job;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Named values that the phases of an attempt (local storage) or all jobs of a convergence (global storage) share.
 *
 * <p>A plain string and a {@link Key} of that name mean the same value. No value is {@code null}. Safe for use by several
 * threads; what a job put into global storage is visible to every job that depends on it.
 */
public interface Storage {

    /** Returns the value, if there is one. */
    Optional<Object> find(String key);

    /**
     * Returns the value, if there is one.
     *
     * @throws IllegalStateException if it has another type than the key
     */
    default <T> Optional<T> find(Key<T> key) {
        return find(key.name()).map(key::cast);
    }

    /**
     * Returns the value.
     *
     * @throws MissingValueException if there is none
     */
    default Object get(String key) {
        return find(key)
                .orElseThrow(() -> new MissingValueException(key, entries().keySet()));
    }

    /**
     * Returns the value.
     *
     * @throws MissingValueException if there is none
     * @throws IllegalStateException if it has another type than the key
     */
    default <T> T get(Key<T> key) {
        return key.cast(get(key.name()));
    }

    /**
     * Stores a value, in place of an earlier one.
     *
     * @throws NullPointerException if the value is null; to take a value away, {@link #remove} it
     * @throws IllegalStateException if the key was declared secret, and the value is in the name of a job; it is not stored
     */
    void put(String key, Object value);

    /**
     * Stores a value, in place of an earlier one.
     *
     * @throws NullPointerException if the value is null; to take a value away, {@link #remove} it
     * @throws IllegalStateException if the key was declared secret, and the value is in the name of a job; it is not stored
     */
    default <T> void put(Key<T> key, T value) {
        put(key.name(), key.cast(value));
    }

    /**
     * Changes a value in one step that no other thread can come between: stores what {@code change} makes of the present
     * value, or of {@code initial} if there is none. A counter reads {@code update(COUNT, 0, n -> n + 1)}.
     *
     * @return the new value
     * @throws IllegalStateException if the present value has another type than the key
     */
    <T> T update(Key<T> key, T initial, UnaryOperator<T> change);

    /** Takes a value away. Returns it, if there was one. */
    Optional<Object> remove(String key);

    /** Returns an immutable copy of all that is stored, sorted by key. */
    Map<String, Object> entries();
}
