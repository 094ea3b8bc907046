package dev.fixpoint.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Jobs to do: which depend on which, the order in which they are declared, and what they find. Both sides of a comparison are
 * made of the same workload.
 */
final class Workload {

    static final long SEED = 4;

    private final int size;

    /** Where the dependencies of each job begin, and at last where they all end. */
    private final int[] dependenciesAt;

    private final int[] dependencies;
    private final int[] order;
    private final Mode mode;
    private final int classes;

    private Workload(int[] dependenciesAt, int[] dependencies, int[] order, Mode mode, int classes) {
        this.size = order.length;
        this.dependenciesAt = dependenciesAt;
        this.dependencies = dependencies;
        this.order = order;
        this.mode = mode;
        this.classes = classes;
    }

    static Workload of(Shape shape, Order order, Mode mode, int size) {
        int[] at = new int[size + 1];
        int[][] all = {new int[4 * size]};
        int[] count = {0};
        SplittableRandom random = new SplittableRandom(SEED);
        for (int job = 0; job < size; job++) {
            at[job] = count[0];
            shape.dependencies(job, size, random, dependency -> {
                if (count[0] == all[0].length) {
                    all[0] = Arrays.copyOf(all[0], 2 * all[0].length);
                }
                all[0][count[0]++] = dependency;
            });
        }
        at[size] = count[0];
        return new Workload(at, Arrays.copyOf(all[0], count[0]), order.of(size), mode, 1);
    }

    Workload withMode(Mode other) {
        return new Workload(dependenciesAt, dependencies, order, other, classes);
    }

    /** Returns the same workload with jobs of several classes, at most four. */
    Workload withClasses(int several) {
        return new Workload(dependenciesAt, dependencies, order, mode, several);
    }

    int size() {
        return size;
    }

    Mode mode() {
        return mode;
    }

    int classes() {
        return classes;
    }

    /** Returns the numbers of the jobs in the order in which they are declared. */
    int[] order() {
        return order;
    }

    int dependencyCount() {
        return dependencies.length;
    }

    int dependency(int job, int index) {
        return dependencies[dependenciesAt[job] + index];
    }

    int dependencyCount(int job) {
        return dependenciesAt[job + 1] - dependenciesAt[job];
    }

    /** Returns how many jobs depend on nothing. */
    int roots() {
        int roots = 0;
        for (int job = 0; job < size; job++) {
            roots += dependencyCount(job) == 0 ? 1 : 0;
        }
        return roots;
    }

    /** Returns how many attempts succeed. */
    int expected() {
        return mode == Mode.BLOCKED ? 0 : size;
    }

    /** Returns the names of the jobs by their numbers: new strings, whose hash nobody has asked for yet. */
    String[] names() {
        String[] names = new String[size];
        for (int job = 0; job < size; job++) {
            names[job] = "job-" + job;
        }
        return names;
    }

    /** Returns the names of what each job depends on, by its number. */
    String[][] dependencyNames(String[] names) {
        String[][] all = new String[size][];
        for (int job = 0; job < size; job++) {
            String[] some = new String[dependencyCount(job)];
            for (int i = 0; i < some.length; i++) {
                some[i] = names[dependency(job, i)];
            }
            all[job] = some;
        }
        return all;
    }
}
