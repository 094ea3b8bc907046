package dev.fixpoint.engine;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.ArgumentException;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Stability;
import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has in hand: an attempt of a job, one after the other (rules 7 and 8). Used over and over, so that a million
 * attempts leave nothing behind but what their jobs were given, the {@linkplain AttemptContext context}. Only the worker's own
 * thread executes it; others only look at it once the attempt has ended, or abandon it.
 */
final class Attempt {

    private final Convergence convergence;
    private final boolean serial;

    private int job;
    private int number;

    /** How many attempts had started before this one. */
    private int startedBefore;

    private long start;

    private final Phases phases = new Phases();

    /** The phase that comes next. */
    private Phase next = Phase.CHECK;

    /** When it may start, if it need not start at once. */
    private long resumesAt;

    /** How many checks have passed one after the other, and when the first of them ended. */
    private int passes;

    private long firstPass;

    private boolean hopeless;

    /** How long the attempt and its phases may take; null where there is no limit anywhere. */
    private @Nullable Deadline deadline;

    /** Whether the run was executed. Who abandons the attempt in a later phase has seen the run end. */
    private boolean ran;

    /** Whether a phase runs that may be abandoned, which only those can be that run in parallel. */
    private volatile boolean inPhase;

    private volatile boolean abandoned;

    /** When the running phase is to be interrupted, and after that, to be given up. */
    private volatile long due = Deadline.NEVER;

    /** Whether the running phase was interrupted because it took too long. */
    private boolean overran;

    private final AttemptContext nothing;
    private AttemptContext context;
    private @Nullable AnyJob instance;

    Attempt(Convergence convergence) {
        this.convergence = convergence;
        this.serial = convergence.isSerial();
        this.nothing = new AttemptContext(convergence, 0, 0);
        this.context = nothing;
    }

    /**
     * Takes another attempt in hand.
     *
     * @param given what its job is given
     * @param before how many attempts had started before this one
     */
    void take(AttemptContext given, int before, long now) {
        context = given;
        job = given.job();
        number = given.attempt();
        startedBefore = before;
        start = now;
        deadline = convergence.deadline(job, now);
    }

    /**
     * A phase that has ended.
     *
     * @param error what it has thrown, or null
     */
    record Ended(Phase phase, long at, @Nullable Throwable error) {}

    /**
     * Goes on with an attempt of which the first phases have ended already, each of which began where the one before it ended, and returns
     * how it has ended.
     *
     * @param made the instance of the job; null if there is none
     */
    Outcome resume(@Nullable AnyJob made, List<Ended> before) {
        instance = made;
        boolean passed = false;
        Phase last = Phase.CHECK;
        for (Ended ended : before) {
            last = ended.phase();
            ran |= last == Phase.RUN;
            phases.begin(last, end());
            record(last, ended.at(), ended.error());
            passed = judge(last, ended.error());
        }
        Outcome outcome = goOn(last, passed);
        return outcome == null ? Objects.requireNonNull(execute()) : outcome;
    }

    /** Lets go of an attempt that has ended, of the instance of its job and of what it has stored. */
    void drop() {
        instance = null;
        context = nothing;
        hopeless = false;
        ran = false;
        next = Phase.CHECK;
        passes = 0;
        phases.clear();
    }

    /**
     * Goes on with one phase after the other until the attempt has ended, and returns how; or null if it has to {@linkplain
     * #resumesAt() wait} before the next one.
     */
    @Nullable
    Outcome execute() {
        Outcome outcome = step();
        while (outcome == null && !isSuspended()) {
            outcome = step();
        }
        return outcome;
    }

    /** Executes the next phase, and returns how the attempt has ended if it has. What the job throws is kept, not thrown. */
    @Nullable
    Outcome step() {
        Outcome over = beginPhase();
        return over == null ? endPhase(false) : over;
    }

    /** Begins the next phase, or returns how the attempt has ended if there is none. */
    @Nullable
    Outcome beginPhase() {
        if (abandoned || !convergence.stop().beforePhase()) {
            return Outcome.CANCELLED; // if it was abandoned, nobody looks at it
        }
        begin(next);
        return null;
    }

    /**
     * Executes and ends the phase that was begun, and returns how the attempt has ended if it has.
     *
     * @param underway whether it counts as running already, so that a cancel does not keep it from being executed
     */
    @Nullable
    Outcome endPhase(boolean underway) {
        Phase now = next;
        return goOn(now, passes(now, underway));
    }

    /** Returns how the attempt has ended if a phase was its last one; otherwise sees to it that the next one comes next. */
    private @Nullable Outcome goOn(Phase ended, boolean passed) {
        if (Stop.isFatal(phases.lastError())) {
            return Outcome.FAILED;
        }
        return switch (ended) {
            case CHECK -> passed ? satisfied() : checkFailed();
            case RUN -> runEnded(); // whatever it threw, the recheck decides
            default -> passed ? satisfied() : convergence.stop().isCancelled() ? Outcome.CANCELLED : Outcome.FAILED;
        };
    }

    private @Nullable Outcome checkFailed() {
        if (!convergence.stop().beforePhase()) {
            return Outcome.CANCELLED;
        }
        if (hopeless || instance == null || convergence.settings().mode().noAct() || isOverdue()) {
            return Outcome.FAILED;
        }
        next = Phase.RUN;
        return null;
    }

    private @Nullable Outcome runEnded() {
        next = Phase.RECHECK;
        return isOverdue() ? Outcome.FAILED : null;
    }

    /** A check has passed, which is all there is to it unless the world must be stable. */
    private @Nullable Outcome satisfied() {
        Outcome outcome = phases.hasRun() ? Outcome.CONVERGED : Outcome.PASSED;
        Stability stability = convergence.stability(job);
        if (stability == null) {
            return outcome;
        }
        firstPass = passes == 0 ? end() : firstPass;
        passes++;
        if (passes >= stability.passes() && end() - firstPass >= Durations.toNanos(stability.period())) {
            return outcome;
        }
        next = Phase.CONFIRM;
        long due = end() + Durations.toNanos(stability.interval());
        resumesAt = due < 0 ? Long.MAX_VALUE : due;
        if (deadline != null) {
            resumesAt = Math.min(resumesAt, deadline.ofAttempt());
        }
        return null;
    }

    /** Returns whether the attempt, if it has not ended, waits before its next phase. */
    boolean isSuspended() {
        return next == Phase.CONFIRM;
    }

    /** Returns when the next phase may start, if the attempt has not ended. */
    long resumesAt() {
        return resumesAt;
    }

    private boolean isOverdue() {
        return deadline != null && deadline.ofAttempt() <= end();
    }

    /** Whether the attempt was out of time when the phase that is about to run began. */
    private boolean isOver() {
        return deadline != null && deadline.ofAttempt() <= phases.began();
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

    /** Returns the instance of the job if its run was executed, otherwise null. */
    @Nullable
    AnyJob instanceThatRan() {
        return ran ? instance : null;
    }

    /** Returns whether the failure of the last check is one that nothing can mend. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Returns how many attempts had started before this one. */
    int startedBefore() {
        return startedBefore;
    }

    long start() {
        return start;
    }

    /** Returns when the last phase ended; the start if there was none. */
    long end() {
        return phases.lastEnd(start);
    }

    /** Returns what the last check threw, or null. */
    @Nullable
    Throwable lastCheckError() {
        return phases.lastCheckError();
    }

    /** Writes the attempt, which has ended, to the log. */
    void writeTo(AttemptLog log, Outcome outcome, int sweep) {
        phases.writeTo(log, this, outcome, sweep, instance != null);
    }

    /** Returns when the running phase is to be interrupted or given up. Safe for use by any thread, as are those below. */
    long due() {
        return due;
    }

    /**
     * Interrupts the running phase, which takes too long; or, if that was done already and the grace period is over, gives it
     * up. Returns why it was given up, or null if it was not.
     */
    synchronized @Nullable TimeoutException overrun(long now, Thread thread) {
        Deadline limits = deadline;
        if (abandoned || !inPhase || now < due || limits == null) {
            return null;
        }
        Duration grace = convergence.settings().workers().grace();
        if (!overran) {
            overran = true;
            long end = now + Durations.toNanos(grace);
            due = end < now ? Deadline.NEVER : end;
            thread.interrupt();
            return null;
        }
        TimeoutException error = limits.abandoned(context.phase(), phases.began(), grace, thread.getName());
        abandon(error);
        return error;
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
        if (context.phase() == Phase.RUN) {
            ran = true; // it began, even if its code was only to be executed at its end
        }
        abandoned = true;
        context.abandon();
        return true;
    }

    private boolean passes(Phase next, boolean underway) {
        Throwable thrown = thrownBy(next, underway);
        convergence.stop().afterPhase(thrown);
        return judge(next, end(next, convergence.now(), thrown));
    }

    /** Returns whether a phase that has thrown this has passed, and keeps whether it is hopeless. */
    private boolean judge(Phase ended, @Nullable Throwable error) {
        if (error != null && ended != Phase.RUN) {
            hopeless = isHopeless(error);
        }
        return error == null;
    }

    /** Returns whether the failure of a check is one that nothing can mend. */
    static boolean isHopeless(Throwable error) {
        return error instanceof ArgumentException || (error instanceof CheckFailure failure && failure.isHopeless());
    }

    /** The phase starts where the last one ended, unless the attempt has waited or listeners were told in between. */
    private void begin(Phase next) {
        if (next != Phase.CHECK) {
            context.phase(next);
        }
        long began = next == Phase.CONFIRM ? convergence.now() : convergence.nowAfter(end());
        if (convergence.announcer().isHeard()) {
            convergence.announcements().phaseStarted(began, this, next);
            began = next == Phase.CONFIRM ? convergence.now() : convergence.nowAfter(end());
        }
        phases.begin(next, began);
        if (!serial) {
            Deadline limits = deadline;
            synchronized (this) {
                due = limits == null ? Deadline.NEVER : limits.ofPhase(began);
                inPhase = true;
            }
            convergence.watch(due);
        }
    }

    /** Returns what the phase failed with, which may be that it took too long. */
    private @Nullable Throwable end(Phase ended, long now, @Nullable Throwable thrown) {
        if (serial) {
            record(ended, now, thrown);
            return thrown;
        }
        synchronized (this) { // its thread may just be abandoned, or interrupted
            if (abandoned) {
                return thrown;
            }
            boolean late = (overran || now >= due) && !Stop.isFatal(thrown);
            Throwable error = late && deadline != null ? deadline.interrupted(ended, phases.began(), thrown) : thrown;
            if (overran) {
                Thread.interrupted(); // nobody else's business
            }
            overran = false;
            due = Deadline.NEVER;
            record(ended, now, error);
            return error;
        }
    }

    private void record(Phase ended, long now, @Nullable Throwable error) {
        long began = phases.began();
        phases.end(now, error);
        if (error != null && ended == Phase.RUN) {
            context.runError(error);
        }
        if (!serial) {
            inPhase = false;
        }
        convergence.announcements().phaseEnded(began, now, this, ended, error);
    }

    private @Nullable Throwable thrownBy(Phase called, boolean underway) {
        if (serial) {
            convergence.stop().absorbInterrupt(); // it may have come while listeners were told of the phase
        }
        if (!underway && convergence.stop().isCancelled()) {
            return new CancellationException("cancelled when it was about to start"); // by a listener that was told so
        }
        if (called == Phase.CONFIRM && isOver()) {
            return null; // the end of the phase says so
        }
        try {
            perform(called);
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            context.endProcesses();
        }
    }

    private void perform(Phase called) throws Throwable {
        if (called == Phase.CHECK) {
            instance = UserCode.newInstance(convergence.settings().graph(), job);
        }
        if (called == Phase.RUN) {
            ran = true;
        }
        UserCode.perform(called, Objects.requireNonNull(instance), context);
    }

    String name() {
        return convergence.settings().graph().name(job);
    }
}
