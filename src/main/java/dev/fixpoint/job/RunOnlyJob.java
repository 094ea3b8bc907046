package dev.fixpoint.job;

/**
 * A job without a check: its {@link #run} is executed in every convergence, and returning is all that can be known of its
 * success.
 *
 * <p>Its first check fails by design, and its recheck passes if and only if {@code run} returned. In a convergence that
 * does not act it fails, without running. Because it always runs, a graph with such a job has no fixed point: prefer a
 * {@link Job} wherever there is something to look at.
 */
@FunctionalInterface
public non-sealed interface RunOnlyJob extends AnyJob {

    /**
     * Does the work.
     *
     * @param job what this attempt knows and shares
     * @throws Exception if it did not work; the attempt has failed with that error
     */
    void run(JobContext job) throws Exception;

    /**
     * Takes back what {@link #run} needed only for the time of the convergence; does nothing by default. The rules are
     * those of {@link Job#cleanup}.
     *
     * @param job the context of the attempt that this instance served
     * @throws Exception if it did not work; the other cleanups are called all the same
     */
    default void cleanup(JobContext job) throws Exception {}
}
