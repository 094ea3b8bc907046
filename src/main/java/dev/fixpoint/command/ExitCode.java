package dev.fixpoint.command;

import dev.fixpoint.job.Phase;
import dev.fixpoint.plan.Plan;
import dev.fixpoint.plan.Verdict;
import dev.fixpoint.record.RunRecord;

/** What a program of this library exits with; documented in its {@code --help}. */
final class ExitCode {

    static final int SUCCEEDED = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int INVALID_GRAPH = 3;
    static final int CLEANUP_FAILED = 4;
    static final int NOT_CLEAN = 5;
    static final int CHANGED = 10;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** Returns the exit code of a convergence that was not ended by a signal. */
    static int of(RunRecord run, boolean detailed) {
        if (run.timedOut()) {
            return FAILED;
        }
        if (run.cancelled()) {
            return INTERRUPTED;
        }
        if (run.mode() != RunRecord.Mode.CONVERGE && detailed) {
            return ofPlan(Plan.of(run));
        }
        if (!run.allSatisfied()) {
            return FAILED;
        }
        if (!run.succeeded()) {
            return CLEANUP_FAILED;
        }
        return detailed && hasRun(run) ? CHANGED : SUCCEEDED;
    }

    /** Returns the code, or that of something that could not be written if that has happened, and nothing worse. */
    static int unless(boolean lost, int code) {
        return lost && (code == SUCCEEDED || code == CHANGED) ? USAGE : code;
    }

    /** A job may also have been run in one attempt, and have passed in the next. */
    private static boolean hasRun(RunRecord run) {
        return run.jobs().stream()
                .flatMap(job -> job.attempts().stream())
                .flatMap(attempt -> attempt.phases().stream())
                .anyMatch(phase -> phase.phase() == Phase.RUN);
    }

    private static int ofPlan(Plan plan) {
        if (plan.count(Verdict.WOULD_FAIL) + plan.count(Verdict.BLOCKED) > 0) {
            return FAILED;
        }
        return plan.isEmpty() ? SUCCEEDED : CHANGED;
    }
}
