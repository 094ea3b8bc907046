package dev.fixpoint.record;

import dev.fixpoint.job.Phase;
import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt of a job.
 *
 * @param number its number among the attempts of its job, from 1
 * @param sweep the sweep that it belongs to, from 1
 * @param outcome passed, converged, failed or cancelled
 * @param start when it started
 * @param instantiated whether there was an instance of the job: its factory neither threw nor returned null
 * @param phases its phases in their order
 */
public record AttemptRecord(
        int number, int sweep, Outcome outcome, Instant start, boolean instantiated, List<PhaseRecord> phases) {

    /** To take too long is another fault than to flap. */
    private static final String TIMEOUT = TimeoutException.class.getName();

    /** Creates the record with an immutable copy of the phases. */
    public AttemptRecord {
        phases = List.copyOf(phases);
    }

    /** Returns what the last phase threw, if it threw. */
    public Optional<ErrorRecord> error() {
        return phases.isEmpty()
                ? Optional.empty()
                : phases.get(phases.size() - 1).error();
    }

    /** Returns whether its checks first passed and then failed while it was to be shown that they go on passing. */
    public boolean flapped() {
        return outcome == Outcome.FAILED
                && !phases.isEmpty()
                && phases.get(phases.size() - 1).phase() == Phase.CONFIRM
                && error().filter(error -> !TIMEOUT.equals(error.type())).isPresent();
    }

    /** Returns when the last phase ended. */
    public Instant end() {
        return phases.isEmpty() ? start : phases.get(phases.size() - 1).end();
    }

    /** Returns the time from its start to the end of its last phase. */
    public Duration duration() {
        return Duration.between(start, end());
    }
}
