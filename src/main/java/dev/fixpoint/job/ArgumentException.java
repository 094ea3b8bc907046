package dev.fixpoint.job;

/**
 * Thrown when an argument of the convergence is missing, or is not what a job expects. No retry can mend it: a check that
 * throws it has finally failed.
 */
public final class ArgumentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Creates the exception with a message that names the argument, what was expected and what was found. */
    public ArgumentException(String message) {
        super(message);
    }
}
