package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.text.Quoted;
import java.math.BigInteger;
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

        private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

        @Override
        public Workers convert(String text) {
            if (text.equals("max")) {
                return new Workers(ALL);
            }
            try {
                BigInteger most = new BigInteger(text);
                if (most.signum() > 0) { // nobody has more jobs than an int can count
                    return new Workers(most.min(MOST).intValueExact());
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException(Quoted.of(text) + " is neither a number from 1 on nor 'max'");
        }
    }
}
