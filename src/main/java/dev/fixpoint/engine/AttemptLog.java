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
 * What happened, by position of the job. A job whose first attempt passed, as nearly all do in a world that is
 * as it should be, is two numbers in an array, and one that converged in it two more and an error; any other attempt is an object. So the
 * reports of a million jobs fit where objects for all of them would not. Times are nanoseconds since the start of the convergence.
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

    /**
     * When the first attempt of each job started, and the complement of when it ended, if it passed or converged; 0
     * for the end of any other.
     */
    private final long[] times;

    /** What else there is of those that converged so; null as long as none did. */
    private @Nullable Converged converged;

    /** The last attempt of each job that did anything else; null as long as there was none such. */
    private @Nullable Entry @Nullable [] entries;

    /** Read by jobs that depend on those which gave them, while others give theirs. */
    private final Map<Integer, Object> results = new ConcurrentHashMap<>();

    private int started;
    private int highestSweep;

    /** When the check and the run of each job ended, and what the check had thrown. */
    static final class Converged {

        final long[] between;
        final @Nullable Throwable[] errors;

        Converged(int size) {
            between = new long[2 * size];
            errors = new Throwable[size];
        }
    }

    AttemptLog(int size) {
        times = new long[2 * size];
    }

    /** Counts an attempt that starts, and returns how many had started before it. */
    int start(int sweep) {
        highestSweep = Math.max(highestSweep, sweep);
        return started++;
    }

    /** Writes down the first attempt of a job, which has passed, and whose check started with it. */
    void passedAtOnce(int job, long start, long end) {
        times[2 * job] = start;
        times[2 * job + 1] = ~end;
    }

    /**
     * Writes down the first attempt of a job, which has converged, and whose phases started where the one before
     * ended.
     *
     * @param checked when the check had failed
     * @param ran when the run had ended, which has thrown nothing
     * @param error what the check has thrown
     */
    void convergedAtOnce(int job, long start, long checked, long ran, long end, Throwable error) {
        Converged columns = converged;
        if (columns == null) {
            columns = new Converged(times.length / 2);
            converged = columns;
        }
        times[2 * job] = start;
        columns.between[2 * job] = checked;
        columns.between[2 * job + 1] = ran;
        times[2 * job + 1] = ~end;
        columns.errors[job] = error;
    }

    /** Writes down any other attempt, behind the earlier ones of the same job. */
    void add(int job, Entry entry) {
        if (entries == null) {
            entries = new Entry[times.length / 2];
        }
        entries[job] = entry;
    }

    /** Writes down what a job has given as its result. */
    void result(int job, Object result) {
        results.put(job, result);
    }

    /** Returns the last attempt of a job that has ended, unless it was one that passed or converged at once. */
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
        if (last != null) {
            return last.outcome();
        }
        if (times[2 * job + 1] == 0) {
            return null;
        }
        return converged == null || converged.errors[job] == null ? Outcome.PASSED : Outcome.CONVERGED;
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

    /**
     * Returns the reports of all attempts of a job, in their order.
     *
     * @param sweep that of its last attempt
     */
    List<AttemptReport> attempts(int job, int sweep, Instant origin) {
        Entry last = last(job);
        Outcome outcome = lastOutcome(job);
        if (last == null && outcome != null) {
            return List.of(report(atOnce(job, sweep, outcome), origin));
        }
        List<AttemptReport> reports = new ArrayList<>();
        for (Entry entry = last; entry != null; entry = entry.previous()) {
            reports.add(report(entry, origin));
        }
        Collections.reverse(reports);
        return reports;
    }

    private Entry atOnce(int job, int sweep, Outcome outcome) {
        long start = times[2 * job];
        long end = ~times[2 * job + 1];
        if (converged == null || outcome == Outcome.PASSED) {
            long[] check = {start, end};
            return new Entry(1, sweep, outcome, start, check, new Throwable[1], false, true, null);
        }
        long checked = converged.between[2 * job];
        long ran = converged.between[2 * job + 1];
        long[] phases = {start, checked, checked, ran, ran, end};
        @Nullable Throwable[] thrown = {converged.errors[job], null, null};
        return new Entry(1, sweep, outcome, start, phases, thrown, true, true, null);
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
