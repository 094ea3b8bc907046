package dev.fixpoint.job;

import dev.fixpoint.text.Quoted;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What must not be shown: the values of arguments and of stored values whose names were declared secret. Whoever shows what a
 * job has said, a message or a stack trace, sends it through {@link #mask} first, as everything in this library does.
 *
 * <p>Made by the engine for each convergence. Safe for use by several threads; what a job stores as a secret is masked from
 * then on.
 */
public final class Secrets {

    /** What is shown in place of a secret. */
    public static final String MASK = "***";

    /** A line of a secret that is shorter, such as a brace, is not masked by itself. */
    private static final int SHORTEST_LINE = 4;

    private final Set<String> names;

    /** Longest first: one secret may be a part of another. Replaced as a whole. */
    private volatile List<String> texts = List.of();

    /** Creates the secrets of a convergence in which nothing has a value yet. */
    public Secrets(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** Returns whether the argument or stored value of that name is secret. */
    public boolean isSecret(String name) {
        return names.contains(name);
    }

    /** Adds a value to what is masked, if the name that it has is secret. */
    public void learn(String name, Object value) {
        if (isSecret(name)) {
            add(Objects.requireNonNull(value, "value"));
        }
    }

    private synchronized void add(Object value) {
        String text = value instanceof char[] letters ? new String(letters) : String.valueOf(value);
        Set<String> all =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(String::toString));
        all.addAll(texts);
        Stream<String> lines =
                Arrays.stream(text.split("\\R")).map(String::strip).filter(line -> line.length() >= SHORTEST_LINE);
        Stream.concat(Stream.of(text, text.strip(), Quoted.inLine(text)), lines)
                .filter(part -> !part.isBlank())
                .forEach(all::add);
        texts = List.copyOf(all);
    }

    /** Returns the text with {@value #MASK} in place of each secret value in it. */
    public String mask(String text) {
        String masked = text;
        for (String secret : texts) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
