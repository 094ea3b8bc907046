package dev.fixpoint.bench;

import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A graph that is declared as a program does it: names are made where they are needed, and nothing is kept beside it. */
final class Declared {

    private static final JobFactory<Job> NOTHING_TO_DO = () -> job -> {};

    private Declared() {}

    /** Returns a layered graph. */
    static JobGraph layered(int size) {
        return layered(size, name -> NOTHING_TO_DO);
    }

    /** Returns a graph of jobs that are all ready at once. */
    static JobGraph independent(int size) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int job = 0; job < size; job++) {
            jobs.job(name(job), NOTHING_TO_DO);
        }
        return jobs.build();
    }

    /** Returns a layered graph of the jobs that are given for their names. */
    static JobGraph layered(int size, Function<String, JobFactory<Job>> factories) {
        JobGraph.Builder jobs = JobGraph.builder();
        SplittableRandom random = new SplittableRandom(Workload.SEED);
        for (int job = 0; job < size; job++) {
            String name = name(job);
            JobBuilder declared = jobs.job(name, factories.apply(name));
            Shape.LAYERED.dependencies(job, size, random, dependency -> declared.dependsOn(name(dependency)));
        }
        return jobs.build();
    }

    private static String name(int job) {
        return "job-" + job;
    }
}
