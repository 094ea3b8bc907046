package dev.fixpoint.plan;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * The chain of jobs along which waits add up to most.
 *
 * @param time how long that is
 * @param path the names of the jobs on it that wait
 */
record LongestWait(Duration time, List<String> path) {

    /**
     * Finds it.
     *
     * @param waits the nanoseconds that the job at a position waits
     */
    static LongestWait of(List<JobRecord> jobs, Sequence sequence, IntToLongFunction waits) {
        long[] ends = new long[jobs.size()];
        int[] longest = new int[ends.length];
        Arrays.fill(longest, -1);
        for (int job : sequence.order()) {
            for (int before : sequence.before(job)) {
                if (ends[before] > ends[job]) {
                    ends[job] = ends[before];
                    longest[job] = before;
                }
            }
            ends[job] = Durations.sum(ends[job], waits.applyAsLong(job));
        }
        int last = -1;
        for (int job = 0; job < ends.length; job++) {
            if (last < 0 || ends[job] > ends[last]) {
                last = job;
            }
        }
        Deque<String> path = new ArrayDeque<>();
        for (int job = last; job >= 0; job = longest[job]) {
            long before = longest[job] < 0 ? 0 : ends[longest[job]];
            if (ends[job] > before) {
                path.addFirst(jobs.get(job).name());
            }
        }
        return new LongestWait(last < 0 ? Duration.ZERO : Duration.ofNanos(ends[last]), List.copyOf(path));
    }
}
