package dev.fixpoint.job;

import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * How long the world must stay as a job wants it before the job counts as satisfied, for a world that takes its time to agree
 * with itself. After its check has passed, it is asked again and again at an interval, within the same attempt; each time it
 * must pass. If it fails, the world is flapping, and so the attempt has failed. Immutable.
 *
 * @param passes how many checks in a row must pass, 1 or more, the first one included
 * @param period for how long, at least, they must pass; zero or more
 * @param interval the time between the end of one check and the start of the next, zero or more
 */
public record Stability(int passes, Duration period, Duration interval) {

    /**
     * Creates a stability.
     *
     * @throws IllegalArgumentException if a value is outside of its range, or a period is given without an interval; the
     *     message names it
     */
    public Stability {
        if (passes < 1) {
            throw new IllegalArgumentException("stability needs 1 passing check or more, not " + passes);
        }
        if (Objects.requireNonNull(period, "period").isNegative()) {
            throw new IllegalArgumentException("stability over " + period + ": a period must not be negative");
        }
        if (Objects.requireNonNull(interval, "interval").isNegative()) {
            throw new IllegalArgumentException("stability every " + interval + ": an interval must not be negative");
        }
        if (!period.isZero() && interval.isZero()) {
            throw new IllegalArgumentException(
                    "stability over " + Durations.format(period) + " needs an interval above zero between two checks");
        }
    }

    /** Returns the stability of so many passing checks in a row, that interval apart. */
    public static Stability passes(int passes, Duration interval) {
        return new Stability(passes, Duration.ZERO, interval);
    }

    /** Returns the stability of checks that pass for so long, that interval apart. */
    public static Stability over(Duration period, Duration interval) {
        return new Stability(2, period, interval);
    }

    /** Returns it in words, such as {@code 3 passing checks, 2s apart}. */
    @Override
    public String toString() {
        String apart = ", " + Durations.format(interval) + " apart";
        return period.isZero()
                ? (passes == 1 ? "1 passing check" : passes + " passing checks" + apart)
                : "passing checks over " + Durations.format(period) + apart;
    }
}
