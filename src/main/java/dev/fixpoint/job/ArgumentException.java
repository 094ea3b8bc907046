package dev.fixpoint.job;

import dev.fixpoint.text.ForOneJob;
import dev.fixpoint.text.Quoted;

/**
 * Thrown when an argument of the convergence is missing, or is not what a job expects. No retry can mend it: a check that
 * throws it has finally failed.
 */
public final class ArgumentException extends IllegalArgumentException implements ForOneJob {

    private static final long serialVersionUID = 1;

    private final String messageWithoutJob;

    /** Creates the exception with a message that names the argument, what was expected and what was found. */
    public ArgumentException(String message) {
        super(message);
        this.messageWithoutJob = message;
    }

    /** Creates the exception of a job that has met with this problem: the message begins with its name. */
    public ArgumentException(String job, ArgumentException problem) {
        super("job " + Quoted.of(job) + ": " + problem.messageWithoutJob);
        this.messageWithoutJob = problem.messageWithoutJob;
    }

    @Override
    public String messageWithoutJob() {
        return messageWithoutJob;
    }
}
