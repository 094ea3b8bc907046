package dev.fixpoint.job;

import dev.fixpoint.text.Quoted;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Thrown when a value is taken from a {@link Storage} that does not hold it. */
public final class MissingValueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int MOST_NAMED = 20;

    private final String key;

    /** Creates the exception for a key, given the keys that do have a value. */
    public MissingValueException(String key, Collection<String> present) {
        super("nothing is stored as " + Quoted.of(key) + "; "
                + (present.isEmpty() ? "the storage is empty" : "stored are: " + list(present))
                + ". A job that reads a value should depend on the job that stores it");
        this.key = key;
    }

    private static String list(Collection<String> keys) {
        String some = new TreeSet<>(keys)
                .stream().limit(MOST_NAMED).map(Quoted::inLine).collect(Collectors.joining(", "));
        return keys.size() <= MOST_NAMED ? some : some + " and " + (keys.size() - MOST_NAMED) + " more";
    }

    /** Returns the name of the value that was wanted. */
    public String key() {
        return key;
    }
}
