package dev.fixpoint.report;

import dev.fixpoint.text.Durations;
import java.time.Duration;

/**
 * How a convergence was told to go about its work. On which jobs, and with which arguments, is said beside it. Whether threads
 * carry the names of their jobs is not said: nothing that is done depends on it.
 *
 * @param parallelism how many attempts run at once, at the most; {@link Integer#MAX_VALUE} for as many as are ready
 * @param virtualThreads whether attempts run on virtual threads
 * @param defaultTries the tries of jobs that declare none
 * @param defaultRetryDelay the retry delay of jobs that declare none
 * @param gracePeriod how long attempts may go on in parallel after a cancel
 * @param failFast whether nothing new starts after the first finally failed job
 * @param manualCleanup whether cleanup is left to be called by hand
 */
public record RunSettings(
        int parallelism,
        boolean virtualThreads,
        int defaultTries,
        Duration defaultRetryDelay,
        Duration gracePeriod,
        boolean failFast,
        boolean manualCleanup) {

    /** Returns the settings in a line for people. */
    @Override
    public String toString() {
        return attempts() + "; "
                + (defaultTries == 1
                        ? "1 try"
                        : defaultTries + " tries, " + Durations.format(defaultRetryDelay) + " apart")
                + ", unless a job says otherwise" + (failFast ? "; fail-fast" : "")
                + (manualCleanup ? "; no automatic cleanup" : "");
    }

    private String attempts() {
        if (parallelism == 1 && !virtualThreads) {
            return "one attempt at a time";
        }
        String most = switch (parallelism) {
            case 1 -> "one attempt at a time";
            case Integer.MAX_VALUE -> "as many attempts at once as are ready";
            default -> parallelism + " attempts at once";
        };
        return most + (virtualThreads ? ", on virtual threads" : "") + ", " + Durations.format(gracePeriod)
                + " of grace";
    }
}
