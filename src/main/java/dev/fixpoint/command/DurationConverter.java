package dev.fixpoint.command;

import dev.fixpoint.text.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them. */
final class DurationConverter implements ITypeConverter<Duration> {

    /** Longer than anybody waits. */
    static final String FOR_EVER = "36500d";

    @Override
    public Duration convert(String text) {
        Duration duration;
        try {
            duration = Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        if (duration.isNegative()) {
            throw new TypeConversionException(text + " is negative; a duration must be zero or more");
        }
        return duration;
    }
}
