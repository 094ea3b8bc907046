package dev.fixpoint.report;

import dev.fixpoint.job.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One phase of an attempt.
 *
 * @param phase which one
 * @param start when it started
 * @param duration how long it took
 * @param error what it threw; empty if it returned
 */
public record PhaseReport(Phase phase, Instant start, Duration duration, Optional<Throwable> error) {}
