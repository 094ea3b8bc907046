package dev.fixpoint.engine;

import dev.fixpoint.event.Event;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.ArgumentException;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one job (rules 7 and 8). A single thread executes it; others only look at it once it has ended, or abandon
 * it.
 */
final class Attempt {

    /** Where the phases of an attempt are kept: check, run, recheck. */
    private static final int MOST_PHASES = 3;

    private static final int RUN = 1;

    private final Convergence convergence;
    private final int job;
    private final int number;

    /** Its row in the log: how many attempts had started before it. */
    private final int row;

    private final long start;

    /** When each phase started and ended. */
    private final long[] times = new long[2 * MOST_PHASES];

    private @Nullable Throwable @Nullable [] errors;
    private int phasesEnded;
    private volatile Phase phase = Phase.CHECK;
    private volatile boolean inPhase;
    private boolean hopeless;
    private volatile boolean ran;
    private volatile boolean abandoned;
    private final AttemptContext context;
    private @Nullable AnyJob instance;

    Attempt(Convergence convergence, int job, int number, int row, long start) {
        this.convergence = convergence;
        this.job = job;
        this.number = number;
        this.row = row;
        this.start = start;
        this.context = new AttemptContext(convergence, this);
    }

    /** Goes through the phases and returns how the attempt ended. What the job throws is kept, not thrown. */
    Outcome execute() {
        if (!convergence.stop().beforePhase()) {
            return Outcome.CANCELLED;
        }
        if (passes(Phase.CHECK)) {
            return Outcome.PASSED;
        }
        if (hasBrokenMachine()) {
            return Outcome.FAILED;
        }
        if (!convergence.stop().beforePhase()) {
            return Outcome.CANCELLED;
        }
        if (hopeless || instance == null || convergence.settings().mode().noAct()) {
            return Outcome.FAILED;
        }
        passes(Phase.RUN); // whatever it threw, the recheck decides
        if (hasBrokenMachine()) {
            return Outcome.FAILED;
        }
        if (!convergence.stop().beforePhase()) {
            return Outcome.CANCELLED;
        }
        if (passes(Phase.RECHECK)) {
            return Outcome.CONVERGED;
        }
        return convergence.stop().isCancelled() && !hasBrokenMachine() ? Outcome.CANCELLED : Outcome.FAILED;
    }

    /** Executes the cleanup of the instance, and returns what it threw. */
    @Nullable
    Throwable cleanUp() {
        phase = Phase.CLEANUP;
        return thrownBy(Phase.CLEANUP);
    }

    int job() {
        return job;
    }

    /** Returns its number among the attempts of the job, from 1. */
    int number() {
        return number;
    }

    /** Returns the phase that runs, or ran last. */
    Phase phase() {
        return phase;
    }

    /** Returns what the run threw, or null. */
    @Nullable
    Throwable runError() {
        return error(RUN);
    }

    /** Returns how many attempts had started before this one. */
    int row() {
        return row;
    }

    /** Returns whether the run was executed and left something that a cleanup is there for. */
    boolean needsCleanup() {
        return ran && instance != null && Cleanups.isNeededBy(instance);
    }

    /** Returns whether the failure of the last check is one that nothing can mend. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Returns whether nobody waits for the thread of this attempt any more. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** Returns when the last phase ended. */
    long end() {
        return phasesEnded == 0 ? start : times[2 * phasesEnded - 1];
    }

    /** Returns what the last phase threw, or null. */
    @Nullable
    Throwable lastError() {
        return phasesEnded == 0 ? null : error(phasesEnded - 1);
    }

    /** Writes the attempt, which has ended, to the log. */
    void writeTo(AttemptLog log, Outcome outcome) {
        log.end(row, outcome, start, Arrays.copyOf(times, 2 * phasesEnded), errors, context.result());
        if (instance == null && phasesEnded > 0) {
            log.notInstantiated(row);
        }
    }

    /**
     * Gives up a phase that does not end although it was interrupted: it is recorded as ended now with the given error, and
     * whatever its thread still does is ignored. Returns false if the attempt has just ended by itself.
     */
    synchronized boolean abandon(Throwable error) {
        if (abandoned || !inPhase) {
            return false;
        }
        record(phase, convergence.now(), error);
        abandoned = true;
        return true;
    }

    private boolean passes(Phase next) {
        begin(next);
        Throwable error = thrownBy(next);
        convergence.stop().afterPhase(error);
        if (error != null && Stop.isFatal(error)) {
            convergence.stop().die(error);
        }
        if (next != Phase.RUN) {
            hopeless = error instanceof ArgumentException
                    || (error instanceof CheckFailure failure && failure.isHopeless());
        }
        end(next, convergence.now(), error);
        return error == null;
    }

    /** The phase starts where the last one ended, unless listeners were told in between. */
    private void begin(Phase next) {
        phase = next;
        inPhase = true;
        long began = convergence.nowAfter(this);
        if (convergence.announcer().isHeard()) {
            convergence.announcer().post(new Event.PhaseStarted(convergence.instant(began), name(), number, next));
            began = convergence.nowAfter(this);
        }
        times[2 * phasesEnded] = began;
    }

    private void end(Phase ended, long now, @Nullable Throwable error) {
        if (convergence.settings().workers().isSerial()) {
            record(ended, now, error);
        } else {
            synchronized (this) { // its thread may just be abandoned
                if (!abandoned) {
                    record(ended, now, error);
                }
            }
        }
    }

    private void record(Phase ended, long now, @Nullable Throwable error) {
        long began = times[2 * phasesEnded];
        times[2 * phasesEnded + 1] = now;
        if (error != null) {
            errors = errors == null ? new Throwable[MOST_PHASES] : errors;
            errors[phasesEnded] = error;
        }
        phasesEnded++;
        inPhase = false;
        if (convergence.announcer().isHeard()) {
            convergence
                    .announcer()
                    .post(new Event.PhaseEnded(
                            convergence.instant(now),
                            name(),
                            number,
                            ended,
                            Duration.ofNanos(now - began),
                            Optional.ofNullable(error)));
        }
    }

    private @Nullable Throwable error(int index) {
        return errors == null ? null : errors[index];
    }

    private boolean hasBrokenMachine() {
        return Stop.isFatal(lastError());
    }

    private @Nullable Throwable thrownBy(Phase called) {
        if (called != Phase.CLEANUP && convergence.stop().isCancelled()) {
            return new CancellationException("cancelled when it was about to start"); // by a listener that was told so
        }
        try {
            perform(called);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Calls the user's code. Stack traces are cut at this method: see {@code JobStackTrace}. */
    private void perform(Phase called) throws Throwable {
        if (called == Phase.CHECK) {
            instance = convergence.settings().graph().definition(job).factory().create();
        }
        ran |= called == Phase.RUN;
        AnyJob made = instance;
        if (made == null) {
            throw new IllegalStateException(
                    "job " + Quoted.of(name()) + ": its factory returned null instead of a new instance");
        }
        if (made instanceof Job checked) {
            switch (called) {
                case CHECK, RECHECK -> checked.check(context);
                case RUN -> checked.run(context);
                case CLEANUP -> checked.cleanup(context);
            }
        } else if (made instanceof RunOnlyJob runOnly) {
            switch (called) {
                case CHECK -> throw CheckFailure.because("a run-only job has no check: it always runs");
                case RUN -> runOnly.run(context);
                case RECHECK -> rethrowRunError();
                case CLEANUP -> runOnly.cleanup(context);
            }
        }
    }

    private void rethrowRunError() throws Throwable {
        Throwable error = runError();
        if (error != null) {
            throw error;
        }
    }

    String name() {
        return convergence.settings().graph().name(job);
    }
}
