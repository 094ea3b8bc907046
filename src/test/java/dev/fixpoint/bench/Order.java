package dev.fixpoint.bench;

import java.util.Locale;
import java.util.SplittableRandom;

/** In which order jobs are declared. */
enum Order {

    /** Each job behind all that it depends on. */
    FORWARD,

    /** Each job before all that it depends on. */
    REVERSED,

    /** Anyhow, but always the same. */
    RANDOM;

    private static final long SEED = 20_260_101;

    /** Returns the numbers of the jobs in this order. */
    int[] of(int size) {
        int[] jobs = new int[size];
        for (int i = 0; i < size; i++) {
            jobs[i] = this == REVERSED ? size - 1 - i : i;
        }
        if (this == RANDOM) {
            SplittableRandom random = new SplittableRandom(SEED);
            for (int i = size - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int job = jobs[i];
                jobs[i] = jobs[other];
                jobs[other] = job;
            }
        }
        return jobs;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
