package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import org.junit.jupiter.api.Test;

/**
 * What is blocked is found out along the dependencies, each looked at once (rule 11), and not along the paths that they make,
 * as in the original: three jobs in each of 2,000 layers, each depending on all of the layer below, make more paths than can
 * ever be walked.
 */
class BlockedGraphTest {

    private static final int WIDTH = 3;
    private static final int LAYERS = 2_000;
    private static final int JOBS = WIDTH * LAYERS;
    private static final int DEPENDENCIES = WIDTH * WIDTH * (LAYERS - 1);

    @Test
    void eachDependencyIsLookedAtOnceIfTheFirstLayerFails() {
        Progress progress = start(layers(WIDTH));

        for (int i = 0; i < WIDTH; i++) {
            progress.finallyFailed(progress.take(0));
        }

        assertThat(progress.take(0)).isEqualTo(Progress.NONE);
        assertThat(progress.visits()).isEqualTo(DEPENDENCIES);
    }

    @Test
    void eachDependencyIsLookedAtOnceIfAllIsWell() {
        Progress progress = start(layers(0));

        for (int i = 0; i < JOBS; i++) {
            progress.satisfied(progress.take(0), Outcome.PASSED);
        }

        assertThat(progress.take(0)).isEqualTo(Progress.NONE);
        assertThat(progress.visits()).isEqualTo(DEPENDENCIES);
    }

    @Test
    void theReportNamesWhatBlocksTheLastLayer() {
        Report report = Fixpoint.of(layers(WIDTH)).converge();

        assertThat(report.count(Outcome.FAILED)).isEqualTo(WIDTH);
        assertThat(report.count(Outcome.BLOCKED)).isEqualTo(JOBS - WIDTH);
        assertThat(report.job(name(LAYERS - 1, 0)).blockedBy()).containsExactly(name(0, 0), name(0, 1), name(0, 2));
        assertThat(report.summary()).contains("blocks " + name(1, 0));
    }

    @Test
    void oneFailureInTheFirstLayerBlocksAllTheOthers() {
        Report report = Fixpoint.of(layers(1)).converge();

        assertThat(report.count(Outcome.PASSED)).isEqualTo(WIDTH - 1);
        assertThat(report.count(Outcome.BLOCKED)).isEqualTo(JOBS - WIDTH);
        assertThat(report.job(name(LAYERS - 1, 0)).blockedBy()).containsExactly(name(0, 0));
    }

    private static Progress start(JobGraph graph) {
        Progress progress = new Progress(SomeSettings.of(graph, 1), job -> {});
        progress.start();
        return progress;
    }

    /** Returns the graph, of whose first layer so many jobs fail. */
    private static JobGraph layers(int failing) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int layer = 0; layer < LAYERS; layer++) {
            for (int i = 0; i < WIDTH; i++) {
                boolean fails = layer == 0 && i < failing;
                String[] below = {name(layer - 1, 0), name(layer - 1, 1), name(layer - 1, 2)};
                jobs.job(name(layer, i))
                        .dependsOn(layer == 0 ? new String[0] : below)
                        .tries(1)
                        .check(job -> {
                            if (fails) {
                                throw CheckFailure.because("no");
                            }
                        });
            }
        }
        return jobs.build();
    }

    private static String name(int layer, int number) {
        return "layer " + layer + " job " + number;
    }
}
