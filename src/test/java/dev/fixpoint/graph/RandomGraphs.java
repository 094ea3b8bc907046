package dev.fixpoint.graph;

import java.util.Random;

/** Random graphs of up to twenty jobs: sparse ones that fall apart, dense ones, and all between. */
final class RandomGraphs {

    private RandomGraphs() {}

    static JobGraph next(Random random) {
        JobGraph.Builder jobs = JobGraph.builder();
        int size = random.nextInt(20) + 1;
        double density = random.nextDouble() * random.nextDouble();
        for (int i = 0; i < size; i++) {
            JobBuilder job = jobs.job("job " + i);
            for (int j = i + 1; j < size; j++) {
                if (random.nextDouble() < density) {
                    job.dependsOn("job " + j);
                }
            }
        }
        return jobs.build();
    }
}
