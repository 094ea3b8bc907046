package dev.fixpoint.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of one job.
 *
 * @param name the name of the job
 * @param outcome how it ended
 * @param tookPart whether it took part in the convergence: it was neither excluded nor assumed done, nor needed only by jobs
 *     that were
 * @param tries how many attempts it had, at the most
 * @param retryDelay the least time between the end of one attempt and the start of the next
 * @param attempts its attempts in their order; empty if it was never attempted
 * @param blockedBy if it is blocked, the finally failed or excluded jobs at the root of that, in the order of their positions
 * @param result what its last attempt that gave a result gave
 */
public record JobReport(
        String name,
        Outcome outcome,
        boolean tookPart,
        int tries,
        Duration retryDelay,
        List<AttemptReport> attempts,
        List<String> blockedBy,
        Optional<Object> result) {

    /** Creates the report with immutable copies of the lists. */
    public JobReport {
        attempts = List.copyOf(attempts);
        blockedBy = List.copyOf(blockedBy);
    }

    /** Returns what the last attempt failed with, if the job has failed or was cancelled. */
    public Optional<Throwable> error() {
        return attempts.isEmpty()
                ? Optional.empty()
                : attempts.get(attempts.size() - 1).error();
    }
}
