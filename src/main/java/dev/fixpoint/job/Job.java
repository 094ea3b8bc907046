package dev.fixpoint.job;

/**
 * A job: something that should be so ({@link #check}), and how to make it so ({@link #run}).
 *
 * <p>An attempt makes a fresh instance and calls {@code check}. If it returns, the job is satisfied and nothing else
 * happens. If it throws, {@code run} is called, and then {@code check} once more: whether the world is as wanted is
 * decided by that recheck alone, not by how {@code run} ended.
 *
 * <p>What makes a good job: {@code check} changes nothing and is quick; {@code run} may be called when half of its work
 * is done already, and finishes it; both may be called any number of times.
 *
 * <p>Only one thread at a time works on an instance. Jobs may run in parallel with other jobs.
 */
@FunctionalInterface
public non-sealed interface Job extends AnyJob {

    /**
     * Finds out whether the world is as this job wants it: returns if it is, throws if it is not (yet).
     *
     * <p>Anything thrown will do. {@link JobContext#require}, {@link JobContext#requireEqual} and {@link CheckFailure}
     * say it best, and cost no stack trace.
     *
     * @param job what this attempt knows and shares
     * @throws Exception if the world is not as wanted, or that cannot be found out
     */
    void check(JobContext job) throws Exception;

    /**
     * Makes the world as this job wants it; does nothing by default, for a job that can only look, or wait for others. Called
     * only after {@link #check} has thrown, on the same instance. What it throws is kept in the report, and the recheck
     * decides. That holds for a {@link CheckFailure} too: only a check can say that there is no hope, or when to try again.
     *
     * @param job what this attempt knows and shares
     * @throws Exception if it did not work
     */
    default void run(JobContext job) throws Exception {}

    /**
     * Takes back what {@link #run} needed only for the time of the convergence, such as a lock or a temporary server;
     * does nothing by default.
     *
     * <p>Called once for each instance whose {@code run} was called, after the last attempt of all jobs, in the reverse
     * order of the attempts: dependents are unwound before what they depend on. It is also called after a failure, a
     * cancellation or an interruption.
     *
     * @param job the context of the attempt that this instance served
     * @throws Exception if it did not work; the other cleanups are called all the same
     */
    default void cleanup(JobContext job) throws Exception {}
}
