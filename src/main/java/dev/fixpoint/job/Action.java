package dev.fixpoint.job;

/** One phase of a job that is written as lambdas instead of a class. */
@FunctionalInterface
public interface Action {

    /**
     * Does what the phase is for: see {@link Job#check}, {@link Job#run} and {@link Job#cleanup}.
     *
     * @param job what this attempt knows and shares
     * @throws Exception if the check does not pass, or the work did not succeed
     */
    void act(JobContext job) throws Exception;
}
