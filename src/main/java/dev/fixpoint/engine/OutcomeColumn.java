package dev.fixpoint.engine;

import dev.fixpoint.report.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How each job ended, by position. A byte a job: a quarter of a reference, and nothing for a garbage collector to follow. */
final class OutcomeColumn {

    private static final byte NONE = 0;
    private static final Outcome[] OUTCOMES = Outcome.values();

    /** {@link #NONE} for a job that has not ended, otherwise one more than the place of its outcome among them all. */
    private final byte[] codes;

    /** How many jobs have each code. */
    private final int[] counts = new int[OUTCOMES.length + 1];

    OutcomeColumn(int size) {
        codes = new byte[size];
    }

    boolean isEmpty(int job) {
        return codes[job] == NONE;
    }

    /** Returns how the job ended, or null as long as it has not. */
    @Nullable
    Outcome get(int job) {
        return isEmpty(job) ? null : OUTCOMES[codes[job] - 1];
    }

    /** Returns how the job ended, which it has. */
    Outcome ended(int job) {
        return Objects.requireNonNull(get(job));
    }

    /** Says how a job has ended, once. */
    @SuppressWarnings("EnumOrdinal") // a code never leaves this object
    void set(int job, Outcome outcome) {
        int code = outcome.ordinal() + 1;
        codes[job] = (byte) code;
        counts[code]++;
    }

    /** Returns how many jobs ended so. */
    @SuppressWarnings("EnumOrdinal")
    int count(Outcome outcome) {
        return counts[outcome.ordinal() + 1];
    }
}
