package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.report.Report;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Jobs whose first attempt fails and whose second one, without a delay in between, passes. */
@SuppressWarnings("StaticAssignmentOfThrowable") // so that nobody pays for making it
final class SecondTrySide implements Side {

    private static final CheckFailure NOT_YET = CheckFailure.because("not yet");
    private static final int TRIES = 2;

    private final Workload workload;
    private final JobGraph graph;
    private @Nullable Report report;

    SecondTrySide(Workload workload) {
        this.workload = workload;
        this.graph = BuildSide.build(workload, job -> SecondTimeLucky::new);
    }

    @Override
    public void prepare() {
        report = null;
    }

    @Override
    public long measure() throws Exception {
        long cost = Cost.THREAD.of(() -> report = Fixpoint.of(graph)
                .defaultTries(TRIES)
                .defaultRetryDelay(Duration.ZERO)
                .converge());
        ConvergeSide.check(workload, report);
        if (report.attempts() != TRIES * workload.size()) {
            throw new IllegalStateException("not what was to be measured: " + report.attempts() + " attempts");
        }
        return cost;
    }

    private static final class SecondTimeLucky implements Job {
        @Override
        public void check(JobContext job) {
            if (job.attempt() < TRIES) {
                throw NOT_YET;
            }
        }
    }
}
