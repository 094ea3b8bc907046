package dev.fixpoint.engine;

import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The phases of an attempt: when each began and ended, and what it has thrown. Used over and over, for one attempt after the other. */
final class Phases {

    /** Check, run and recheck; more only where the world must be stable. */
    private static final int USUAL = 3;

    private long[] times = new long[2 * USUAL];
    private @Nullable Throwable[] errors = new Throwable[USUAL];
    private int ended;
    private boolean hasRun;

    /** Notes that a phase begins. */
    void begin(Phase phase, long now) {
        if (ended == errors.length) {
            times = Arrays.copyOf(times, 2 * times.length);
            errors = Arrays.copyOf(errors, times.length / 2);
        }
        hasRun |= phase == Phase.RUN;
        times[2 * ended] = now;
    }

    /** Notes that the phase which began last has ended, and what it has thrown, or null. */
    void end(long now, @Nullable Throwable error) {
        times[2 * ended + 1] = now;
        if (error != null) {
            errors[ended] = error;
        }
        ended++;
    }

    /** Forgets all phases. */
    void clear() {
        if (ended > 1 || errors[0] != null) {
            Arrays.fill(errors, null);
        }
        ended = 0;
        hasRun = false;
    }

    /** Returns when the phase began that has not ended. */
    long began() {
        return times[2 * ended];
    }

    /** Returns when the last phase ended; the given time if none has. */
    long lastEnd(long otherwise) {
        return ended == 0 ? otherwise : times[2 * ended - 1];
    }

    /** Returns what the last phase threw, or null. */
    @Nullable
    Throwable lastError() {
        return ended == 0 ? null : errors[ended - 1];
    }

    /** Returns what the last check threw, or null. If the time was up in the run, no other came behind it. */
    @Nullable
    Throwable lastCheckError() {
        return hasRun && ended == 2 ? errors[0] : lastError();
    }

    /** Returns whether a run began. */
    boolean hasRun() {
        return hasRun;
    }

    /**
     * Writes them down as those of an attempt that has ended, in as little space as they need.
     *
     * @param hasInstance whether there is an instance of the job
     */
    void writeTo(AttemptLog log, Attempt attempt, Outcome outcome, int sweep, boolean hasInstance) {
        int job = attempt.job();
        long start = attempt.start();
        boolean first = attempt.number() == 1 && times[0] == start;
        if (outcome == Outcome.PASSED && first && ended == 1) {
            log.passedAtOnce(job, start, times[1]);
        } else if (outcome == Outcome.CONVERGED && first && isOneRun()) {
            log.convergedAtOnce(job, start, times[1], times[3], times[5], Objects.requireNonNull(errors[0]));
        } else {
            log.add(
                    job,
                    new AttemptLog.Entry(
                            attempt.number(),
                            sweep,
                            outcome,
                            start,
                            Arrays.copyOf(times, 2 * ended),
                            Arrays.copyOf(errors, ended),
                            hasRun,
                            hasInstance || ended == 0,
                            log.last(job)));
        }
    }

    /** Whether there was no more than a check that failed, a run, and a check that passed, one right after the other. */
    private boolean isOneRun() {
        return ended == 3 && errors[1] == null && times[1] == times[2] && times[3] == times[4];
    }
}
