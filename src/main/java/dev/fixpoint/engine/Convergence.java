package dev.fixpoint.engine;

import dev.fixpoint.event.Event;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.job.Stability;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One convergence, from its first phase to its last cleanup. Made and run by one thread; only {@link #cancel()} may be called
 * by others.
 */
public final class Convergence {

    /** Loaded beforehand: at the end there may be no file handle left to read them with. */
    static final List<Class<?>> NEEDED_AT_THE_END = List.of(
            AttemptLog.Converged.class,
            AttemptLog.Entry.class,
            LogReport.class,
            LogReport.Totals.class,
            BlockedRoots.class,
            CleanupReport.class,
            CleanupReport.Cleanup.class,
            Event.CleanupStarted.class,
            Event.CleanupEnded.class,
            Event.ConvergenceEnded.class);

    private final Settings settings;
    private final TimeSource time;
    private final Progress progress;
    private final AttemptLog log;
    private final Announcer announcer;
    private final Announcements announcements;
    private final Stop stop;
    private final Cleanups cleanups;
    private final Secrets secrets;
    private final MapStorage global;
    private final Instant started;
    private final long origin;
    private final ThreadNames names;

    /** Whose thread it is: the one that converges, and then the one that has cleanup done. */
    private Thread caller;

    private final boolean serial;

    /** Whether any phase or attempt has a limit. */
    private final boolean timed;

    /** Whether checks of any job must pass more than once. */
    private final boolean stable;

    /** By job: the attempts that wait before they go on with their next check. */
    private final Map<Integer, Attempt> suspended = new TreeMap<>();

    private final List<Abandoned> abandoned = new CopyOnWriteArrayList<>();

    /** Told when a phase that was just begun has to be looked after. */
    private @Nullable LongConsumer watch;

    private long waited;
    private boolean timedOut;

    /** Creates a convergence on the current thread. */
    public Convergence(Settings settings) {
        this.caller = Thread.currentThread();
        this.settings = settings;
        this.time = settings.time();
        this.started = time.instant();
        this.origin = time.nanoTime();
        this.names = new ThreadNames(settings.workers().named());
        this.serial = settings.isSerial() && !(time instanceof SimulatedTime);
        this.timed = settings.hasTimeouts();
        this.stable = settings.hasStability();
        this.stop = new Stop(serial, () -> LockSupport.unpark(caller));
        this.secrets = new Secrets(settings.secrets());
        for (Map.Entry<String, Object> argument : settings.arguments().named().entrySet()) {
            secrets.learn(argument.getKey(), argument.getValue());
        }
        this.announcer = new Announcer(settings.listeners(), secrets, stop);
        this.announcements = new Announcements(this);
        this.progress = new Progress(settings, announcer.isHeard() ? this::finished : null);
        this.log = new AttemptLog(settings.graph().size());
        this.cleanups = new Cleanups(this);
        this.global = new MapStorage(settings.storage(), secrets, settings.graph());
    }

    /**
     * Converges, cleans up unless that is left to be called by hand, and returns what was done.
     *
     * @throws VirtualMachineError if one other than a stack overflow was thrown by a job, after cleanup
     */
    public Report converge() {
        try {
            announcements.convergenceStarted();
            stop.absorbInterrupt();
            progress.start();
            try {
                loop().run();
            } catch (Throwable e) { // not the job's: what jobs throw is kept by their attempts
                stop.die(e);
            }
            cancelSuspended();
            stop.close();
            progress.end(log);
            CleanupReport cleanup = settings.mode().manualCleanup() ? CleanupReport.EMPTY : cleanups.unwind();
            Report report = report(cleanup);
            if (announcer.isHeard()) {
                announcements.convergenceEnded(now(), report);
            }
            stop.rethrowFatal();
            return report;
        } finally {
            names.giveBack();
            stop.close();
            stop.giveBackInterrupt();
        }
    }

    /** Unwinds, for the caller who has cleanup done by hand. */
    public CleanupReport cleanUp() {
        caller = Thread.currentThread();
        names.moveToCurrentThread();
        announcer.moveToCurrentThread();
        try {
            CleanupReport report = cleanups.unwind();
            stop.rethrowFatal();
            return report;
        } finally {
            names.giveBack();
            stop.giveBackInterrupt();
        }
    }

    /** Cancels. Returns false if the convergence was cancelled already, or is over. Safe for use by any thread. */
    public boolean cancel() {
        return stop.cancel();
    }

    private Runnable loop() {
        if (time instanceof SimulatedTime simulated) {
            return new SimulatedLoop(this, simulated);
        }
        return serial ? new SerialLoop(this) : new ParallelLoop(this);
    }

    /** Returns when the last phase ended, or the present if listeners may have taken time since then. */
    long nowAfter(long end) {
        return announcer.isHeard() && serial ? now() : end;
    }

    /**
     * Lets a worker take the next attempt of the job whose turn it is, or go on with the one that has waited.
     *
     * @param spare an attempt that the worker has dropped, or null
     * @return the attempt that it has in hand now
     */
    Attempt begin(@Nullable Attempt spare, int job, long now) {
        if (stable && progress.resume(job)) {
            return Objects.requireNonNull(suspended.remove(job));
        }
        Attempt attempt = spare == null ? new Attempt(this) : spare;
        int sweep = progress.sweep(job);
        boolean newSweep = sweep > log.highestSweep();
        attempt.take(new AttemptContext(this, job, progress.attempt(job)), log.start(sweep), now);
        if (newSweep) {
            announcements.sweepStarted(now, sweep);
        }
        announcements.attemptStarted(now, attempt, sweep);
        return attempt;
    }

    /**
     * Takes an attempt back from a worker: it has ended, or waits before it goes on with its next check.
     *
     * @param outcome how it has ended; null if it waits
     * @return the attempt if the worker may use it for another job; null if it may not
     */
    @Nullable
    Attempt handIn(Attempt attempt, @Nullable Outcome outcome) {
        if (outcome == null) {
            suspended.put(attempt.job(), attempt);
            progress.suspend(attempt.job(), attempt.resumesAt(), attempt.end());
            return null;
        }
        complete(attempt, outcome);
        attempt.drop();
        return attempt;
    }

    /** Draws the consequences of an attempt that has passed or converged and was written down, where nobody listens. */
    void satisfied(AttemptContext context, Outcome outcome) {
        keepResult(context);
        progress.release(context.job());
        progress.satisfied(context.job(), outcome);
    }

    private void keepResult(AttemptContext context) {
        Object result = context.result();
        if (result != null) {
            log.result(context.job(), result);
        }
    }

    /** Keeps an instance whose run was executed for its cleanup, if it has one. */
    void keep(AnyJob ran, AttemptContext context, int startedBefore) {
        cleanups.keep(ran, context, startedBefore, null);
    }

    private void cancelSuspended() {
        for (Attempt attempt : suspended.values()) {
            complete(attempt, Outcome.CANCELLED);
        }
        suspended.clear();
    }

    /** Draws the consequences of an attempt that has ended. */
    private void complete(Attempt attempt, Outcome outcome) {
        int job = attempt.job();
        cleanups.keep(attempt, null);
        attempt.writeTo(log, outcome, progress.sweep(job));
        keepResult(attempt.context());
        progress.release(job);
        switch (outcome) {
            case PASSED, CONVERGED -> {
                announcements.attemptEnded(attempt, outcome, Progress.NEVER);
                progress.satisfied(job, outcome);
            }
            case FAILED -> {
                long due = progress.dueAgain(failed(attempt), attempt.isHopeless());
                announcements.attemptEnded(attempt, outcome, stop.isRequested() ? Progress.NEVER : due);
                if (due != Progress.NEVER) {
                    progress.retry(job, due, attempt.end());
                } else {
                    finallyFailed(job);
                }
            }
            default -> announcements.attemptEnded(attempt, outcome, Progress.NEVER);
        }
    }

    private RetryRules.Failed failed(Attempt attempt) {
        return new RetryRules.Failed(
                attempt.job(),
                attempt.number(),
                () -> log.firstStart(attempt.job(), attempt.start()),
                attempt.end(),
                attempt.lastCheckError(),
                attempt.context().runError().orElse(null));
    }

    private void finallyFailed(int job) {
        progress.finallyFailed(job);
        if (settings.mode().failFast()) {
            stop.failFast();
            progress.close();
        }
    }

    /**
     * Gives up an attempt whose phase does not end: its cleanup is skipped, and its thread left behind.
     *
     * @param outcome {@link Outcome#FAILED}, for good, if it took too long; {@link Outcome#CANCELLED} otherwise
     */
    void abandon(Attempt attempt, Thread thread, Throwable reason, Outcome outcome) {
        leaveBehind(attempt.context(), thread);
        progress.lose(attempt.job());
        cleanups.keep(attempt, reason);
        attempt.writeTo(log, outcome, progress.sweep(attempt.job()));
        keepResult(attempt.context());
        announcements.attemptEnded(attempt, outcome, Progress.NEVER);
        if (outcome == Outcome.FAILED) {
            finallyFailed(attempt.job());
        }
    }

    /** Notes that a thread works on for nobody. */
    void leaveBehind(AttemptContext context, Thread thread) {
        abandoned.add(new Abandoned(context.name(), context.attempt(), context.phase(), thread.getName()));
    }

    /** Cancels because the time for the whole is up. */
    void timeOut() {
        timedOut |= stop.cancel();
    }

    /** Sets who is told when a phase was begun that has to be looked after, and until when. */
    void watcher(LongConsumer watcher) {
        watch = watcher;
    }

    /** A phase was begun that has to be looked after at that time. Called on its thread. */
    void watch(long due) {
        if (due != Deadline.NEVER && watch != null) {
            watch.accept(due);
        }
    }

    /** Returns how long an attempt of a job that starts now may take, or null if there is no limit. */
    @Nullable
    Deadline deadline(int job, long start) {
        return timed ? Deadline.of(start, settings.policy(job)) : null;
    }

    /** Returns how long the checks of a job must pass, or null if once is enough. */
    @Nullable
    Stability stability(int job) {
        return stable && !settings.mode().noAct()
                ? settings.policy(job).stability().orElse(null)
                : null;
    }

    /** Called with each job as it comes to its end, if anybody listens. */
    private void finished(int job) {
        announcements.jobFinished(now(), job, Objects.requireNonNull(progress.outcome(job)), log.lastError(job));
    }

    /**
     * Waits, with nothing else to do, for the first retry delay to pass, or until the convergence is told to stop.
     *
     * @return the time then
     */
    long awaitFirstTimer(long now) {
        Progress.Timer timer = Objects.requireNonNull(progress.firstTimer());
        announceWaiting(timer, now);
        names.giveBack();
        long then = now;
        while (!stop.isCancelled() && then < timer.due()) {
            park(timer.due(), false);
            stop.absorbInterrupt();
            then = now();
        }
        waited += then - now;
        return then;
    }

    /** Waits until the given time, if that is to come, or until something else happens. */
    void park(long until, boolean working) {
        long nanos = until == Long.MAX_VALUE ? until : until - now();
        if (nanos > 0) {
            time.park(nanos, working);
        }
    }

    /** Says for whom and until when nothing can be done. */
    void announceWaiting(Progress.Timer timer, long now) {
        announcements.waiting(now, timer, progress.waiting());
    }

    /** Adds time that was spent waiting with nothing else to do. */
    void addWaited(long nanos) {
        waited += nanos;
    }

    private Report report(CleanupReport cleanup) {
        return new LogReport(
                settings,
                log,
                progress,
                started,
                new LogReport.Totals(
                        Duration.ofNanos(now()),
                        Duration.ofNanos(waited),
                        stop.isCancelled(),
                        timedOut,
                        List.copyOf(abandoned),
                        secrets,
                        announcer.firstError()),
                global.entries(),
                cleanup);
    }

    /** Returns whether phases run on the thread that called. */
    boolean isSerial() {
        return serial;
    }

    /**
     * Returns whether an attempt is no more than the job's own code: it is executed on the calling thread, which keeps its name, nobody
     * listens, nothing has a limit, and one check that passes is enough.
     */
    boolean isPlain() {
        return serial && !stable && !announcer.isHeard() && !names.areCarried();
    }

    ThreadNames names() {
        return names;
    }

    AttemptLog log() {
        return log;
    }

    Settings settings() {
        return settings;
    }

    Progress progress() {
        return progress;
    }

    Announcer announcer() {
        return announcer;
    }

    Announcements announcements() {
        return announcements;
    }

    Stop stop() {
        return stop;
    }

    Secrets secrets() {
        return secrets;
    }

    MapStorage global() {
        return global;
    }

    /** Returns the nanoseconds since the start. */
    long now() {
        return time.nanoTime() - origin;
    }

    /** Returns the time of day at so many nanoseconds after the start. */
    Instant instant(long nanos) {
        return started.plusNanos(nanos);
    }
}
