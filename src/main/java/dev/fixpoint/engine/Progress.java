package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
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
    static final long NEVER = -1;

    private static final int NO_PART = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    /** A job that waits for its retry delay. */
    record Timer(long due, int sweep, int job) {}

    private final JobGraph graph;
    private final Settings settings;
    private IntConsumer finished;

    private final ReadyOrder ready;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(
            Comparator.comparingLong(Timer::due).thenComparingInt(Timer::sweep).thenComparingInt(Timer::job));

    /** By position: how it ended, or null as long as it has not. */
    private final @Nullable Outcome[] outcomes;

    /** By position: how many dependencies are not satisfied yet, {@link #NO_PART} for a job that takes no part. */
    private final int[] unmet;

    /** By position: the sweep of the next attempt, or of the running one. */
    private final int[] sweeps;

    private final int[] attempts;
    private final boolean debugging = LOG.isDebugEnabled();
    private final BitSet finallyFailed = new BitSet();
    private final long defaultDelay;
    private boolean anyBlocked;
    private long visits;

    /**
     * Creates the progress of a convergence in which nothing has happened.
     *
     * @param finished is called with each job as it comes to its end
     */
    Progress(Settings settings, IntConsumer finished) {
        this.graph = settings.graph();
        this.settings = settings;
        this.finished = finished;
        this.defaultDelay = Durations.toNanos(settings.retryDelay());
        int size = graph.size();
        ready = new ReadyOrder(size);
        outcomes = new Outcome[size];
        unmet = new int[size];
        sweeps = new int[size];
        attempts = new int[size];
    }

    /** Makes the first jobs ready, and blocks what needs an excluded one. */
    void start() {
        if (settings.excluded().isEmpty() && settings.assumed().isEmpty()) {
            Arrays.setAll(unmet, graph::dependencyCount);
        } else {
            settings.excluded().forEach(name -> outcomes[graph.position(name)] = Outcome.EXCLUDED);
            settings.assumed().forEach(name -> outcomes[graph.position(name)] = Outcome.ASSUMED);
            Arrays.fill(unmet, NO_PART);
            countUnmetDependencies();
        }
        for (int job = 0; job < outcomes.length; job++) {
            if (outcomes[job] == Outcome.EXCLUDED) {
                blockDependents(job);
            } else if (unmet[job] == 0) {
                becomesReady(job, 1);
            }
        }
    }

    /** Walks from the targets along dependencies, but not past excluded and assumed jobs. */
    private void countUnmetDependencies() {
        Deque<Integer> next = new ArrayDeque<>();
        IntConsumer reach = job -> {
            if (unmet[job] == NO_PART && outcomes[job] == null) {
                unmet[job] = 0;
                next.add(job);
            }
        };
        graph.targets().forEach(target -> reach.accept(graph.position(target)));
        while (!next.isEmpty()) {
            int job = next.remove();
            graph.forEachDependency(job, dependency -> {
                reach.accept(dependency);
                if (outcomes[dependency] != Outcome.ASSUMED) {
                    unmet[job]++;
                }
            });
        }
    }

    /** Makes those jobs ready again whose retry delay has passed. */
    void wake(long now) {
        while (!timers.isEmpty() && timers.element().due() <= now) {
            Timer timer = timers.remove();
            ready.add(timer.sweep(), timer.job());
        }
    }

    /** Takes the job whose turn it is among those that are due, or returns {@link #NONE}. */
    int take(long now) {
        wake(now);
        int job = ready.take();
        if (job != NONE) {
            attempts[job]++;
        }
        return job;
    }

    /** Returns whether a job is ready and due, whatever the time. */
    boolean hasDue() {
        return !ready.isEmpty();
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
        return ready.isEmpty() && timers.isEmpty();
    }

    /** Returns the sweep to which the running or next attempt of the job belongs. */
    int sweep(int job) {
        return sweeps[job];
    }

    /** Returns how many attempts of the job have started. */
    int attempts(int job) {
        return attempts[job];
    }

    /** Returns how many attempts the job has. */
    int tries(int job) {
        return graph.definition(job).tries().orElse(settings.tries());
    }

    /** Returns the least time between two attempts of the job. */
    Duration retryDelay(int job) {
        return graph.definition(job).retryDelay().orElse(settings.retryDelay());
    }

    /** Returns how the job ended, or null as long as it has not. */
    @Nullable
    Outcome outcome(int job) {
        return outcomes[job];
    }

    /** Returns how the job ended, once all have. */
    Outcome finalOutcome(int job) {
        return Objects.requireNonNull(outcomes[job]);
    }

    /** Returns whether the job blocks what needs it by itself: it was excluded, or has failed for good. */
    boolean isRoot(int job) {
        return outcomes[job] == Outcome.EXCLUDED || finallyFailed.get(job);
    }

    /** Returns whether any job is blocked. */
    boolean isAnyBlocked() {
        return anyBlocked;
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
        int sweep = sweeps[job];
        graph.forEachDependent(job, dependent -> {
            visits++;
            if (unmet[dependent] == NO_PART) {
                return;
            }
            sweeps[dependent] = Math.max(sweeps[dependent], sweep);
            if (--unmet[dependent] == 0) {
                becomesReady(dependent, sweeps[dependent]);
            }
        });
    }

    /**
     * Returns when a job whose attempt has failed is due again, or {@link #NEVER} if it has finally failed: this was its last
     * try, or it is hopeless, or nothing is run anyway.
     *
     * @param now when the attempt ended
     */
    long dueAgain(int job, @Nullable Throwable error, boolean hopeless, long now) {
        if (hopeless || settings.mode().noAct() || attempts[job] >= tries(job)) {
            return NEVER;
        }
        long due = now + retryDelay(job, error);
        return due < now ? Long.MAX_VALUE : due;
    }

    /** The attempt of a job has failed, and it is tried again in the next sweep when it is due. */
    void retry(int job, long due, long now) {
        sweeps[job]++;
        if (due <= now) {
            ready.add(sweeps[job], job);
        } else {
            timers.add(new Timer(due, sweeps[job], job));
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
     *
     * @param lastOutcome gives how the last attempt of a job ended, or null
     */
    void end(IntFunction<@Nullable Outcome> lastOutcome) {
        for (int job = 0; job < outcomes.length; job++) {
            if (outcomes[job] == null) {
                Outcome last = lastOutcome.apply(job);
                if (takesPart(job)) {
                    finish(job, last == null ? Outcome.NOT_RUN : last);
                } else {
                    outcomes[job] = Outcome.NOT_RUN;
                }
            }
        }
        finished = job -> {}; // a report keeps this object, but not those who listened
    }

    private long retryDelay(int job, @Nullable Throwable error) {
        long delay = graph.definition(job).retryDelay().map(Durations::toNanos).orElse(defaultDelay);
        return error instanceof CheckFailure failure
                ? Math.max(delay, failure.retryAfter().map(Durations::toNanos).orElse(0L))
                : delay;
    }

    private void becomesReady(int job, int sweep) {
        sweeps[job] = sweep;
        ready.add(sweep, job);
        if (debugging) {
            LOG.debug("{} becomes ready in sweep {}", graph.name(job), sweep);
        }
    }

    private void blockDependents(int lost) {
        Deque<Integer> next = new ArrayDeque<>();
        next.add(lost);
        IntConsumer block = dependent -> {
            visits++;
            if (outcomes[dependent] == null && takesPart(dependent)) {
                anyBlocked = true;
                finish(dependent, Outcome.BLOCKED);
                next.add(dependent);
            }
        };
        while (!next.isEmpty()) {
            graph.forEachDependent(next.remove(), block);
        }
    }

    private void finish(int job, Outcome outcome) {
        outcomes[job] = outcome;
        finished.accept(job);
    }
}
