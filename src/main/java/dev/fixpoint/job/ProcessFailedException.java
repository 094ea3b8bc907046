package dev.fixpoint.job;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a {@link ChildProcess} cannot be started, or has failed. What is secret is masked in its message, but not in its
 * {@link #result}.
 */
public final class ProcessFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable ProcessResult result;

    /** Creates the exception of a process that has ended otherwise than it should. */
    public ProcessFailedException(String message, ProcessResult result) {
        super(message);
        this.result = Objects.requireNonNull(result, "result");
    }

    /** Creates the exception of a process that cannot be started. */
    public ProcessFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.result = null;
    }

    /** Returns how the process has ended; empty if it could not be started. */
    public Optional<ProcessResult> result() {
        return Optional.ofNullable(result);
    }
}
