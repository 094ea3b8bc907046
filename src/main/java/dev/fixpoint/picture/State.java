package dev.fixpoint.picture;

import dev.fixpoint.plan.Verdict;
import dev.fixpoint.report.Outcome;
import java.util.Locale;

/**
 * What a picture says of a job: how it ended or, in the picture of a plan, what would become of it. They stand in the order in
 * which a legend has them.
 */
public enum State {
    PASSED(Look.PASSED, true),
    SATISFIED(Look.PASSED, true),
    CONVERGED(Look.CONVERGED, true),
    WOULD_RUN(Look.CONVERGED, false),
    MAY_RUN(Look.NOT_RUN, false),
    CANNOT_TELL(Look.CANCELLED, false),
    FAILED(Look.FAILED, false),
    WOULD_FAIL(Look.FAILED, false),
    CANCELLED(Look.CANCELLED, false),
    BLOCKED(Look.BLOCKED, false),
    EXCLUDED(Look.EXCLUDED, false),
    ASSUMED(Look.ASSUMED, true),
    NOT_RUN(Look.NOT_RUN, false);

    private final Look look;
    private final boolean satisfied;

    State(Look look, boolean satisfied) {
        this.look = look;
        this.satisfied = satisfied;
    }

    static State of(Outcome outcome) {
        return valueOf(outcome.name());
    }

    static State of(Verdict verdict) {
        return valueOf(verdict.name());
    }

    Look look() {
        return look;
    }

    /** Returns whether what depends on the job need not wait for it. */
    boolean isSatisfied() {
        return satisfied;
    }

    /** Returns a name for style sheets, such as {@code not-run}. */
    String className() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name in small letters, such as {@code would run}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
