package dev.fixpoint.report;

import dev.fixpoint.job.Phase;
import dev.fixpoint.job.TimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt of a job.
 *
 * @param number its number among the attempts of its job, from 1
 * @param sweep the sweep that it belongs to, from 1
 * @param outcome {@link Outcome#PASSED}, {@link Outcome#CONVERGED}, {@link Outcome#FAILED} or {@link Outcome#CANCELLED}
 * @param start when it started
 * @param instantiated whether there was an instance of the job: its factory neither threw nor returned null
 * @param phases its phases in their order; empty only if it was cancelled before its first phase
 */
public record AttemptReport(
        int number, int sweep, Outcome outcome, Instant start, boolean instantiated, List<PhaseReport> phases) {

    /** Creates the report with an immutable copy of the phases. */
    public AttemptReport {
        phases = List.copyOf(phases);
    }

    /** Returns what the last phase threw, if it threw. */
    public Optional<Throwable> error() {
        return phases.isEmpty()
                ? Optional.empty()
                : phases.get(phases.size() - 1).error();
    }

    /**
     * Returns whether its checks first passed and then failed while it was to be shown that they go on passing. To take too
     * long is another fault.
     */
    public boolean flapped() {
        return outcome == Outcome.FAILED
                && !phases.isEmpty()
                && phases.get(phases.size() - 1).phase() == Phase.CONFIRM
                && error().filter(error -> !(error instanceof TimeoutException)).isPresent();
    }
}
