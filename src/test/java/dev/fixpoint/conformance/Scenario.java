package dev.fixpoint.conformance;

import java.util.List;
import java.util.Map;

/**
 * A job graph, and what the original DoJobber did with it without retry delay.
 *
 * @param root the name of the target
 * @param cleanup whether cleanup is called at the end
 * @param defaultTries the tries of jobs that declare none
 */
record Scenario(
        int id,
        String root,
        boolean noAct,
        boolean cleanup,
        int defaultTries,
        List<ScriptedJob> jobs,
        Expected expected) {

    /**
     * A job and how it behaves.
     *
     * @param kind {@code job}, {@code dummy} or {@code runonly}
     * @param deps the dependencies in their declared order
     * @param tries its own tries; null for the default
     * @param convergesAfterRuns how many runs of the job must have been started, over all its attempts, until its check
     *     passes; null for never
     * @param failingRuns how many of the first runs throw
     * @param cleanup whether it has a cleanup, which records its name
     */
    record ScriptedJob(
            String name,
            String kind,
            List<String> deps,
            Integer tries,
            Integer convergesAfterRuns,
            int failingRuns,
            boolean constructorThrows,
            boolean cleanup) {}

    /**
     * What came of it.
     *
     * @param lines the lines of verbose mode
     * @param status {@code succeeded}, {@code failed} or {@code blocked} for each job
     * @param errors the message of the failure for each failed job
     * @param cleanups the names of the jobs in the order of their cleanups
     */
    record Expected(
            List<String> lines,
            Map<String, String> status,
            Map<String, String> errors,
            List<String> cleanups,
            boolean success,
            boolean partialSuccess) {}
}
