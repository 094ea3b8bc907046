package dev.fixpoint.command;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a backoff: its first delay, and perhaps by what it grows, and up to what. */
final class BackoffConverter implements ITypeConverter<Backoff> {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    @Override
    public Backoff convert(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > 3) {
            throw new TypeConversionException(
                    Quoted.of(text) + " has " + parts.length + " parts; write FIRST,FACTOR,CEILING, such as 1s,2,5m");
        }
        DurationConverter durations = new DurationConverter();
        Duration first = durations.convert(parts[0]);
        double factor = parts.length > 1 ? factor(parts[1]) : 2;
        Duration ceiling = parts.length > 2 ? durations.convert(parts[2]) : LONGEST;
        try {
            return Backoff.exponential(first, factor, ceiling);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static double factor(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    Quoted.of(text) + " is not a factor; write FIRST,FACTOR,CEILING, such as 1s,2,5m");
        }
    }
}
