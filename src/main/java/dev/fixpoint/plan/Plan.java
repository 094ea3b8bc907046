package dev.fixpoint.plan;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a convergence would do, read from the record of one that was told not to act. It does not promise more than can be
 * known before anything has run: see {@link Verdict}. Immutable.
 */
public final class Plan {

    /**
     * What would become of one job.
     *
     * @param job the name of the job
     * @param verdict what would be done with it
     * @param reason why, in one line; empty if there is nothing to say
     */
    public record Step(String job, Verdict verdict, String reason) {

        /** Returns the verdict, the job and the reason in one line. */
        @Override
        public String toString() {
            return verdict + " " + jobAndReason();
        }

        private String jobAndReason() {
            return Quoted.visible(job + (reason.isEmpty() ? "" : ": " + reason));
        }
    }

    private final List<Step> steps;
    private final Map<String, Step> byJob;
    private final RetryBudget budget;

    private Plan(List<Step> steps, Map<String, Step> byJob, RetryBudget budget) {
        this.steps = List.copyOf(steps);
        this.byJob = Map.copyOf(byJob);
        this.budget = budget;
    }

    /**
     * Returns the plan that the record of a no-act convergence makes.
     *
     * @throws IllegalArgumentException if the convergence did act
     */
    public static Plan of(RunRecord run) {
        if (run.mode() == RunRecord.Mode.CONVERGE) {
            throw new IllegalArgumentException(
                    "a plan is made of a no-act convergence, and " + run.program() + " did act");
        }
        List<Step> steps = new ArrayList<>();
        Map<String, Step> byJob = new HashMap<>();
        for (JobRecord job : run.jobs()) { // dependencies come first
            Step step = Judgement.of(job, byJob);
            steps.add(step);
            byJob.put(job.name(), step);
        }
        return new Plan(steps, byJob, RetryBudget.of(run, byJob));
    }

    /** Returns what would become of each job, in the order of their positions. */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Returns what would become of a job.
     *
     * @throws NullPointerException if the plan has no job of that name
     */
    public Step step(String job) {
        return Objects.requireNonNull(byJob.get(job), job);
    }

    /** Returns how many jobs have that verdict. */
    public int count(Verdict verdict) {
        return (int) steps.stream().filter(step -> step.verdict() == verdict).count();
    }

    /** Returns whether nothing would be run, or fail: the world is at its fixed point. */
    public boolean isEmpty() {
        return steps.stream().noneMatch(step -> step.verdict().isOpen() || step.verdict() == Verdict.WOULD_FAIL);
    }

    /** Returns how long retries may take. */
    public RetryBudget budget() {
        return budget;
    }

    /** Returns the closing line: how many jobs have which verdict, and how long retries may take. */
    public String totals() {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            if (count(verdict) > 0) {
                counts.add(count(verdict) + " " + verdict);
            }
        }
        String jobs = steps.size() + (steps.size() == 1 ? " job" : " jobs");
        return "plan: " + jobs + (counts.isEmpty() ? "" : ", " + String.join(", ", counts))
                + Quoted.visible(budget.inTotals());
    }

    /** Returns a line for each job, then the closing line. */
    @Override
    public String toString() {
        int widest = steps.stream()
                .mapToInt(step -> step.verdict().toString().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            String verdict = step.verdict().toString();
            text.append(verdict).append(" ".repeat(widest - verdict.length() + 2));
            text.append(step.jobAndReason()).append('\n');
        }
        return text.append(totals()).toString();
    }
}
