package dev.fixpoint.plan;

import java.util.Locale;

/** What a convergence would do with a job, as far as looking at the world can tell. */
public enum Verdict {
    /** Nothing: its check passes, or it is assumed done. */
    SATISFIED,
    /** Run it: its check fails, or it has none. */
    WOULD_RUN,
    /** Perhaps run it: something it depends on would run first, so what its own check says now cannot be trusted. */
    MAY_RUN,
    /** Nobody knows: its check wanted something that is not there yet, or could not be asked. */
    CANNOT_TELL,
    /** Fail, without running it: its check says that nothing can mend it. */
    WOULD_FAIL,
    /** Never attempt it: something it needs is excluded, or would fail. */
    BLOCKED,
    /** Leave it out, as told. */
    EXCLUDED;

    /** Returns whether running the job is possible. */
    boolean isOpen() {
        return this == WOULD_RUN || this == MAY_RUN || this == CANNOT_TELL;
    }

    /** Returns whether nothing that needs the job can be satisfied. */
    boolean isLost() {
        return this == WOULD_FAIL || this == BLOCKED || this == EXCLUDED;
    }

    /** Returns the name in small letters, such as {@code would run}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
