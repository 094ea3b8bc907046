package dev.fixpoint.bench;

import java.util.Locale;

/** What the jobs of a workload find when they look. */
enum Mode {

    /** Every check passes. */
    SATISFIED,

    /** Every check fails once, and the run sets a flag that the second check finds. */
    ONE_RUN,

    /** The jobs that depend on nothing fail for good, and all others are blocked. */
    BLOCKED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
