package dev.fixpoint.bench;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * The shape of a graph of jobs that are numbered from 0, each behind all that it depends on. The same shape and size is always
 * the same graph.
 */
enum Shape {

    /** Each job depends on the one before it. */
    CHAIN {
        @Override
        void dependencies(int job, int size, SplittableRandom random, IntConsumer add) {
            if (job > 0) {
                add.accept(job - 1);
            }
        }
    },

    /** All jobs depend on the first one. */
    FAN {
        @Override
        void dependencies(int job, int size, SplittableRandom random, IntConsumer add) {
            if (job > 0) {
                add.accept(0);
            }
        }
    },

    /** As many layers as jobs in a layer; each job depends on three of the layer before its own, picked at random. */
    LAYERED {
        @Override
        void dependencies(int job, int size, SplittableRandom random, IntConsumer add) {
            int width = Math.max(DEPENDENCIES, (int) Math.sqrt(size));
            int layer = job / width;
            if (layer > 0) {
                pickThree((layer - 1) * width, width, random, add);
            }
        }
    },

    /** Each job depends on three others, picked at random among all before it. */
    RANDOM {
        @Override
        void dependencies(int job, int size, SplittableRandom random, IntConsumer add) {
            if (job >= DEPENDENCIES) {
                pickThree(0, job, random, add);
            }
        }
    },

    /**
     * A job with many dependents, and one with as many dependencies: a tenth of all jobs, which is 100,000 of 1,000,000. The
     * rest is ten chains that begin at the second one.
     */
    HUB {
        @Override
        void dependencies(int job, int size, SplittableRandom random, IntConsumer add) {
            int spokes = size / CHAINS;
            int second = spokes + 1;
            if (job > second) {
                add.accept(Math.max(second, job - CHAINS));
            } else if (job == second) {
                for (int spoke = 1; spoke <= spokes; spoke++) {
                    add.accept(spoke);
                }
            } else if (job > 0) {
                add.accept(0);
            }
        }
    },

    /** No job depends on any other. */
    INDEPENDENT {
        @Override
        void dependencies(int job, int size, SplittableRandom random, IntConsumer add) {}
    };

    /** The shapes whose growth counts. */
    static final List<Shape> GRAPHS = List.of(CHAIN, FAN, LAYERED, RANDOM, HUB);

    private static final int DEPENDENCIES = 3;
    private static final int CHAINS = 10;

    /** Gives what a job depends on: each number once, all of them less than its own. */
    abstract void dependencies(int job, int size, SplittableRandom random, IntConsumer add);

    private static void pickThree(int from, int count, SplittableRandom random, IntConsumer add) {
        int first = random.nextInt(count);
        int second = random.nextInt(count - 1);
        second += second >= first ? 1 : 0;
        int third = random.nextInt(count - 2);
        third += third >= Math.min(first, second) ? 1 : 0;
        third += third >= Math.max(first, second) ? 1 : 0;
        add.accept(from + first);
        add.accept(from + second);
        add.accept(from + third);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
