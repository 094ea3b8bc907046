package dev.fixpoint.plan;

import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a convergence may wait for retries, and how many attempts it may make: what tries and delays allow. How long the
 * jobs themselves take is not in it, since nobody knows. At least nothing is waited, if every job is satisfied by its first
 * attempt. At most each job that is not satisfied uses up its tries; jobs wait side by side, so what counts are the delays along
 * the chain of dependencies on which they add up to most.
 *
 * @param leastWait what is waited if all goes well: zero
 * @param mostWait what is waited if every try is needed; a check that asks for more time may prolong it
 * @param leastAttempts how many attempts there are if all goes well
 * @param mostAttempts how many there are if every try is needed
 * @param path the jobs on the chain that waits longest, without those that do not wait; empty if nothing waits
 */
public record Budget(Duration leastWait, Duration mostWait, long leastAttempts, long mostAttempts, List<String> path) {

    private static final int MOST_NAMES = 5;

    /** Creates the budget with an immutable copy of the path. */
    public Budget {
        path = List.copyOf(path);
    }

    static Budget of(RunRecord run, Map<String, Plan.Step> verdicts) {
        Map<String, Integer> positions = new HashMap<>();
        long[] waits = new long[run.jobs().size()];
        int[] longest = new int[waits.length];
        Arrays.fill(longest, -1);
        long least = 0;
        long most = 0;
        int last = -1;
        for (int position = 0; position < waits.length; position++) {
            JobRecord job = run.jobs().get(position);
            positions.put(job.name(), position);
            Plan.Step step = verdicts.get(job.name());
            boolean open = step != null && step.verdict().isOpen();
            boolean mayFail = open && job.kind() != JobRecord.Kind.DUMMY;
            if (open
                    || (step != null
                            && step.verdict() == Verdict.SATISFIED
                            && !job.attempts().isEmpty())) {
                least++;
                most += mayFail ? job.tries() : 1;
            }
            for (String dependency : job.dependencies()) {
                Integer before = positions.get(dependency);
                if (before != null && waits[before] > waits[position]) {
                    waits[position] = waits[before];
                    longest[position] = before;
                }
            }
            waits[position] = Durations.sum(waits[position], mayFail ? mostWait(job) : 0);
            if (last < 0 || waits[position] > waits[last]) {
                last = position;
            }
        }
        Duration mostWait = last < 0 ? Duration.ZERO : Duration.ofNanos(waits[last]);
        return new Budget(Duration.ZERO, mostWait, least, most, path(run, waits, longest, last));
    }

    private static List<String> path(RunRecord run, long[] waits, int[] longest, int last) {
        Deque<String> path = new ArrayDeque<>();
        for (int position = last; position >= 0; position = longest[position]) {
            long before = longest[position] < 0 ? 0 : waits[longest[position]];
            if (waits[position] > before) {
                path.addFirst(run.jobs().get(position).name());
            }
        }
        return List.copyOf(path);
    }

    private static long mostWait(JobRecord job) {
        long delay = Durations.toNanos(job.retryDelay());
        long asked = job.error()
                .flatMap(ErrorRecord::retryAfter)
                .map(Durations::toNanos)
                .orElse(0L);
        try {
            return Math.multiplyExact(Math.max(delay, asked), job.tries() - 1L);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Returns what the closing line of a plan says of it. */
    String inTotals() {
        if (mostWait.isZero()) {
            return "";
        }
        List<String> some = path.subList(0, Math.min(path.size(), MOST_NAMES));
        return "; waiting for retries takes from " + Durations.format(leastWait) + " to " + Durations.format(mostWait)
                + " (" + String.join(" -> ", some) + (path.size() > some.size() ? " -> ..." : "") + ")";
    }
}
