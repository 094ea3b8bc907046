package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.report.Report;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Jobs whose first attempt fails, so that all of them wait for their retry delay at once: what is used meanwhile. */
final class RetrySide implements Side {

    /** How long the last wait was, for {@link #lastWait}. */
    private static volatile long waited;

    private final Workload workload;
    private final JobGraph graph;
    private final Duration delay;

    /** Checks of first attempts that are yet to come: two for each, as there is one after the run. */
    private int checksToCome;

    private Cost.@Nullable Meter use;
    private Cost.@Nullable Meter clock;
    private long used;

    RetrySide(Workload workload, Duration delay) {
        this.workload = workload;
        this.delay = delay;
        this.graph = BuildSide.build(workload, job -> ImpatientJob::new);
    }

    /** Returns how long the jobs have waited in the round before. */
    static long lastWait() {
        return waited;
    }

    @Override
    public void prepare() {
        checksToCome = 2 * workload.size();
        waited = 0;
    }

    @Override
    public long measure() {
        Report report = Fixpoint.of(graph).defaultRetryDelay(delay).converge();
        ConvergeSide.check(workload, report);
        if (waited < delay.toNanos() / 10) {
            throw new IllegalStateException("too short a wait: the first attempts took long, against " + delay);
        }
        return used;
    }

    private final class ImpatientJob implements Job {
        @Override
        public void check(JobContext job) {
            if (job.attempt() == 1) {
                if (--checksToCome == 0) {
                    use = Cost.JAVA_THREADS.start();
                    clock = Cost.WALL.start();
                }
                throw CheckFailure.because("not yet");
            }
            if (waited == 0) {
                used = use.read();
                waited = clock.read();
            }
        }
    }
}
