package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Report;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Asking every blocked job for its roots must cost as much as there are dependencies. */
class BlockedRootsTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    private void failing(String name) {
        jobs.job(name).check(job -> {
            throw CheckFailure.because("no").hopeless();
        });
    }

    private static long looks(Report report) {
        report.jobs().forEach(JobReport::blockedBy);
        return ((LogReport) report).roots().looks();
    }

    @Test
    void aChainBelowOneFailure() {
        int size = 50_000;
        failing("job 0");
        for (int i = 1; i < size; i++) {
            jobs.job("job " + i).dependsOn("job " + (i - 1));
        }

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(looks(report)).isLessThan(4L * size);
        assertThat(report.job("job " + (size - 1)).blockedBy()).containsExactly("job 0");
    }

    @Test
    void layersThatAllDependOnOneAnother() {
        int layers = 2_000;
        for (int i = 0; i < 3; i++) {
            failing("0." + i);
        }
        for (int layer = 1; layer < layers; layer++) {
            String below = layer - 1 + ".";
            for (int i = 0; i < 3; i++) {
                jobs.job(layer + "." + i).dependsOn(below + 0, below + 1, below + 2);
            }
        }

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(looks(report)).isLessThan(4L * 9 * layers);
        assertThat(report.job(layers - 1 + ".2").blockedBy()).containsExactly("0.0", "0.1", "0.2");
    }

    /** Sets of many roots that are the same must not be added up again and again. */
    @Test
    void manyRootsBelowManyLayers() {
        int width = 200;
        int layers = 100;
        Random random = new Random(1);
        for (int i = 0; i < width * layers; i++) {
            if (i < width) {
                failing("job " + i);
            } else {
                int below = (i / width - 1) * width;
                jobs.job("job " + i)
                        .dependsOn(
                                "job " + (below + random.nextInt(width)),
                                "job " + (below + random.nextInt(width)),
                                "job " + (below + random.nextInt(width)));
            }
        }

        Report report = Fixpoint.of(jobs.build()).converge();
        report.jobs().forEach(JobReport::blockedBy);

        long all = 2L * 2 * width * width * layers; // of which each job adds up two times two sets
        assertThat(((LogReport) report).roots().steps()).isLessThan(all / 5);
    }

    /** The reports of all jobs are read one after the other, and most of what they need is known by then. */
    @Test
    void oneAfterTheOtherTakesNoMoreBytesTheMoreJobsThereAre() {
        assertThat(bytesAJob(100_000)).isLessThan(2 * bytesAJob(1_000));
    }

    private static long bytesAJob(int size) {
        JobGraph.Builder chain = JobGraph.builder();
        chain.job("job 0").check(job -> {
            throw CheckFailure.because("no").hopeless();
        });
        for (int i = 1; i < size; i++) {
            chain.job("job " + i).dependsOn("job " + (i - 1));
        }
        Report report = Fixpoint.of(chain.build()).converge();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        report.jobs().forEach(JobReport::blockedBy);
        return (threads.getCurrentThreadAllocatedBytes() - before) / size;
    }

    @Test
    void eachJobHasItsOwnWhereTheyDiffer() {
        failing("a");
        failing("b");
        failing("c");
        jobs.job("ab").dependsOn("b", "a");
        jobs.job("bc").dependsOn("b", "c");
        jobs.job("all").dependsOn("bc", "ab");

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(report.job("all").blockedBy()).hasSize(3);
        assertThat(report.job("ab").blockedBy()).containsExactlyInAnyOrder("a", "b");
        assertThat(report.job("bc").blockedBy()).containsExactlyInAnyOrder("b", "c");
        assertThat(report.job("a").blockedBy()).isEqualTo(List.of());
    }
}
