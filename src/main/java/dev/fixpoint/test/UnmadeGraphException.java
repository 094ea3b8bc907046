package dev.fixpoint.test;

/** The graph of a world cannot be made, so there is nothing to audit. The cause says why. */
public final class UnmadeGraphException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    UnmadeGraphException(Exception cause) {
        super("the graph cannot be made: " + cause, cause);
    }
}
