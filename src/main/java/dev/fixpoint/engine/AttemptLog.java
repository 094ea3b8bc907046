package dev.fixpoint.engine;

import dev.fixpoint.job.Phase;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PhaseReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened: a row for each attempt, in the order in which attempts started. Columns instead of objects, so that a
 * million attempts fit where their reports would not. Times are nanoseconds since the start of the convergence.
 */
final class AttemptLog {

    private static final int NONE = -1;
    private static final Phase[] PHASES = Phase.values();

    private int rows;
    private int[] jobs;
    private int[] sweeps;
    private @Nullable Outcome[] outcomes;

    /** The earlier attempt of the same job, or {@link #NONE}. */
    private int[] previous;

    /** Where the times of the row begin: its start, then the start and the end of each of its phases. */
    private int[] timesAt;

    private byte[] phases;

    /** The error of each phase of the row, or null if none failed. */
    private @Nullable Throwable[] @Nullable [] errors;

    private long[] times;
    private int timesSize;

    /** By position: the last attempt of the job, or {@link #NONE}. */
    private final int[] last;

    /** The rows of attempts that had no instance of their job. */
    private final BitSet notInstantiated = new BitSet();

    private final Map<Integer, Object> results = new HashMap<>();
    private int highestSweep;

    @SuppressWarnings("NullAway") // generic arrays of arrays of nullables are beyond it
    AttemptLog(int size) {
        int capacity = Math.max(size, 16);
        jobs = new int[capacity];
        sweeps = new int[capacity];
        outcomes = new Outcome[capacity];
        previous = new int[capacity];
        timesAt = new int[capacity];
        phases = new byte[capacity];
        errors = new Throwable[capacity][];
        times = new long[3 * capacity];
        last = new int[size];
        Arrays.fill(last, NONE);
    }

    /** Adds a row for an attempt that starts, and returns its number. */
    int start(int job, int sweep) {
        if (rows == jobs.length) {
            grow();
        }
        jobs[rows] = job;
        sweeps[rows] = sweep;
        previous[rows] = last[job];
        last[job] = rows;
        highestSweep = Math.max(highestSweep, sweep);
        return rows++;
    }

    /**
     * Completes the row of an attempt that has ended.
     *
     * @param phaseTimes when each of its phases started and ended
     * @param phaseErrors what each of them threw; null if none threw
     */
    void end(
            int row,
            Outcome outcome,
            long start,
            long[] phaseTimes,
            @Nullable Throwable @Nullable [] phaseErrors,
            @Nullable Object result) {
        outcomes[row] = outcome;
        phases[row] = (byte) (phaseTimes.length / 2);
        errors[row] = phaseErrors;
        timesAt[row] = timesSize;
        if (timesSize + phaseTimes.length + 1 > times.length) {
            times = Arrays.copyOf(times, times.length + (times.length >> 1) + 2 * PHASES.length);
        }
        times[timesSize++] = start;
        for (long time : phaseTimes) {
            times[timesSize++] = time;
        }
        if (result != null) {
            results.put(jobs[row], result);
        }
    }

    /** Writes down that there was no instance of the job to make an attempt with. */
    void notInstantiated(int row) {
        notInstantiated.set(row);
    }

    int attempts() {
        return rows;
    }

    int highestSweep() {
        return highestSweep;
    }

    /** Returns how the last attempt of a job ended, or null if there was none. */
    @Nullable
    Outcome lastOutcome(int job) {
        return last[job] == NONE ? null : outcomes[last[job]];
    }

    /** Returns what the last attempt of a job failed with, or null if it did not fail. */
    @Nullable
    Throwable lastError(int job) {
        int row = last[job];
        return row == NONE || phases[row] == 0 ? null : error(row, phases[row] - 1);
    }

    @Nullable
    Object result(int job) {
        return results.get(job);
    }

    /** Returns the reports of all attempts of a job, in their order. */
    List<AttemptReport> attempts(int job, Instant started) {
        List<AttemptReport> reports = new ArrayList<>();
        int number = 0;
        for (int row = last[job]; row != NONE; row = previous[row]) {
            number++;
        }
        for (int row = last[job]; row != NONE; row = previous[row]) {
            if (outcomes[row] != null) { // the engine may have come to grief in between
                reports.add(attempt(row, number, started));
            }
            number--;
        }
        Collections.reverse(reports);
        return reports;
    }

    private AttemptReport attempt(int row, int number, Instant started) {
        List<PhaseReport> reports = new ArrayList<>();
        Outcome outcome = Objects.requireNonNull(outcomes[row]);
        int at = timesAt[row];
        for (int phase = 0; phase < phases[row]; phase++) {
            reports.add(new PhaseReport(
                    PHASES[phase],
                    started.plusNanos(times[at + 1 + 2 * phase]),
                    Duration.ofNanos(times[at + 2 + 2 * phase] - times[at + 1 + 2 * phase]),
                    Optional.ofNullable(error(row, phase))));
        }
        return new AttemptReport(
                number, sweeps[row], outcome, started.plusNanos(times[at]), !notInstantiated.get(row), reports);
    }

    private @Nullable Throwable error(int row, int phase) {
        @Nullable Throwable @Nullable [] rowErrors = errors[row];
        return rowErrors == null ? null : rowErrors[phase];
    }

    private void grow() {
        int capacity = rows + (rows >> 1);
        jobs = Arrays.copyOf(jobs, capacity);
        sweeps = Arrays.copyOf(sweeps, capacity);
        outcomes = Arrays.copyOf(outcomes, capacity);
        previous = Arrays.copyOf(previous, capacity);
        timesAt = Arrays.copyOf(timesAt, capacity);
        phases = Arrays.copyOf(phases, capacity);
        errors = Arrays.copyOf(errors, capacity);
    }
}
