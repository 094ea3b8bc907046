package dev.fixpoint.render;

import dev.fixpoint.plan.Plan;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import org.jspecify.annotations.Nullable;

/** What reports for people say of the jobs: how they ended, or, after no-act, what would become of them. */
final class JobWords {

    private static final String PLAN = "plan: ";

    private final RunRecord run;
    private final @Nullable Plan plan;

    JobWords(RunRecord run) {
        this.run = run;
        this.plan = run.mode() == RunRecord.Mode.CONVERGE ? null : Plan.of(run);
    }

    /** Returns whether this is a plan: what failed there is no cause of anything, but something to do. */
    boolean isPlan() {
        return plan != null;
    }

    /** Returns the run in a word or two. */
    String verdict() {
        return plan == null || run.cancelled() ? Sentences.verdict(run) : "plan";
    }

    /** Returns how many jobs there are of which kind, and how long it took or may take. */
    String totals() {
        return plan == null ? Sentences.totals(run) : plan.totals().substring(PLAN.length());
    }

    /** Returns what became of a job, or would. */
    String outcome(JobRecord job) {
        return plan == null
                ? job.outcome().toString()
                : plan.step(job.name()).verdict().toString();
    }

    /** Returns why. */
    String reason(JobRecord job) {
        return plan == null ? Sentences.reason(job) : plan.step(job.name()).reason();
    }
}
