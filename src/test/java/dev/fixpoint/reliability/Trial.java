package dev.fixpoint.reliability;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One time that something is done to a convergence: in a directory of its own, and by chance that a seed decides. */
final class Trial {

    private final long seed;
    private final Random random;
    private final Path directory;
    private final Map<String, Long> figures = new TreeMap<>();

    Trial(long seed, Path directory) {
        this.seed = seed;
        this.random = new Random(seed);
        this.directory = directory;
    }

    /** Returns how many there were before it, if the first one had the seed 1: what is done in turn goes by that. */
    int number() {
        return Math.floorMod(seed - 1, Integer.MAX_VALUE);
    }

    Random random() {
        return random;
    }

    /** Returns a directory that is empty at the start. */
    Path directory() {
        return directory;
    }

    /** Keeps a figure that the table should tell. */
    void figure(String name, long value) {
        figures.put(name, value);
    }

    Map<String, Long> figures() {
        return figures;
    }
}
