package dev.fixpoint.job;

import java.util.Collection;
import java.util.TreeSet;

/** Thrown when a value is taken from a {@link Storage} that does not hold it. */
public final class MissingValueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;

    /** Creates the exception for a key, given the keys that do have a value. */
    public MissingValueException(String key, Collection<String> present) {
        super("nothing is stored as \"" + key + "\"; "
                + (present.isEmpty()
                        ? "the storage is empty"
                        : "stored are: " + String.join(", ", new TreeSet<>(present)))
                + ". A job that reads a value should depend on the job that stores it");
        this.key = key;
    }

    /** Returns the name of the value that was wanted. */
    public String key() {
        return key;
    }
}
