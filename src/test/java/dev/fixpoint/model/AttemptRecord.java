package dev.fixpoint.model;

import dev.fixpoint.job.Phase;
import dev.fixpoint.model.JobScript.Step;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * An attempt, as far as it has got. Times are counted from the start of the convergence.
 *
 * @param sweep the sweep that it belongs to
 * @param phases the phases that have ended, in their order
 * @param cut whether it was cut short by a cancel
 */
record AttemptRecord(String job, int number, int sweep, Duration start, List<PhaseEnd> phases, boolean cut) {

    AttemptRecord {
        phases = List.copyOf(phases);
    }

    /** The end of a phase: when, and with what failure; null if it passed. */
    record PhaseEnd(Phase phase, Duration time, Failure failure) {

        boolean passed() {
            return failure == null;
        }

        /** Whether the job itself never came to know of it, because of a cancel. */
        boolean neverCalled() {
            return failure != null && failure.error() instanceof CancellationException;
        }
    }

    /** Returns the record of an attempt that begins. */
    static AttemptRecord begun(String job, int number, int sweep, Duration start) {
        return new AttemptRecord(job, number, sweep, start, List.of(), false);
    }

    /** Returns the record with one more phase. */
    AttemptRecord with(PhaseEnd phase) {
        List<PhaseEnd> more = new ArrayList<>(phases);
        more.add(phase);
        return new AttemptRecord(job, number, sweep, start, more, cut);
    }

    /** Returns the record with one more phase that does as its script says. */
    AttemptRecord with(Phase phase, Duration begins, Step step) {
        return with(new PhaseEnd(phase, begins.plus(step.takes()), step.failure()));
    }

    /** Returns the record of an attempt that was cut short. */
    AttemptRecord cutShort() {
        return new AttemptRecord(job, number, sweep, start, phases, true);
    }

    /** Returns the last phase that has ended. */
    PhaseEnd last() {
        return phases.get(phases.size() - 1);
    }

    Duration end() {
        return phases.isEmpty() ? start : last().time();
    }

    /** Returns what the last phase failed with; null if it passed, or there was none. */
    Failure failure() {
        return phases.isEmpty() ? null : last().failure();
    }

    /** Returns what the run failed with; null if it returned, or was not executed. */
    Failure runFailure() {
        return phases.stream()
                .filter(phase -> phase.phase() == Phase.RUN && !phase.passed())
                .map(PhaseEnd::failure)
                .findFirst()
                .orElse(null);
    }

    boolean satisfies() {
        return !cut && failure() == null;
    }

    boolean executedRun() {
        return phases.stream().anyMatch(phase -> phase.phase() == Phase.RUN && !phase.neverCalled());
    }

    Outcome outcome() {
        if (cut) {
            return Outcome.CANCELLED;
        }
        if (!satisfies()) {
            return Outcome.FAILED;
        }
        return executedRun() ? Outcome.CONVERGED : Outcome.PASSED;
    }
}
