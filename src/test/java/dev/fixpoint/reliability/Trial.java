package dev.fixpoint.reliability;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One time that something is done to a convergence: by itself, in a directory of its own, and by chance that a seed decides. */
final class Trial {

    private final int number;
    private final Random random;
    private final Path directory;
    private final Map<String, Long> figures = new TreeMap<>();

    Trial(int number, long seed, Path directory) {
        this.number = number;
        this.random = new Random(seed);
        this.directory = directory;
    }

    /** Returns how many there were before. */
    int number() {
        return number;
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
