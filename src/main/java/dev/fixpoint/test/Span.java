package dev.fixpoint.test;

import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;

/** How long something takes: at least, and at most. */
record Span(Duration least, Duration most) {

    static final Span ZERO = new Span(Duration.ZERO, Duration.ZERO);

    Span {
        Objects.requireNonNull(least, "least");
        if (least.isNegative()) {
            throw new IllegalArgumentException("a phase cannot take " + least + ": a duration must not be negative");
        }
        if (Objects.requireNonNull(most, "most").compareTo(least) < 0) {
            throw new IllegalArgumentException("a phase cannot take between " + Durations.format(least) + " and "
                    + Durations.format(most) + ": the least is longer than the most");
        }
    }

    /** Returns a duration within it, always the same for a seed. */
    Duration pick(long seed) {
        long from = Durations.toNanos(least);
        long to = Durations.toNanos(most);
        return from == to ? least : Duration.ofNanos(new SplittableRandom(seed).nextLong(from, to));
    }
}
