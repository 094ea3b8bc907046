package dev.fixpoint.job;

import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a convergence, positional and by name: fixed before the first phase, and immutable. A value that is
 * mutable itself is handed to the jobs as it is.
 *
 * <p>A value is converted to the type asked for: an instance of the type is returned as it is, a number as another type of
 * number if nothing is lost, and a string as whatever can be read from it (numbers, {@code true} and {@code false}, enum
 * constants, paths, URIs, durations, dates and times).
 */
public final class Arguments {

    /** No arguments at all. */
    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    private final List<Object> positional;
    private final Map<String, Object> named;
    private final Set<String> secrets;

    /**
     * Creates arguments of copies of the given list and map, in their order.
     *
     * @throws NullPointerException if a value is null; an argument that has no value is left out instead
     */
    public Arguments(List<?> positional, Map<String, ?> named) {
        this(positional, named, Set.of());
    }

    /**
     * Creates arguments some of which are secret: their values are not shown by {@link #toString()}.
     *
     * @throws NullPointerException if a value is null; an argument that has no value is left out instead
     */
    public Arguments(List<?> positional, Map<String, ?> named, Set<String> secrets) {
        this.secrets = Set.copyOf(secrets);
        int index = 0;
        for (Object value : positional) {
            requireValue(value, "positional argument " + index++);
        }
        this.positional = List.copyOf(positional);
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<String, ?> argument : named.entrySet()) {
            String name = Objects.requireNonNull(argument.getKey(), "the name of an argument must not be null");
            requireValue(argument.getValue(), "argument " + Quoted.of(name));
            copy.put(name, argument.getValue());
        }
        this.named = Collections.unmodifiableMap(copy);
    }

    private static void requireValue(@Nullable Object value, String what) {
        Objects.requireNonNull(value, () -> what + " must not be null; leave it out instead");
    }

    /** Returns the positional arguments in their order. */
    public List<Object> positional() {
        return positional;
    }

    /** Returns the arguments that have a name, in the order in which they were given. */
    public Map<String, Object> named() {
        return named;
    }

    /**
     * Returns the argument of that name as the given type, or {@code otherwise} if there is none.
     *
     * @throws ArgumentException if its value cannot be converted to the type
     */
    public <T> @Nullable T find(String name, Class<T> type, @Nullable T otherwise) {
        Object value = named.get(name);
        return value == null ? otherwise : convert("argument " + Quoted.of(name), value, type);
    }

    /**
     * Returns the argument at that index, counted from 0, as the given type, or {@code otherwise} if there is none.
     *
     * @throws ArgumentException if its value cannot be converted to the type
     * @throws IndexOutOfBoundsException if the index is negative
     */
    public <T> @Nullable T find(int index, Class<T> type, @Nullable T otherwise) {
        if (index < 0) {
            throw new IndexOutOfBoundsException("the index of a positional argument is 0 or more, not " + index);
        }
        return index >= positional.size()
                ? otherwise
                : convert("positional argument " + index, positional.get(index), type);
    }

    /**
     * Returns the argument of that name as the given type.
     *
     * @throws ArgumentException if there is none, or its value cannot be converted to the type
     */
    public <T> T get(String name, Class<T> type) {
        T value = find(name, type, null);
        if (value == null) {
            throw new ArgumentException("argument " + Quoted.of(name) + " is missing: expected " + some(type)
                    + ", found " + (named.isEmpty() ? "no arguments with a name" : "only " + quoted(named.keySet())));
        }
        return value;
    }

    /**
     * Returns the argument at that index, counted from 0, as the given type.
     *
     * @throws ArgumentException if there are not so many, or its value cannot be converted to the type
     * @throws IndexOutOfBoundsException if the index is negative
     */
    public <T> T get(int index, Class<T> type) {
        T value = find(index, type, null);
        if (value == null) {
            throw new ArgumentException(
                    "positional argument " + index + " is missing: expected " + some(type) + ", found "
                            + (positional.isEmpty() ? "no" : "only " + positional.size()) + " positional argument"
                            + (positional.size() == 1 ? "" : "s"));
        }
        return value;
    }

    private static <T> T convert(String what, Object value, Class<T> type) {
        T converted = Conversion.convert(value, type);
        if (converted == null) {
            String text = String.valueOf(value);
            throw new ArgumentException(what + " is ill-typed: expected " + some(type) + ", found "
                    + (value instanceof CharSequence ? Quoted.of(text) : Quoted.inLine(text)) + " ("
                    + some(value.getClass()) + ")");
        }
        return converted;
    }

    /** Returns the name of a type as a sentence has it: {@code an Integer}, {@code a String}. */
    private static String some(Class<?> type) {
        String name = type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
        return (name.matches("[AEIOaeio].*") ? "an " : "a ") + name;
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(Quoted::of).collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Arguments that && positional.equals(that.positional) && named.equals(that.named);
    }

    @Override
    public int hashCode() {
        return Objects.hash(positional, named);
    }

    /** Returns the arguments as they would be read: {@code (a, b, movie=MST3K)}. */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        positional.forEach(value -> all.add(String.valueOf(value)));
        named.forEach((name, value) -> all.add(name + "=" + (secrets.contains(name) ? Secrets.MASK : value)));
        return "(" + String.join(", ", all) + ")";
    }
}
