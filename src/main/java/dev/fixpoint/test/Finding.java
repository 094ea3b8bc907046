package dev.fixpoint.test;

import dev.fixpoint.job.Phase;
import dev.fixpoint.text.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that an {@link Audit} has found to be wrong with a job. Immutable. Its texts are as long as they are; the secrets of
 * the convergence are masked in them.
 *
 * @param kind what the job is not
 * @param job the name of the job to mend
 * @param phase the phase in which it showed, if it was one
 * @param order the names of all jobs in the order in which they went, if it depends on that; otherwise empty
 * @param seed the seed of the audit
 * @param what what is wrong, and how it showed
 * @param replay how to see it again
 * @param remedy what to do about it
 */
public record Finding(
        Kind kind,
        String job,
        Optional<Phase> phase,
        List<String> order,
        long seed,
        String what,
        String replay,
        String remedy) {

    /** What a job can be found not to be. */
    public enum Kind {
        /** The graph does not converge at all in a fresh world; all else is not asked then. */
        CONVERGES,
        /** Its instances or static fields keep something that is not in the world. */
        STATE,
        /** Its check changes the world, or mends what it looks for. */
        PURE_CHECK,
        /** Once satisfied, it is not satisfied when it is looked at again. */
        IDEMPOTENT,
        /** It shares stored values with jobs on which it does not depend, or with nobody. */
        DECLARED,
        /** It goes right, or ends the same, in some of the legal orders only. */
        ORDER,
        /** A failed or cancelled convergence leaves something of it behind, or its cleanup fails then. */
        CLEANUP,
        /** After it was stopped dead in the middle, another convergence does not end as it should. */
        CRASH_SAFE;

        /** Returns the kind in small letters, such as {@code pure check}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Creates the finding with an immutable copy of the order. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(phase, "phase");
        order = List.copyOf(order);
    }

    /**
     * Returns the finding in three lines: what is wrong, how to see it again, what to do about it. What cannot be seen, or would
     * break a line, is escaped.
     */
    @Override
    public String toString() {
        String where = phase.map(known -> "(" + known + ") ").orElse("");
        return kind + ": job " + Quoted.of(job) + " " + where + Quoted.visible(what) + "\n  replay: "
                + Quoted.visible(replay) + "\n  remedy: " + Quoted.visible(remedy);
    }
}
