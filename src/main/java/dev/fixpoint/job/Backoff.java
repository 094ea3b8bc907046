package dev.fixpoint.job;

import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * How long to wait between the end of an attempt and the next one: always as long, or longer each time up to a ceiling, and
 * perhaps scattered at random so that jobs that failed together are not all tried again together. Immutable.
 *
 * <pre>{@code
 * Backoff.exponential(Duration.ofMillis(100), 2, Duration.ofSeconds(30)).jitter(0.2)
 * }</pre>
 *
 * @param first the delay after the first failed attempt, zero or more
 * @param factor by what each further delay is longer than the one before, 1 or more; 1 keeps it fixed
 * @param ceiling the longest delay, before jitter; not below {@code first}
 * @param jitter up to what part of it a delay is made shorter or longer, from 0 (never) to 1 (anything up to twice as long)
 */
public record Backoff(Duration first, double factor, Duration ceiling, double jitter) {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /**
     * Creates a backoff.
     *
     * @throws IllegalArgumentException if a value is outside of its range; the message names it
     */
    public Backoff {
        if (Objects.requireNonNull(first, "first").isNegative()) {
            throw new IllegalArgumentException("a backoff cannot start at " + first + ": a delay must not be negative");
        }
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the factor of a backoff is 1 or more, not " + factor);
        }
        if (Objects.requireNonNull(ceiling, "ceiling").compareTo(first) < 0) {
            throw new IllegalArgumentException("the ceiling of a backoff, " + Durations.format(ceiling)
                    + ", is below its first delay, " + Durations.format(first));
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("the jitter of a backoff is between 0 and 1, not " + jitter);
        }
    }

    /**
     * Returns a backoff that always waits as long.
     *
     * @throws IllegalArgumentException if the delay is negative
     */
    public static Backoff fixed(Duration delay) {
        return new Backoff(delay, 1, delay, 0);
    }

    /**
     * Returns a backoff whose delays grow by a factor up to a ceiling.
     *
     * @throws IllegalArgumentException if {@code first} is negative, {@code factor} below 1, or {@code ceiling} below {@code first}
     */
    public static Backoff exponential(Duration first, double factor, Duration ceiling) {
        return new Backoff(first, factor, ceiling, 0);
    }

    /** Returns a backoff whose delays double, without a ceiling. */
    public static Backoff exponential(Duration first) {
        return new Backoff(first, 2, LONGEST.compareTo(first) > 0 ? LONGEST : first, 0);
    }

    /**
     * Returns this backoff with delays that are scattered at random, evenly, by up to the given part of themselves.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Backoff jitter(double part) {
        return new Backoff(first, factor, ceiling, part);
    }

    /** Returns the delay after so many failed attempts, 1 or more, before jitter. */
    public Duration delay(int failed) {
        double nanos = nanos(first) * Math.pow(factor, failed - 1);
        Duration grown = nanos >= Long.MAX_VALUE ? LONGEST : Duration.ofNanos((long) nanos);
        return grown.compareTo(ceiling) > 0 ? ceiling : grown;
    }

    /**
     * Returns the delay after so many failed attempts, 1 or more, with jitter. The same seed always gives the same.
     */
    public Duration delay(int failed, long seed) {
        Duration delay = delay(failed);
        if (jitter == 0) {
            return delay;
        }
        double part = 1 + jitter * (2 * new SplittableRandom(seed).nextDouble() - 1);
        double nanos = nanos(delay) * part;
        return nanos >= Long.MAX_VALUE ? LONGEST : Duration.ofNanos((long) nanos);
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }

    /** Returns it in words, such as {@code 100ms, times 2 up to 30s, +-20 %}. */
    @Override
    public String toString() {
        String grows = factor == 1
                ? ""
                : ", times " + number(factor) + (ceiling.equals(LONGEST) ? "" : " up to " + Durations.format(ceiling));
        return Durations.format(first) + grows + (jitter == 0 ? "" : ", +-" + number(jitter * 100) + " %");
    }

    private static String number(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
