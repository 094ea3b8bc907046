package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is ready, and what comes of each attempt that ends: rules 3 to 6 and 9 to 11. It knows no thread, runs no job and
 * reads no clock; whoever uses it in parallel holds a lock.
 *
 * <p>All work is proportional to the jobs and dependencies that change: a dependent is visited once for each of its
 * dependencies that becomes satisfied, or once for each that is lost.
 */
final class Progress {

    static final int NONE = ReadyOrder.NONE;
    static final long NEVER = RetryRules.NEVER;

    private static final int NO_PART = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    /** A job that waits for its retry delay, or in the middle of an attempt for its next check. */
    record Timer(long due, int sweep, int job) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int order = Long.compare(due, other.due);
            order = order != 0 ? order : Integer.compare(sweep, other.sweep);
            return order != 0 ? order : Integer.compare(job, other.job);
        }
    }

    private final JobGraph graph;
    private final Settings settings;
    private @Nullable IntConsumer finished;

    private ReadyOrder ready;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();

    private final OutcomeColumn outcomes;

    /** By position: how many dependencies are not satisfied, and predecessors have not ended, {@link #NO_PART} for a job that takes no part. */
    private final int[] unmet;

    /** By position: how many attempts have ended and are followed by another; null as long as none is. */
    private int @Nullable [] repeated;

    /** By position: the sweep of the next attempt, or of the running one; null as long as all belong to the first. */
    private int @Nullable [] sweeps;

    private final boolean debugging = LOG.isDebugEnabled();
    private final BitSet finallyFailed = new BitSet();

    /** The jobs in the middle of an attempt that wait for their next check. */
    private final BitSet suspended = new BitSet();

    private final RetryRules retries;

    /** Whether no attempt starts any more, and only those are finished that have started. */
    private boolean closed;

    private int unsatisfied;
    private boolean anyBlocked;
    private long visits;

    /**
     * Creates the progress of a convergence in which nothing has happened.
     *
     * @param finished is called with each job as it comes to its end; null if nobody wants to know
     */
    Progress(Settings settings, @Nullable IntConsumer finished) {
        this.graph = settings.graph();
        this.settings = settings;
        this.finished = finished;
        this.retries = new RetryRules(settings);
        int size = graph.size();
        ready = new SweepOrder(size);
        outcomes = new OutcomeColumn(size);
        unmet = new int[size];
    }

    /** Makes the first jobs ready, and blocks what needs an excluded one. */
    void start() {
        if (settings.excluded().isEmpty() && settings.assumed().isEmpty()) {
            for (int job = 0; job < unmet.length; job++) {
                unmet[job] = graph.dependencyCount(job);
            }
            unsatisfied = unmet.length;
        } else {
            for (String name : settings.excluded()) {
                outcomes.set(graph.position(name), Outcome.EXCLUDED);
            }
            for (String name : settings.assumed()) {
                outcomes.set(graph.position(name), Outcome.ASSUMED);
            }
            Arrays.fill(unmet, NO_PART);
            countUnmetDependencies();
        }
        if (graph.hasSoftOrder()) {
            countSoftPredecessors();
        }
        if (graph.hasPriorities()
                || !settings.turns().pools().isEmpty()
                || settings.turns().order().isPresent()) {
            ready = new TurnOrder(settings, this::takesPart);
        }
        for (int job = 0; job < unmet.length; job++) {
            if (unmet[job] == 0) {
                becomesReady(job);
            }
        }
        for (int job = 0; !settings.excluded().isEmpty() && job < unmet.length; job++) {
            if (outcomes.get(job) == Outcome.EXCLUDED) {
                blockDependents(job);
            }
        }
    }

    private void countSoftPredecessors() {
        for (int job = 0; job < unmet.length; job++) {
            for (int i = 0; takesPart(job) && i < graph.softDependencyCount(job); i++) {
                unmet[job] += takesPart(graph.softDependency(job, i)) ? 1 : 0;
            }
        }
    }

    /** Walks from the targets along dependencies, but not past excluded and assumed jobs. */
    private void countUnmetDependencies() {
        IntQueue next = new IntQueue();
        IntConsumer reach = job -> {
            if (unmet[job] == NO_PART && outcomes.isEmpty(job)) {
                unmet[job] = 0;
                unsatisfied++;
                next.add(job);
            }
        };
        graph.targets().forEach(target -> reach.accept(graph.position(target)));
        while (!next.isEmpty()) {
            int job = next.remove();
            for (int i = 0; i < graph.dependencyCount(job); i++) {
                int dependency = graph.dependency(job, i);
                reach.accept(dependency);
                if (outcomes.get(dependency) != Outcome.ASSUMED) {
                    unmet[job]++;
                }
            }
        }
    }

    /** Makes those jobs ready again whose retry delay has passed. */
    void wake(long now) {
        while (!timers.isEmpty() && timers.element().due() <= now) {
            Timer timer = timers.remove();
            enqueue(timer.sweep(), timer.job());
        }
    }

    /** Takes the job whose turn it is among those that are due, or returns {@link #NONE}. */
    int take(long now) {
        wake(now);
        return ready.take();
    }

    /** Returns whether a job is ready and due, whatever the time. */
    boolean hasDue() {
        return ready.hasNext();
    }

    /** Returns the job that waits for its retry delay and is due first, or null if none waits. */
    @Nullable
    Timer firstTimer() {
        return timers.peek();
    }

    /** Returns how many jobs wait for their retry delay. */
    int waiting() {
        return timers.size();
    }

    /** Returns whether no job is ready, now or later, without another attempt ending first. */
    boolean isExhausted() {
        return !ready.hasNext() && timers.isEmpty();
    }

    /** Returns the sweep to which the running or next attempt of the job belongs. */
    int sweep(int job) {
        return sweeps == null ? 1 : sweeps[job];
    }

    /** Returns the number of the running or next attempt among those of the job, from 1. */
    int attempt(int job) {
        return repeated == null ? 1 : repeated[job] + 1;
    }

    /** Returns how many attempts the job has. */
    int tries(int job) {
        return retries.tries(job);
    }

    /** Returns the least time between two attempts of the job. */
    Duration retryDelay(int job) {
        return retries.retryDelay(job);
    }

    /** Returns how the job ended, or null as long as it has not. */
    @Nullable
    Outcome outcome(int job) {
        return outcomes.get(job);
    }

    /** Returns how each job ended. */
    OutcomeColumn outcomes() {
        return outcomes;
    }

    /** Returns whether the job blocks what needs it by itself: it was excluded, or has failed for good. */
    boolean isRoot(int job) {
        return outcomes.get(job) == Outcome.EXCLUDED || finallyFailed.get(job);
    }

    /** Returns whether any job is blocked. */
    boolean isAnyBlocked() {
        return anyBlocked;
    }

    /** Returns whether every job that takes part has passed or converged. */
    boolean isAllSatisfied() {
        return unsatisfied == 0;
    }

    boolean takesPart(int job) {
        return unmet[job] != NO_PART;
    }

    /** Returns how often a dependent was looked at because of a dependency. */
    long visits() {
        return visits;
    }

    /** The attempt of a job has passed or converged: its dependents may become ready. */
    void satisfied(int job, Outcome outcome) {
        finish(job, outcome);
        releaseDependents(job);
    }

    private void releaseDependents(int job) {
        int count = graph.dependentCount(job);
        visits += count;
        for (int i = 0; i < count; i++) {
            int dependent = graph.dependent(job, i);
            if (unmet[dependent] == NO_PART) {
                continue;
            }
            if (sweeps != null) {
                sweeps[dependent] = Math.max(sweeps[dependent], sweeps[job]);
            }
            if (--unmet[dependent] == 0) {
                becomesReady(dependent);
            }
        }
    }

    /**
     * Returns when a job whose attempt has failed is due again, or {@link #NEVER} if it has finally failed: this was its last
     * try, or it is hopeless, or nothing is run anyway, or its policy says so.
     */
    long dueAgain(RetryRules.Failed attempt, boolean hopeless) {
        boolean last = hopeless || settings.mode().noAct() || attempt.number() >= tries(attempt.job());
        return last ? NEVER : retries.due(attempt);
    }

    /** The attempt of a job has failed, and it is tried again in the next sweep when it is due. */
    void retry(int job, long due, long now) {
        if (repeated == null) {
            repeated = new int[unmet.length];
        }
        if (sweeps == null) {
            sweeps = new int[unmet.length];
            Arrays.fill(sweeps, 1);
        }
        repeated[job]++;
        sweeps[job]++;
        if (!closed) {
            addWhenDue(job, due, now);
        }
    }

    /** An attempt waits before it goes on with its next check; the worker is free meanwhile. */
    void suspend(int job, long due, long now) {
        suspended.set(job);
        addWhenDue(job, due, now);
    }

    /** Returns whether the attempt of a job that was just taken is one that was suspended and now goes on. */
    boolean resume(int job) {
        boolean was = suspended.get(job);
        suspended.clear(job);
        return was;
    }

    /** Starts no attempt any more; those that wait for their next check go on. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        timers.removeIf(timer -> !suspended.get(timer.job()));
        ready.clear();
        BitSet due = (BitSet) suspended.clone();
        timers.forEach(timer -> due.clear(timer.job()));
        for (int job = due.nextSetBit(0); job >= 0; job = due.nextSetBit(job + 1)) {
            enqueue(sweep(job), job);
        }
    }

    /** An attempt has ended: what only it could use is free again. */
    void release(int job) {
        ready.release(job);
    }

    /** An attempt was abandoned: what only it could use may never be free again. */
    void lose(int job) {
        ready.lose(job);
    }

    /** The thread of an abandoned attempt has ended at last. */
    void regain(int job) {
        ready.regain(job);
    }

    private void addWhenDue(int job, long due, long now) {
        if (due <= now) {
            enqueue(sweep(job), job);
        } else {
            timers.add(new Timer(due, sweep(job), job));
        }
    }

    /** A job has finally failed: everything that needs it is blocked, unless that is to be checked all the same. */
    void finallyFailed(int job) {
        finish(job, Outcome.FAILED);
        if (settings.mode().deep()) {
            releaseDependents(job);
        } else {
            finallyFailed.set(job);
            blockDependents(job);
        }
    }

    /**
     * The convergence is over: what took part and has not come to its end is how its last attempt was, or was not run.
     */
    void end(AttemptLog log) {
        closed = true;
        for (int job = 0; job < unmet.length; job++) {
            if (outcomes.isEmpty(job)) {
                Outcome last = log.lastOutcome(job);
                if (takesPart(job)) {
                    finish(job, last == null ? Outcome.NOT_RUN : last);
                } else {
                    outcomes.set(job, Outcome.NOT_RUN);
                }
            }
        }
        finished = null; // a report keeps this object, but not those who listened
    }

    /** A job has come to its end, which is all that those wait for that are only ordered after it. */
    private void releaseSoftDependents(int job) {
        for (int i = 0; i < graph.softDependentCount(job); i++) {
            int dependent = graph.softDependent(job, i);
            if (takesPart(dependent) && outcomes.isEmpty(dependent)) {
                if (sweeps != null && outcomes.get(job) != Outcome.BLOCKED) { // a blocked one belongs to no sweep
                    sweeps[dependent] = Math.max(sweeps[dependent], sweeps[job]);
                }
                if (--unmet[dependent] == 0) {
                    becomesReady(dependent);
                }
            }
        }
    }

    private void enqueue(int sweep, int job) {
        ready.add(sweep, job, suspended.get(job));
    }

    private void becomesReady(int job) {
        if (closed) {
            return;
        }
        ready.add(sweep(job), job, false);
        if (debugging) {
            LOG.debug("{} becomes ready in sweep {}", graph.name(job), sweep(job));
        }
    }

    private void blockDependents(int lost) {
        IntQueue next = new IntQueue();
        next.add(lost);
        while (!next.isEmpty()) {
            int job = next.remove();
            int count = graph.dependentCount(job);
            visits += count;
            for (int i = 0; i < count; i++) {
                int dependent = graph.dependent(job, i);
                if (outcomes.isEmpty(dependent) && takesPart(dependent)) {
                    anyBlocked = true;
                    finish(dependent, Outcome.BLOCKED);
                    next.add(dependent);
                }
            }
        }
    }

    private void finish(int job, Outcome outcome) {
        outcomes.set(job, outcome);
        unsatisfied -= outcome.isSatisfied() ? 1 : 0;
        if (finished != null) {
            finished.accept(job);
        }
        if (graph.hasSoftOrder()) {
            releaseSoftDependents(job);
        }
    }
}
