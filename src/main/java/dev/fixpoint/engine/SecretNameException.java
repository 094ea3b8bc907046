package dev.fixpoint.engine;

/** A job is named after a secret. The message does not tell it. */
public final class SecretNameException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SecretNameException(String message) {
        super(message);
    }
}
