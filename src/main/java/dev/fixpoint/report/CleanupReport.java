package dev.fixpoint.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What cleanup did, in the order in which it was done: latest attempt first.
 *
 * @param cleanups a line for each instance that has a cleanup and whose run was executed
 */
public record CleanupReport(List<Cleanup> cleanups) {

    /** Nothing was to be cleaned up. */
    public static final CleanupReport EMPTY = new CleanupReport(List.of());

    /** Creates the report with an immutable copy of the list. */
    public CleanupReport {
        cleanups = List.copyOf(cleanups);
    }

    /** Returns the cleanups that failed or were skipped. */
    public List<Cleanup> failures() {
        return cleanups.stream().filter(cleanup -> cleanup.error().isPresent()).toList();
    }

    /** Returns whether every cleanup returned. */
    public boolean succeeded() {
        return cleanups.isEmpty() // as nearly always: a cold start need not link a stream
                || failures().isEmpty();
    }

    /**
     * The cleanup of one instance.
     *
     * @param job the name of the job
     * @param attempt the number of the attempt that the instance served
     * @param start when it started
     * @param duration how long it took
     * @param error what it threw, or why it was skipped; empty if it returned
     */
    public record Cleanup(String job, int attempt, Instant start, Duration duration, Optional<Throwable> error) {}
}
