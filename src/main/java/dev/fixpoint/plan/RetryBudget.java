package dev.fixpoint.plan;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long a convergence may wait for retries, and how many attempts it may make: what tries and delays allow. How long the
 * jobs themselves take is not in it, since nobody knows. At least, if every job is satisfied by its first attempt, there are the
 * waits between the checks of jobs that must be stable. At most each job that is not satisfied uses up its tries, or the time
 * that it may be tried again for, and its checks flap at the last moment; a backoff is taken with its jitter at its longest. Jobs
 * wait side by side, so what counts are the waits along the chain of dependencies on which they add up to most; and nothing
 * outlasts the time that the convergence has. That jobs may have to wait for the permits that a stable one holds is not
 * reckoned with.
 *
 * @param leastWait what is waited if all goes well: zero, unless jobs must be stable
 * @param mostWait what is waited if every try is needed; a check that asks for more time may prolong it
 * @param leastAttempts how many attempts there are if all goes well
 * @param mostAttempts how many there are if every try is needed
 * @param path the jobs on the chain that waits longest, without those that do not wait; empty if nothing waits
 */
public record RetryBudget(
        Duration leastWait, Duration mostWait, long leastAttempts, long mostAttempts, List<String> path) {

    private static final int MOST_NAMES = 5;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** Creates the budget with an immutable copy of the path. */
    public RetryBudget {
        path = List.copyOf(path);
    }

    static RetryBudget of(RunRecord run, Map<String, Plan.Step> verdicts) {
        List<JobRecord> jobs = run.jobs();
        Sequence sequence = Sequence.of(jobs);
        long[] least = new long[jobs.size()];
        long[] most = new long[jobs.size()];
        long leastAttempts = 0;
        long mostAttempts = 0;
        for (int position = 0; position < most.length; position++) {
            JobRecord job = jobs.get(position);
            Plan.Step step = verdicts.get(job.name());
            boolean open = step != null && step.verdict().isOpen();
            boolean mayFail = open && job.kind() != JobRecord.Kind.DUMMY;
            boolean satisfied = step != null
                    && step.verdict() == Verdict.SATISFIED
                    && !job.attempts().isEmpty();
            if (open || satisfied) {
                leastAttempts++;
                mostAttempts += mayFail ? job.tries() : 1;
                JobPolicy policy = JobPolicy.of(run, job);
                least[position] = policy.waitsToBeStable();
                most[position] =
                        mayFail ? Durations.sum(policy.mostWaits(), policy.mostWaitsToBeStable()) : least[position];
            }
        }
        Duration limit = run.settings().flatMap(RunSettings::timeout).orElse(LONGEST);
        LongestWait longest = LongestWait.of(jobs, sequence, position -> most[position]);
        return new RetryBudget(
                shorter(
                        LongestWait.of(jobs, sequence, position -> least[position])
                                .time(),
                        limit),
                shorter(longest.time(), limit),
                leastAttempts,
                mostAttempts,
                longest.path());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Returns what the closing line of a plan says of it. */
    String inTotals() {
        if (mostWait.isZero()) {
            return "";
        }
        List<String> some = path.subList(0, Math.min(path.size(), MOST_NAMES));
        String what = leastWait.isZero() ? "waiting for retries" : "waiting for retries and further checks";
        return "; " + what + " takes from " + Durations.format(leastWait) + " to " + Durations.format(mostWait) + " ("
                + String.join(" -> ", some) + (path.size() > some.size() ? " -> ..." : "") + ")";
    }
}
