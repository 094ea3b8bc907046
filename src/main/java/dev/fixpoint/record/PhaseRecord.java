package dev.fixpoint.record;

import dev.fixpoint.job.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One phase of an attempt.
 *
 * @param phase check, run, recheck or confirm
 * @param start when it started
 * @param duration how long it took
 * @param error what it threw; empty if it returned
 */
public record PhaseRecord(Phase phase, Instant start, Duration duration, Optional<ErrorRecord> error) {

    /** Returns when it ended. */
    public Instant end() {
        return start.plus(duration);
    }
}
