package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import org.jspecify.annotations.Nullable;

/** Reading what became of each job, and what blocks it, where all that depend on nothing have failed and all others are blocked. */
final class BlockedReportSides {

    private BlockedReportSides() {}

    /** Returns a side that reads a report, from which nobody has read before; converging does not count. */
    static Side fixpoint(Workload workload) {
        return new FromReport(workload.withMode(Mode.BLOCKED));
    }

    /** Returns a side that finds one of the jobs that block each by hand, which takes one look at each dependency. */
    static Side byHand(Workload workload) {
        return new ByHand(workload);
    }

    private static final class FromReport implements Side {

        private final Workload workload;
        private final JobGraph graph;
        private @Nullable Report report;

        FromReport(Workload workload) {
            this.workload = workload;
            this.graph = BuildSide.build(workload);
        }

        @Override
        public void prepare() {
            report = Fixpoint.of(graph).converge();
            ConvergeSide.check(workload, report);
        }

        @Override
        public long measure() throws Exception {
            Report unread = report;
            int[] blocked = new int[1];
            long cost = Cost.THREAD.of(() -> blocked[0] = blocked(unread));
            requireAll(workload, blocked[0]);
            return cost;
        }

        private static int blocked(Report report) {
            int blocked = 0;
            for (JobReport job : report.jobs()) {
                blocked += job.outcome() == Outcome.BLOCKED && !job.blockedBy().isEmpty() ? 1 : 0;
            }
            return blocked;
        }
    }

    private static final class ByHand implements Side {

        private static final byte FAILED = 1;
        private static final byte BLOCKED = 2;

        private final Workload workload;
        private final byte[] outcomes;

        /** By the number of a job: the first of those that block it, or itself if it has failed. */
        private final int[] roots;

        ByHand(Workload workload) {
            this.workload = workload;
            this.outcomes = new byte[workload.size()];
            this.roots = new int[workload.size()];
        }

        @Override
        public long measure() throws Exception {
            int[] blocked = new int[1];
            long cost = Cost.THREAD.of(() -> blocked[0] = blocked());
            requireAll(workload, blocked[0]);
            return cost;
        }

        private int blocked() {
            int blocked = 0;
            for (int job = 0; job < workload.size(); job++) {
                int root = job;
                for (int i = 0; i < workload.dependencyCount(job); i++) {
                    root = Math.min(root, roots[workload.dependency(job, i)]);
                }
                roots[job] = root;
                outcomes[job] = root == job ? FAILED : BLOCKED;
                blocked += outcomes[job] == BLOCKED ? 1 : 0;
            }
            return blocked;
        }
    }

    private static void requireAll(Workload workload, int blocked) {
        if (blocked != workload.size() - workload.roots()) {
            throw new IllegalStateException("not what was to be measured: " + blocked + " jobs are blocked");
        }
    }
}
