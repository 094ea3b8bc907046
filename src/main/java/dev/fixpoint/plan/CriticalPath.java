package dev.fixpoint.plan;

import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The chain of jobs that a run could not have been quicker than, whatever the number of workers, and how much later every
 * other job could have ended without making it longer.
 *
 * <p>A job's <em>span</em> is what it needs for itself: its attempts, and between two of them the time that passed, but no
 * more than its retry delay or backoff demanded. Time beyond that was spent waiting for a free worker; with enough workers it would not
 * have been. Counted from zero, a job starts when the last of the jobs that it depends on, or comes after, has ended, and ends a span later.
 * The <em>length</em> is when the last job ends. The <em>path</em> leads there from a job that waits for none, each next job
 * starting because the one before has ended. A job's <em>slack</em> is how much later it could end with nothing else
 * becoming later than the length; on the path it is zero. Cleanups come after all jobs and are no part of this.
 *
 * <p>Only jobs that were attempted count. What depends on a job that was not attempted does not wait for what that one needs.
 */
public final class CriticalPath {

    private static final long NOT_ATTEMPTED = -1;

    private final RunRecord run;
    private final Sequence sequence;

    /** By position: the positions of the attempted jobs that it had to wait for. */
    private final int[][] dependencies;

    private final long[] spans;
    private final long[] ends;
    private final long[] latestEnds;
    private final long length;

    private CriticalPath(RunRecord run) {
        this.run = run;
        sequence = Sequence.of(run.jobs());
        int size = run.jobs().size();
        dependencies = new int[size][];
        spans = new long[size];
        ends = new long[size];
        latestEnds = new long[size];
        readJobs();
        length = forward();
        backward();
    }

    /** Returns the critical path of a run. */
    public static CriticalPath of(RunRecord run) {
        return new CriticalPath(run);
    }

    private void readJobs() {
        for (int job = 0; job < spans.length; job++) {
            spans[job] = span(run.jobs().get(job));
        }
        for (int job = 0; job < spans.length; job++) {
            dependencies[job] = Arrays.stream(sequence.before(job))
                    .filter(dependency -> spans[dependency] != NOT_ATTEMPTED)
                    .toArray();
        }
    }

    private long span(JobRecord job) {
        if (job.attempts().isEmpty()) {
            return NOT_ATTEMPTED;
        }
        JobPolicy policy = JobPolicy.of(run, job);
        Duration span = Duration.ZERO;
        Instant end = job.attempts().get(0).start();
        Duration demanded = Duration.ZERO;
        for (AttemptRecord attempt : job.attempts()) {
            Duration gap = Duration.between(end, attempt.start());
            span = span.plus(gap.compareTo(demanded) < 0 ? gap : demanded).plus(attempt.duration());
            end = attempt.end();
            demanded = policy.waitBehind(attempt);
        }
        return Math.max(0, Durations.toNanos(span));
    }

    private long forward() {
        long last = 0;
        for (int job : sequence.order()) {
            if (spans[job] != NOT_ATTEMPTED) {
                long start = 0;
                for (int dependency : dependencies[job]) {
                    start = Math.max(start, ends[dependency]);
                }
                ends[job] = Durations.sum(start, spans[job]);
                last = Math.max(last, ends[job]);
            }
        }
        return last;
    }

    private void backward() {
        Arrays.fill(latestEnds, length);
        int[] order = sequence.order();
        for (int place = order.length - 1; place >= 0; place--) {
            int job = order[place];
            if (spans[job] != NOT_ATTEMPTED) {
                for (int dependency : dependencies[job]) {
                    latestEnds[dependency] = Math.min(latestEnds[dependency], latestEnds[job] - spans[job]);
                }
            }
        }
    }

    /** Returns how long the path is; zero if no job was attempted. */
    public Duration length() {
        return Duration.ofNanos(length);
    }

    /**
     * Returns the positions of the jobs on the path, in the order in which they ran. Of several such paths it is the one
     * that ends with the lowest position, and comes to each of its jobs from the dependency that is declared first.
     */
    public List<Integer> positions() {
        Deque<Integer> path = new ArrayDeque<>();
        int job = 0;
        while (job < spans.length && (spans[job] == NOT_ATTEMPTED || ends[job] != length)) {
            job++;
        }
        while (job < spans.length) {
            path.addFirst(job);
            job = startedBy(job);
        }
        return List.copyOf(path);
    }

    /** The dependency whose end let the job start; past all positions if it waited for none. */
    private int startedBy(int job) {
        for (int dependency : dependencies[job]) {
            if (ends[dependency] == ends[job] - spans[job]) {
                return dependency;
            }
        }
        return spans.length;
    }

    /** Returns the slack of the job at a position; empty if it was not attempted. */
    public Optional<Duration> slack(int position) {
        return spans[position] == NOT_ATTEMPTED
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(latestEnds[position] - ends[position]));
    }

    /** Returns what the job at a position needed for itself; empty if it was not attempted. */
    public Optional<Duration> span(int position) {
        return spans[position] == NOT_ATTEMPTED ? Optional.empty() : Optional.of(Duration.ofNanos(spans[position]));
    }

    /**
     * Returns how much of the time from the start of the run to the end of its last attempt the path explains, from 0 to 1.
     * With one worker the rest is other jobs' work; with many it is what more workers would save.
     */
    public double share() {
        Instant end = run.jobs().stream()
                .flatMap(job -> job.lastAttempt().stream())
                .map(AttemptRecord::end)
                .reduce(run.started(), (one, other) -> one.isBefore(other) ? other : one);
        long clock = Durations.toNanos(Duration.between(run.started(), end));
        return clock <= 0 ? 0 : Math.min(1, length / (double) clock);
    }
}
