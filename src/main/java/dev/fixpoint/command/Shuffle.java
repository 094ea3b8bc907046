package dev.fixpoint.command;

import dev.fixpoint.text.Quoted;
import java.util.Comparator;
import java.util.Random;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A random order in which ready jobs are taken. The same seed always gives the same.
 *
 * @param seed what the order is made from
 * @param drawn whether nobody has given the seed, so that it has to be told
 */
record Shuffle(long seed, boolean drawn) {

    /** What stands for a seed that is to be drawn. */
    static final String ANY = "any";

    /** Short enough to be typed again. */
    private static final int SEEDS = 1_000_000;

    /** Returns what compares the names of jobs. */
    Comparator<String> order() {
        return Comparator.comparingLong(this::rank);
    }

    /** Mixes the seed and the name, so that every bit of both counts. */
    private long rank(String name) {
        long mixed = seed * 0x9E3779B97F4A7C15L + name.hashCode();
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Returns what to say of a seed that was drawn. */
    String told() {
        return "the order of the jobs is random; --shuffle=" + seed + " repeats it";
    }

    /** Reads a seed, or draws one. */
    static final class Converter implements ITypeConverter<Shuffle> {
        @Override
        public Shuffle convert(String text) {
            if (text.equals(ANY)) {
                return new Shuffle(new Random().nextInt(SEEDS), true);
            }
            try {
                return new Shuffle(Long.parseLong(text), false);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(Quoted.of(text) + " is not a whole number, as a seed is");
            }
        }
    }
}
