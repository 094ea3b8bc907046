package dev.fixpoint.graph;

/** Thrown when a name is not that of a job in the graph. The message gives the nearest names. */
public final class UnknownJobException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String name;

    /** Creates the exception with a message that says which name, and what was meant perhaps. */
    public UnknownJobException(String message, String name) {
        super(message);
        this.name = name;
    }

    /** Returns the name that no job has. */
    public String name() {
        return name;
    }
}
