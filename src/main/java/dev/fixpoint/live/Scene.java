package dev.fixpoint.live;

import java.time.Instant;
import java.util.List;

/**
 * What there is to show at one moment, of however large a convergence. Immutable.
 *
 * @param started when the convergence started
 * @param stage what it is about
 * @param counts how many jobs are where
 * @param active the first of those jobs that are worked for, in the order in which that began
 * @param retries the first of those that wait for their retry delay, in the order in which they are due
 * @param resting the first of those that wait for their next check, in the order in which they began to
 */
record Scene(
        Instant started, Stage stage, Counts counts, List<Active> active, List<Retry> retries, List<Resting> resting) {

    /** What a convergence is about. */
    enum Stage {
        /** It attempts jobs. */
        CONVERGING,
        /** It checks jobs, and runs none. */
        CHECKING,
        /** It was told to stop. */
        CANCELLING,
        /** It unwinds. */
        CLEANING_UP
    }

    /**
     * How many jobs are where.
     *
     * @param total how many take part
     * @param done how many are satisfied
     * @param failed how many have failed for good
     * @param blocked how many never will be attempted because of those
     * @param cancelled how many were cut short, or not run because of a cancel
     * @param active how many are worked for
     * @param waiting how many wait for their retry delay, or for their next check
     */
    record Counts(int total, int done, int failed, int blocked, int cancelled, int active, int waiting) {

        /** Returns how many have come to their end without being satisfied. */
        int lost() {
            return failed + blocked + cancelled;
        }

        /** Returns how many were never attempted so far. */
        int left() {
            return Math.max(0, total - done - lost() - active - waiting);
        }
    }

    /**
     * A job that is worked for.
     *
     * @param work the phase that it is in
     * @param since when its attempt, or its cleanup, began
     * @param status what it said last; empty if it said nothing
     */
    record Active(String job, String work, Instant since, String status) {}

    /**
     * A job that waits for its next attempt.
     *
     * @param due when that may begin
     * @param attempt the number of the attempt that has failed
     * @param reason what it failed with
     */
    record Retry(String job, Instant due, int attempt, String reason) {}

    /**
     * A job whose check has passed, and is to pass again after a while.
     *
     * @param since when its attempt began
     * @param passed how often its check has passed so far
     */
    record Resting(String job, Instant since, int passed) {}

    /** Creates the scene with immutable copies of the lists. */
    Scene {
        active = List.copyOf(active);
        retries = List.copyOf(retries);
        resting = List.copyOf(resting);
    }
}
