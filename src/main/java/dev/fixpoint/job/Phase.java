package dev.fixpoint.job;

import java.util.Locale;

/** The steps of an attempt, in their order, and the cleanup that may follow at the end of the convergence. */
public enum Phase {
    /** Making the instance, and its first check. */
    CHECK,
    /** The run, because the check failed. */
    RUN,
    /** The second check, which decides. */
    RECHECK,
    /** A further check of a job that must be {@linkplain Stability stable}: it passed before, and must pass again. */
    CONFIRM,
    /** The unwinding of a run, after the last attempt of all jobs. */
    CLEANUP;

    /** Returns the name as the phase lines print it: {@code check}, {@code run}, {@code recheck}, {@code confirm},
     * {@code cleanup}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
