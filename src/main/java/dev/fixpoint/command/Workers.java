package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.text.Quoted;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many attempts run at once.
 *
 * @param most the number, or {@link #ALL} for all that are ready
 */
record Workers(int most) {

    static final int ALL = 0;

    void applyTo(Fixpoint fixpoint) {
        if (most == ALL) {
            fixpoint.virtualThreads();
        } else {
            fixpoint.parallelism(most);
        }
    }

    /** Reads a number or {@code max}. */
    static final class Converter implements ITypeConverter<Workers> {

        @Override
        public Workers convert(String text) {
            if (text.equals("max")) {
                return new Workers(ALL);
            }
            try {
                int most = Integer.parseInt(text);
                if (most >= 1) {
                    return new Workers(most);
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException(Quoted.of(text) + " is neither a number from 1 on nor 'max'");
        }
    }
}
