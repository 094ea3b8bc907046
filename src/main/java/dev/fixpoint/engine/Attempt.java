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
 * What a worker has in hand: an attempt of a job, one after the other (rules 7 and 8). Used over and over, so that a million
 * attempts leave nothing behind but what their jobs were given, the {@linkplain AttemptContext context}. Only the worker's own
 * thread executes it; others only look at it once the attempt has ended, or abandon it.
 */
final class Attempt {

    /** Check, run and recheck. */
    private static final int MOST_PHASES = 3;

    private final Convergence convergence;
    private final boolean serial;

    private int job;
    private int number;

    /** How many attempts had started before this one. */
    private int startedBefore;

    private long start;

    /** When each phase started and ended. */
    private final long[] times = new long[2 * MOST_PHASES];

    private final @Nullable Throwable[] errors = new Throwable[MOST_PHASES];
    private int phasesEnded;
    private boolean hopeless;
    private volatile boolean ran;

    /** Whether a phase runs that may be abandoned, which only those can be that run in parallel. */
    private volatile boolean inPhase;

    private volatile boolean abandoned;
    private final AttemptContext nothing;
    private AttemptContext context;
    private @Nullable AnyJob instance;

    Attempt(Convergence convergence) {
        this.convergence = convergence;
        this.serial = convergence.settings().workers().isSerial();
        this.nothing = new AttemptContext(convergence, 0, 0);
        this.context = nothing;
    }

    /** Takes another attempt in hand: the given one of the given job. */
    void take(int job, int number, int startedBefore, long start) {
        this.job = job;
        this.number = number;
        this.startedBefore = startedBefore;
        this.start = start;
        context = new AttemptContext(convergence, job, number);
    }

    /** Lets go of an attempt that has ended, of the instance of its job and of what it has stored. */
    void drop() {
        instance = null;
        context = nothing;
        hopeless = false;
        if (phasesEnded > 1 || errors[0] != null) {
            Arrays.fill(errors, null);
            ran = false;
        }
        phasesEnded = 0;
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

    int job() {
        return job;
    }

    /** Returns its number among the attempts of the job, from 1. */
    int number() {
        return number;
    }

    /** Returns what its job was given. */
    AttemptContext context() {
        return context;
    }

    /** Returns the instance of the job, if the run was executed and left something that a cleanup is there for. */
    @Nullable
    AnyJob needingCleanup() {
        AnyJob made = instance;
        return ran && made != null && Cleanups.isNeededBy(made) ? made : null;
    }

    /** Returns whether the failure of the last check is one that nothing can mend. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Returns how many attempts had started before this one. */
    int startedBefore() {
        return startedBefore;
    }

    /** Returns when the last phase ended; the start if there was none. */
    long end() {
        return phasesEnded == 0 ? start : times[2 * phasesEnded - 1];
    }

    /** Returns what the last phase threw, or null. */
    @Nullable
    Throwable lastError() {
        return phasesEnded == 0 ? null : errors[phasesEnded - 1];
    }

    /** Writes the attempt, which has ended, to the log. */
    void writeTo(AttemptLog log, Outcome outcome, int sweep) {
        Object result = context.result();
        if (result != null) {
            log.result(job, result);
        }
        if (outcome == Outcome.PASSED && number == 1 && sweep == 1 && times[0] == start) {
            log.passedAtOnce(job, start, times[1]);
        } else {
            log.add(
                    job,
                    new AttemptLog.Entry(
                            number,
                            sweep,
                            outcome,
                            start,
                            Arrays.copyOf(times, 2 * phasesEnded),
                            Arrays.copyOf(errors, phasesEnded),
                            instance != null || phasesEnded == 0,
                            log.last(job)));
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
        record(context.phase(), convergence.now(), error);
        abandoned = true;
        context.abandon();
        return true;
    }

    private boolean passes(Phase next) {
        begin(next);
        Throwable error = thrownBy(next);
        convergence.stop().afterPhase(error);
        if (error != null && Stop.isFatal(error)) {
            convergence.stop().die(error);
        }
        if (error != null && next != Phase.RUN) {
            hopeless = error instanceof ArgumentException
                    || (error instanceof CheckFailure failure && failure.isHopeless());
        }
        end(next, convergence.now(), error);
        return error == null;
    }

    /** The phase starts where the last one ended, unless listeners were told in between. */
    private void begin(Phase next) {
        if (next != Phase.CHECK) {
            context.phase(next);
        }
        long began = convergence.nowAfter(this);
        if (convergence.announcer().isHeard()) {
            convergence.announcer().post(new Event.PhaseStarted(convergence.instant(began), name(), number, next));
            began = convergence.nowAfter(this);
        }
        times[2 * phasesEnded] = began;
        if (!serial) {
            inPhase = true;
        }
    }

    private void end(Phase ended, long now, @Nullable Throwable error) {
        if (serial) {
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
            errors[phasesEnded] = error;
            if (ended == Phase.RUN) {
                context.runError(error);
            }
        }
        phasesEnded++;
        if (!serial) {
            inPhase = false;
        }
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

    private boolean hasBrokenMachine() {
        return Stop.isFatal(lastError());
    }

    private @Nullable Throwable thrownBy(Phase called) {
        if (convergence.stop().isCancelled()) {
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
            instance = convergence.settings().graph().newInstance(job);
        }
        if (called == Phase.RUN) {
            ran = true;
        }
        AnyJob made = instance;
        if (made == null) {
            throw new IllegalStateException(
                    "job " + Quoted.of(name()) + ": its factory returned null instead of a new instance");
        }
        perform(called, made, context);
    }

    /** Calls a phase of the instance of a job, which may be its cleanup. */
    static void perform(Phase called, AnyJob made, AttemptContext context) throws Throwable {
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
                case RECHECK -> context.rethrowRunError();
                case CLEANUP -> runOnly.cleanup(context);
            }
        }
    }

    String name() {
        return convergence.settings().graph().name(job);
    }
}
