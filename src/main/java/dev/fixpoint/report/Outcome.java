package dev.fixpoint.report;

import java.util.Locale;

/** How a job ended in a convergence; also, for the first four, how an attempt ended. */
public enum Outcome {
    /** Its check passed at once. */
    PASSED,
    /** Its check failed, and passed after it was run. */
    CONVERGED,
    /** Its last attempt failed. */
    FAILED,
    /** An attempt was cut short when the convergence was cancelled. */
    CANCELLED,
    /** Something it depends on finally failed, is blocked or excluded; it was never attempted. */
    BLOCKED,
    /** It took no part, because it was excluded. What depends on it is blocked. */
    EXCLUDED,
    /** It took no part, because it was assumed done. It counts as satisfied for what depends on it. */
    ASSUMED,
    /**
     * It was never attempted, because the convergence ended before, or because only excluded or assumed jobs needed it.
     */
    NOT_RUN;

    /** Returns whether the job's check passed in the end: {@link #PASSED} or {@link #CONVERGED}. */
    public boolean isSatisfied() {
        return this == PASSED || this == CONVERGED;
    }

    /** Returns the name in small letters, such as {@code not run}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
