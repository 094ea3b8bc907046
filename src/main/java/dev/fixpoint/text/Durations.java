package dev.fixpoint.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 1.5s}, {@code 2m}, {@code PT0.5S}. */
public final class Durations {

    /** Made when it is wanted: most programs read no duration, and it takes milliseconds. */
    private static final class Written {
        static final Pattern NUMBER_AND_UNIT = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*(ns|us|ms|s|m|h|d)");

        private Written() {}
    }

    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private Durations() {}

    /**
     * Reads a duration: a number and one of the units {@code ns us ms s m h d}, or the ISO-8601 form of
     * {@link Duration#parse}, or just {@code 0}. A negative one is read too; whoever asked for it decides what to think of that.
     *
     * @throws IllegalArgumentException if the text is neither, or the duration is too long; the message quotes it
     */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("0")) {
            return Duration.ZERO; // the one number that needs no unit
        }
        Matcher matcher = Written.NUMBER_AND_UNIT.matcher(trimmed.toLowerCase(Locale.ROOT));
        try {
            if (matcher.matches()) {
                BigDecimal nanos = new BigDecimal(matcher.group(1))
                        .multiply(BigDecimal.valueOf(Objects.requireNonNull(NANOS.get(matcher.group(2)))));
                return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
            }
            return Duration.parse(trimmed);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is too long a duration; at most 106751d (292 years) will do", e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a duration; write for example 500ms, 1.5s, 2m or PT0.5S", e);
        }
    }

    /** Returns the duration in at most two units, for people: {@code 0s}, {@code 12ms}, {@code 1.5s}, {@code 2m 3s}. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        long seconds = duration.getSeconds();
        if (seconds >= 86_400) {
            return twoUnits(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
        }
        if (seconds >= 3_600) {
            return twoUnits(seconds / 3_600, "h", seconds % 3_600 / 60, "m");
        }
        if (seconds >= 60) {
            return twoUnits(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds >= 1) {
            return shortest(BigDecimal.valueOf(duration.toMillis(), 3)) + "s";
        }
        int nanos = duration.getNano();
        if (nanos >= 1_000_000) {
            return shortest(BigDecimal.valueOf(nanos / 100_000, 1)) + "ms";
        }
        return nanos == 0 ? "0s" : shortest(BigDecimal.valueOf(nanos, 3)) + "us";
    }

    /** Returns the nanoseconds of a duration, or the nearest number of them that a long can hold (292 years). */
    public static long toNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Returns the sum of two counts of nanoseconds that are not negative, or the most that a long can hold. */
    public static long sum(long nanos, long more) {
        return nanos > Long.MAX_VALUE - more ? Long.MAX_VALUE : nanos + more;
    }

    private static String twoUnits(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
    }

    private static String shortest(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
