package dev.fixpoint.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The cleanup of one instance.
 *
 * @param job the name of the job
 * @param attempt the number of the attempt that the instance served
 * @param start when it started
 * @param duration how long it took
 * @param error what it threw, or why it was skipped; empty if it returned
 */
public record CleanupRecord(String job, int attempt, Instant start, Duration duration, Optional<ErrorRecord> error) {}
