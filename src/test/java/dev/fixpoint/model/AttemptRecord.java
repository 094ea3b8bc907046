package dev.fixpoint.model;

import dev.fixpoint.job.Phase;
import dev.fixpoint.model.JobScript.Step;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An attempt that has ended. Times are counted from the start of the convergence.
 *
 * @param sweep the sweep that it belongs to
 */
record AttemptRecord(String job, int number, int sweep, Duration start, List<PhaseEnd> phases) {

    /** The phases in their order; an attempt that passes at once has only the first. */
    static final List<Phase> PHASES = List.of(Phase.CHECK, Phase.RUN, Phase.RECHECK);

    /** The end of a phase: when, and with what failure; null if it passed. */
    record PhaseEnd(Phase phase, Duration time, Failure failure) {}

    /** Returns the record of an attempt whose steps follow one another without delay. */
    static AttemptRecord of(String job, int number, int sweep, Duration start, List<Step> steps) {
        List<PhaseEnd> phases = new ArrayList<>();
        Duration now = start;
        for (Step step : steps) {
            now = now.plus(step.takes());
            phases.add(new PhaseEnd(PHASES.get(phases.size()), now, step.failure()));
        }
        return new AttemptRecord(job, number, sweep, start, phases);
    }

    Duration end() {
        return phases.get(phases.size() - 1).time();
    }

    /** Returns what the last phase failed with; null if it passed. */
    Failure failure() {
        return phases.get(phases.size() - 1).failure();
    }

    boolean satisfies() {
        return failure() == null;
    }

    boolean executedRun() {
        return phases.size() > 1;
    }

    Outcome outcome() {
        if (!satisfies()) {
            return Outcome.FAILED;
        }
        return executedRun() ? Outcome.CONVERGED : Outcome.PASSED;
    }

    /** Returns when the next attempt is due after this one, which has failed (rule 9). */
    Duration due(Duration retryDelay) {
        Duration later = failure().later();
        return end().plus(retryDelay.compareTo(later) > 0 ? retryDelay : later);
    }
}
