package dev.fixpoint.command;

import org.jspecify.annotations.Nullable;

/** Thrown when there is nothing to run by a name; the message says why, and what there is. */
final class UnusableProgramException extends Exception {

    private static final long serialVersionUID = 1;

    UnusableProgramException(String message) {
        this(message, null);
    }

    UnusableProgramException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns the message, which there always is. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
