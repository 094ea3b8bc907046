package dev.fixpoint.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure of a scripted phase.
 *
 * @param error what is thrown
 * @param shown what a phase line shows of it (rule 12)
 * @param hopeless whether nothing can mend it (rule 7)
 * @param later the least time until the next attempt, if it asks for one (rule 9)
 */
record Failure(Throwable error, String shown, boolean hopeless, Optional<Duration> later) {

    /** Returns an ordinary failure with a message of one line. */
    static Failure of(Throwable error) {
        return new Failure(error, error.getMessage(), false, Optional.empty());
    }

    /** Throws the error. */
    void raise() throws Exception {
        if (error instanceof Error fatal) {
            throw fatal;
        }
        throw (Exception) error;
    }

    /** Returns an error in words. */
    static String describe(Throwable error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    @Override
    public String toString() {
        return describe(error)
                + (hopeless ? " (hopeless)" : "")
                + later.map(asked -> " (again after " + asked + ")").orElse("");
    }
}
