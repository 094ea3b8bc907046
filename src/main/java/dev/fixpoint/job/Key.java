package dev.fixpoint.job;

import dev.fixpoint.text.Quoted;
import java.lang.invoke.MethodType;
import java.util.Objects;

/**
 * The name of a value in a {@link Storage}, together with its type. Immutable; best kept in a constant that both the job
 * that stores the value and the job that reads it can see.
 *
 * @param <T> the type of the value
 */
public final class Key<T> {

    private final String name;
    private final Class<? super T> type;

    private Key(String name, Class<? super T> type) {
        this.name = name;
        this.type = type;
    }

    /**
     * Returns a key. The type of a generic value is given by its class: {@code Key<List<String>> GUESTS =
     * Key.of("guests", List.class)}.
     */
    public static <T> Key<T> of(String name, Class<? super T> type) {
        return new Key<>(Objects.requireNonNull(name, "name"), wrapped(Objects.requireNonNull(type, "type")));
    }

    /** Returns the name: the plain string key under which the value is found as well. */
    public String name() {
        return name;
    }

    /** Returns the class that a value under this key must have; for a primitive type, the class of its wrapper. */
    public Class<? super T> type() {
        return type;
    }

    /**
     * Returns the value as this key's type.
     *
     * @throws IllegalStateException if it has another type; the message names the key and both types
     * @throws NullPointerException if it is null
     */
    @SuppressWarnings("unchecked") // the raw class is checked; more is not known at run time
    public T cast(Object value) {
        Objects.requireNonNull(value, () -> "the value for " + Quoted.of(name) + " is null; remove it instead");
        if (!type.isInstance(value)) {
            throw new IllegalStateException("the value for " + Quoted.of(name) + " should be a " + type.getName()
                    + ", but is a " + value.getClass().getName());
        }
        return (T) value;
    }

    /** No value is an instance of a primitive type, and {@code Key<Integer>} may be written with {@code int.class}. */
    @SuppressWarnings("unchecked") // a primitive class stands for its wrapper
    private static <T> Class<? super T> wrapped(Class<? super T> type) {
        return (Class<? super T>) MethodType.methodType(type).wrap().returnType();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key<?> key && name.equals(key.name) && type.equals(key.type);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
