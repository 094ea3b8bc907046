package dev.fixpoint.job;

/**
 * Makes the instances of a job: a fresh one for each attempt. It may be called from any thread, and from several at once
 * for different jobs.
 *
 * @param <J> the class of the job
 */
@FunctionalInterface
public interface JobFactory<J extends AnyJob> {

    /**
     * Returns a new instance, never {@code null}.
     *
     * @throws Exception if there can be none; the attempt has failed with that error
     */
    J create() throws Exception;
}
