package dev.fixpoint;

import dev.fixpoint.engine.Convergence;
import dev.fixpoint.engine.Threads;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.Report;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way in: takes a graph and some options, and converges.
 *
 * <pre>{@code
 * Report report = Fixpoint.of(graph).argument("movie", "MST3K").converge();
 * }</pre>
 *
 * <p>Each option is set once at the most; setting it again is refused, and so is setting one after {@link #converge()} was
 * called. Converging again starts from zero: fresh tries, fresh storage.
 *
 * <p>Options are set by one thread. {@link #cancel()} may be called by any thread at any time.
 */
public final class Fixpoint {

    /** How many attempts a job has if neither it nor the convergence says otherwise: {@value}. */
    public static final int DEFAULT_TRIES = 3;

    /** The retry delay of a job if neither it nor the convergence says otherwise: 1 second. */
    public static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(1);

    /** How long a cancelled attempt may go on in parallel if the convergence does not say otherwise: 5 seconds. */
    public static final Duration DEFAULT_GRACE_PERIOD = Duration.ofSeconds(5);

    private final Options options;
    private final AtomicReference<@Nullable Convergence> running = new AtomicReference<>();
    private volatile @Nullable Convergence awaitingCleanup;

    private Fixpoint(JobGraph graph) {
        this.options = new Options(graph);
    }

    /** Returns a convergence of that graph, with no options set. */
    public static Fixpoint of(JobGraph graph) {
        return new Fixpoint(Objects.requireNonNull(graph, "graph"));
    }

    /**
     * Gives the jobs an argument by name.
     *
     * @throws NullPointerException if the value is null; an argument that has no value is left out instead
     * @throws IllegalStateException if an argument of that name was given already
     */
    public Fixpoint argument(String name, Object value) {
        options.argument(name, value);
        return this;
    }

    /**
     * Gives the jobs positional arguments, behind those given before.
     *
     * @throws NullPointerException if a value is null
     */
    public Fixpoint arguments(Object... values) {
        options.arguments(values);
        return this;
    }

    /**
     * Puts a value into global storage before each convergence.
     *
     * @throws NullPointerException if the value is null
     * @throws IllegalStateException if a value was stored under that key already
     */
    public Fixpoint store(String key, Object value) {
        options.store(key, value);
        return this;
    }

    /**
     * Puts a value into global storage before each convergence.
     *
     * @throws NullPointerException if the value is null
     * @throws IllegalStateException if a value was stored under that key already
     */
    public <T> Fixpoint store(Key<T> key, T value) {
        Objects.requireNonNull(key, "key");
        return store(key.name(), key.cast(value));
    }

    /**
     * Declares arguments and stored values secret, besides those declared before: whatever is stored under one of the names, and
     * the argument of that name, is shown as {@value Secrets#MASK} wherever this library shows anything, in messages of errors
     * too. Jobs see the values as they are. Names of jobs are shown as they are, so {@link #converge} refuses a graph in which
     * one tells a secret argument, or a secret value that was stored here; one that tells what is stored later is not masked.
     */
    public Fixpoint secret(String... names) {
        options.secret(names);
        return this;
    }

    /**
     * Sets the tries of jobs that declare none; {@value #DEFAULT_TRIES} by default.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Fixpoint defaultTries(int tries) {
        Options.requireAtLeastOne("defaultTries", tries, "the first attempt counts");
        options.set("defaultTries", tries);
        return this;
    }

    /**
     * Sets the retry delay of jobs that declare none, the least time between the end of one attempt and the start of the
     * next; 1 second by default.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Fixpoint defaultRetryDelay(Duration delay) {
        Options.requireNotNegative("defaultRetryDelay", delay);
        options.set("defaultRetryDelay", delay);
        return this;
    }

    /**
     * Sets what the policies of the jobs leave open, property by property: how long phases and attempts may take, how the wait
     * before a retry grows, what is retried, how long checks must pass. {@link Policy#NONE} by default.
     *
     * <p>If a timeout is set anywhere, no phase runs on the thread that calls {@link #converge()}, which must be able to take
     * itself away from a phase that does not end (rule 18).
     */
    public Fixpoint defaultPolicy(Policy policy) {
        options.set("defaultPolicy", policy);
        return this;
    }

    /**
     * Sets how long the convergence may take, cleanup not included; no limit by default. When the time is up, it is cancelled.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public Fixpoint timeout(Duration timeout) {
        Options.requireAboveZero("timeout", timeout);
        options.set("timeout", timeout);
        return this;
    }

    /**
     * Sets how many permits a pool has: attempts of jobs that need permits of it take them from their start to their end, and
     * wait until they are free. Every pool that a job needs must be given a limit.
     *
     * @throws IllegalArgumentException if it is below 1, or no job needs a pool of that name
     * @throws IllegalStateException if it was set already
     */
    public Fixpoint pool(String name, int limit) {
        options.pool(Objects.requireNonNull(name, "name"), limit);
        return this;
    }

    /**
     * Does nothing if every pool that a job needs has a limit, and enough permits for that job. For asking beforehand what
     * {@link #converge()} would refuse.
     *
     * @throws IllegalStateException if not; the message names the job and the pool
     */
    public void requirePools() {
        options.requirePools();
    }

    /**
     * Sets what the random part of retry delays is made from, see {@link Backoff#jitter}: with the same seed, the same jobs wait
     * as long after the same attempts. A new one for each object by default.
     */
    public Fixpoint seed(long seed) {
        options.set("seed", seed);
        return this;
    }

    /**
     * Sets which of the ready jobs goes first, in place of their positions, by their names; dependencies, priorities and sweeps
     * come before it. For tests: whether jobs may be executed in any order that their dependencies allow is seen by trying.
     */
    public Fixpoint order(Comparator<? super String> order) {
        options.set("order", order);
        return this;
    }

    /**
     * Sets how many attempts run at once; 1 by default. With 1, unless on {@linkplain #virtualThreads() virtual threads},
     * phases run on the thread that calls {@link #converge()}; with more, on platform threads of their own.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Fixpoint parallelism(int parallelism) {
        Options.requireAtLeastOne("parallelism", parallelism, "1 runs one job after the other");
        options.set("parallelism", parallelism);
        return this;
    }

    /**
     * Runs attempts on virtual threads: as many at once as are ready, or as {@link #parallelism} says.
     *
     * @throws UnsupportedOperationException if this version of Java has none: it needs Java 21 or later
     */
    public Fixpoint virtualThreads() {
        Threads.virtualThreads();
        options.set("virtualThreads", true);
        return this;
    }

    /**
     * Sets how long a phase may go on after it was interrupted, because of a cancel or a timeout; 5 seconds by default. After
     * that its thread is left behind, and its cleanup is skipped and reported. With parallelism 1 and no timeout, the end of the
     * phase is waited for, however long it takes.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Fixpoint gracePeriod(Duration period) {
        Options.requireNotNegative("gracePeriod", period);
        options.set("gracePeriod", period);
        return this;
    }

    /**
     * Sets whether threads carry the name of the job that they work for, which thread dumps and loggers show. By default
     * those do that are made for jobs in parallel, and the thread that calls keeps its own name; true makes it carry the
     * names of jobs, too, until it is done, and false lets all threads keep theirs. Naming a platform thread is a system call,
     * which takes longer than all else that is done for a job that takes no time itself.
     */
    public Fixpoint threadNames(boolean threadNames) {
        options.set("threadNames", threadNames);
        return this;
    }

    /** Sets whether jobs are only checked, once each, and never run; false by default. */
    public Fixpoint noAct(boolean noAct) {
        options.set("noAct", noAct);
        return this;
    }

    /**
     * Sets whether jobs are only checked, once each, and never run, like {@link #noAct}, but what depends on a job whose check
     * fails is checked all the same, although what it needs is not there yet; false by default.
     */
    public Fixpoint deepNoAct(boolean deepNoAct) {
        options.set("deepNoAct", deepNoAct);
        return this;
    }

    /**
     * Sets whether, after the first job has finally failed, nothing new starts and nothing is retried; false by default:
     * everything that does not depend on a failed job is done.
     */
    public Fixpoint failFast(boolean failFast) {
        options.set("failFast", failFast);
        return this;
    }

    /** Sets whether cleanup is left to be called by {@link #cleanup()}; false by default. */
    public Fixpoint manualCleanup(boolean manualCleanup) {
        options.set("manualCleanup", manualCleanup);
        return this;
    }

    /**
     * Excludes jobs, besides those excluded before: they take no part, and what depends on them is blocked.
     *
     * @throws UnknownJobException if no job of the graph has one of the names
     * @throws IllegalStateException if one of them was assumed done
     */
    public Fixpoint exclude(String... names) {
        options.exclude(names);
        return this;
    }

    /**
     * Assumes jobs to be done, besides those assumed before: they take no part, and count as satisfied for what depends on
     * them.
     *
     * @throws UnknownJobException if no job of the graph has one of the names
     * @throws IllegalStateException if one of them was excluded
     */
    public Fixpoint assumeDone(String... names) {
        options.assumeDone(names);
        return this;
    }

    /** Adds a listener, behind those added before. */
    public Fixpoint listener(Listener listener) {
        options.listener(listener);
        return this;
    }

    /**
     * Lets the given code set what was not set before: an option that was, or an argument or a stored value of a name that was
     * given one, stays as it is instead of being refused; of a policy, what it leaves open is set. Limits of pools that no job
     * needs, perhaps because only a part of the jobs converges, are passed over. For a program whose users set options of their own.
     */
    public Fixpoint defaults(Consumer<Fixpoint> code) {
        options.defaults(() -> code.accept(this));
        return this;
    }

    /** Sets the clock and the way of waiting; {@link TimeSource#system()} by default. */
    public Fixpoint timeSource(TimeSource timeSource) {
        options.set("timeSource", timeSource);
        return this;
    }

    /**
     * Checks and runs jobs until nothing is left to do, cleans up, and returns what was done. Whether it succeeded is said by
     * the report; only misuse is thrown, and what the virtual machine could not go on with.
     *
     * <p>Interrupting the calling thread cancels, and the thread is interrupted again when this returns. With parallelism 1
     * this can be seen only where a phase blocks, ends by throwing the interruption, or asks whether to stop, and between
     * phases: a flag that a phase merely leaves behind does not disturb the next job, but is set again at the end.
     *
     * @throws IllegalStateException if this object is converging already, if a {@link #cleanup()} by hand is due, or if a job is
     *     named after a {@linkplain #secret secret}
     * @throws VirtualMachineError if a job threw one other than a {@link StackOverflowError}, after cleanup
     */
    public Report converge() {
        Convergence convergence = new Convergence(options.settings());
        if (!running.compareAndSet(null, convergence)) {
            throw new IllegalStateException(
                    "this convergence is running already; make another one with Fixpoint.of(...)");
        }
        try {
            if (awaitingCleanup != null) {
                throw new IllegalStateException("call cleanup() for the last convergence before converging again");
            }
            if (options.settings().mode().manualCleanup()) {
                awaitingCleanup = convergence;
            }
            return convergence.converge();
        } finally {
            running.set(null);
        }
    }

    /**
     * Unwinds the last convergence, if that was {@linkplain #manualCleanup left to be called by hand}: calls {@link
     * Job#cleanup} on every instance whose run was executed, latest attempt first.
     *
     * @return what was done; its failures are not thrown
     * @throws IllegalStateException if cleanup is automatic, was done already, or the convergence has not ended
     */
    public CleanupReport cleanup() {
        Convergence convergence = awaitingCleanup;
        if (running.get() == null && convergence == null) {
            throw new IllegalStateException(
                    options.isSet("manualCleanup")
                            ? "nothing to clean up: cleanup() is called once, after converge()"
                            : "cleanup is automatic; set manualCleanup(true) to call it by hand");
        }
        if (convergence == null || !running.compareAndSet(null, convergence)) {
            throw new IllegalStateException(
                    "the convergence is still running; call cleanup() when converge() has returned");
        }
        try {
            if (awaitingCleanup != convergence) {
                throw new IllegalStateException("another thread has just cleaned up");
            }
            awaitingCleanup = null;
            return convergence.cleanUp();
        } finally {
            running.set(null);
        }
    }

    /**
     * Cancels the convergence that is running: nothing new starts, running phases are interrupted and get the {@linkplain
     * #gracePeriod grace period}, then cleanup runs and {@link #converge()} returns. Safe for use by any thread, jobs and
     * listeners included.
     *
     * @return whether there was something to cancel that was not cancelled already
     */
    public boolean cancel() {
        Convergence convergence = running.get();
        return convergence != null && convergence.cancel();
    }
}
