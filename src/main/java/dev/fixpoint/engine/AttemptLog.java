package dev.fixpoint.engine;

import dev.fixpoint.job.Phase;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PhaseReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened, by position of the job. A job whose first attempt passed in the first sweep, as nearly all do in a world that is
 * as it should be, is two numbers in columns; any other attempt is an object. So the reports of a million jobs fit where objects for all of
 * them would not. Times are nanoseconds since the start of the convergence.
 */
final class AttemptLog {

    /**
     * An attempt that has ended.
     *
     * @param times when each of its phases started and ended
     * @param errors what each phase threw, or null
     * @param ran whether its second phase was the run
     * @param instantiated whether there was an instance of the job to make the attempt with
     * @param previous the attempt of the same job before it, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(
            int number,
            int sweep,
            Outcome outcome,
            long start,
            long[] times,
            @Nullable Throwable[] errors,
            boolean ran,
            boolean instantiated,
            @Nullable Entry previous) {

        int phases() {
            return errors.length;
        }

        Phase phase(int index) {
            if (ran && index > 0) {
                return index == 1 ? Phase.RUN : index == 2 ? Phase.RECHECK : Phase.CONFIRM;
            }
            return index == 0 ? Phase.CHECK : Phase.CONFIRM;
        }
    }

    /** Whether the first attempt of the job passed at once in the first sweep; its check is in the two columns that follow. */
    private final boolean[] passedAtOnce;

    private final long[] starts;
    private final long[] ends;

    /** The last attempt of each job that did anything else; null as long as there was none such. */
    private @Nullable Entry @Nullable [] entries;

    /** Read by jobs that depend on those which gave them, while others give theirs. */
    private final Map<Integer, Object> results = new ConcurrentHashMap<>();

    private int started;
    private int highestSweep;

    AttemptLog(int size) {
        passedAtOnce = new boolean[size];
        starts = new long[size];
        ends = new long[size];
    }

    /** Counts an attempt that starts, and returns how many had started before it. */
    int start(int sweep) {
        highestSweep = Math.max(highestSweep, sweep);
        return started++;
    }

    /** Writes down the first attempt of a job, which has passed in the first sweep, and whose check started with it. */
    void passedAtOnce(int job, long start, long end) {
        passedAtOnce[job] = true;
        starts[job] = start;
        ends[job] = end;
    }

    /** Writes down any other attempt, behind the earlier ones of the same job. */
    void add(int job, Entry entry) {
        if (entries == null) {
            entries = new Entry[starts.length];
        }
        entries[job] = entry;
    }

    /** Writes down what a job has given as its result. */
    void result(int job, Object result) {
        results.put(job, result);
    }

    /** Returns the last attempt of a job that has ended, unless it was one that passed at once. */
    @Nullable
    Entry last(int job) {
        return entries == null ? null : entries[job];
    }

    int attempts() {
        return started;
    }

    int highestSweep() {
        return highestSweep;
    }

    /** Returns how the last attempt of a job ended, or null if there was none. */
    @Nullable
    Outcome lastOutcome(int job) {
        Entry last = last(job);
        if (last == null) {
            return passedAtOnce[job] ? Outcome.PASSED : null;
        }
        return last.outcome();
    }

    /** Returns what the last attempt of a job failed with, or null if it did not fail. */
    @Nullable
    Throwable lastError(int job) {
        Entry last = last(job);
        return last == null || last.phases() == 0 ? null : last.errors()[last.phases() - 1];
    }

    /** Returns what a job has given as its result, or null. Safe for use by several threads. */
    @Nullable
    Object result(int job) {
        return results.get(job);
    }

    /** Returns when the first attempt of a job started, if one that has ended by now was not the first; otherwise the given time. */
    long firstStart(int job, long otherwise) {
        long start = otherwise;
        for (Entry entry = last(job); entry != null; entry = entry.previous()) {
            start = entry.start();
        }
        return start;
    }

    /** Returns the reports of all attempts of a job, in their order. */
    List<AttemptReport> attempts(int job, Instant origin) {
        if (passedAtOnce[job]) {
            Instant start = origin.plusNanos(starts[job]);
            Duration duration = Duration.ofNanos(ends[job] - starts[job]);
            PhaseReport check = new PhaseReport(Phase.CHECK, start, duration, Optional.empty());
            return List.of(new AttemptReport(1, 1, Outcome.PASSED, start, true, List.of(check)));
        }
        List<AttemptReport> reports = new ArrayList<>();
        for (Entry entry = last(job); entry != null; entry = entry.previous()) {
            reports.add(report(entry, origin));
        }
        Collections.reverse(reports);
        return reports;
    }

    private static AttemptReport report(Entry entry, Instant origin) {
        List<PhaseReport> reports = new ArrayList<>();
        long[] times = entry.times();
        for (int phase = 0; phase < entry.phases(); phase++) {
            long start = times[2 * phase];
            reports.add(new PhaseReport(
                    entry.phase(phase),
                    origin.plusNanos(start),
                    Duration.ofNanos(times[2 * phase + 1] - start),
                    Optional.ofNullable(entry.errors()[phase])));
        }
        return new AttemptReport(
                entry.number(),
                entry.sweep(),
                entry.outcome(),
                origin.plusNanos(entry.start()),
                entry.instantiated(),
                reports);
    }
}
