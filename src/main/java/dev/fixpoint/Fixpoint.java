package dev.fixpoint;

import dev.fixpoint.engine.Convergence;
import dev.fixpoint.engine.Settings;
import dev.fixpoint.engine.Threads;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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

    private final JobGraph graph;
    private final List<Object> positional = new ArrayList<>();
    private final Map<String, Object> named = new LinkedHashMap<>();
    private final Map<String, Object> storage = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> excluded = new LinkedHashSet<>();
    private final Set<String> assumed = new LinkedHashSet<>();
    private final List<Listener> listeners = new ArrayList<>();

    private @Nullable Integer tries;
    private @Nullable Duration retryDelay;
    private @Nullable Integer parallelism;
    private @Nullable Boolean virtualThreads;
    private @Nullable Duration gracePeriod;
    private @Nullable Boolean threadNames;
    private @Nullable Boolean noAct;
    private @Nullable Boolean deepNoAct;
    private @Nullable Boolean failFast;
    private @Nullable Boolean manualCleanup;
    private @Nullable TimeSource timeSource;

    private final AtomicReference<@Nullable Convergence> running = new AtomicReference<>();
    private volatile @Nullable Settings settings;
    private volatile @Nullable Convergence awaitingCleanup;

    private Fixpoint(JobGraph graph) {
        this.graph = graph;
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
        String what = "argument " + quote(name);
        put(named, name, value, what);
        return this;
    }

    /**
     * Gives the jobs positional arguments, behind those given before.
     *
     * @throws NullPointerException if a value is null
     */
    public Fixpoint arguments(Object... values) {
        refuseIfStarted();
        for (Object value : values) {
            positional.add(Objects.requireNonNull(value, "a positional argument must not be null"));
        }
        return this;
    }

    /**
     * Puts a value into global storage before each convergence.
     *
     * @throws NullPointerException if the value is null
     * @throws IllegalStateException if a value was stored under that key already
     */
    public Fixpoint store(String key, Object value) {
        put(storage, key, value, "the stored value " + quote(key));
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
     * too. Jobs see the values as they are. Names of jobs are not masked.
     */
    public Fixpoint secret(String... names) {
        refuseIfStarted();
        for (String name : names) {
            secrets.add(Objects.requireNonNull(name, "name"));
        }
        return this;
    }

    /**
     * Sets the tries of jobs that declare none; {@value #DEFAULT_TRIES} by default.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Fixpoint defaultTries(int tries) {
        requireAtLeastOne("defaultTries", tries, "the first attempt counts");
        this.tries = once("defaultTries", this.tries, tries);
        return this;
    }

    /**
     * Sets the retry delay of jobs that declare none, the least time between the end of one attempt and the start of the
     * next; 1 second by default.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Fixpoint defaultRetryDelay(Duration delay) {
        requireNotNegative("defaultRetryDelay", delay);
        this.retryDelay = once("defaultRetryDelay", retryDelay, delay);
        return this;
    }

    /**
     * Sets how many attempts run at once; 1 by default. With 1, unless on {@linkplain #virtualThreads() virtual threads},
     * phases run on the thread that calls {@link #converge()}; with more, on platform threads of their own.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Fixpoint parallelism(int parallelism) {
        requireAtLeastOne("parallelism", parallelism, "1 runs one job after the other");
        this.parallelism = once("parallelism", this.parallelism, parallelism);
        return this;
    }

    /**
     * Runs attempts on virtual threads: as many at once as are ready, or as {@link #parallelism} says.
     *
     * @throws UnsupportedOperationException if this version of Java has none: it needs Java 21 or later
     */
    public Fixpoint virtualThreads() {
        Threads.virtualThreads();
        this.virtualThreads = once("virtualThreads", virtualThreads, true);
        return this;
    }

    /**
     * Sets how long attempts may go on in parallel after they were interrupted because of a cancel; 5 seconds by default.
     * After that their threads are left behind, and their cleanup is skipped and reported. With parallelism 1 the end of the
     * attempt is waited for, however long it takes.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Fixpoint gracePeriod(Duration period) {
        requireNotNegative("gracePeriod", period);
        this.gracePeriod = once("gracePeriod", gracePeriod, period);
        return this;
    }

    /**
     * Sets whether a thread carries the name of the job that it works for, which thread dumps and loggers show; true by
     * default. Naming a platform thread is a system call, which takes longer than all else that is done for a job: where
     * there are a million jobs that take no time themselves, it may be turned off.
     */
    public Fixpoint threadNames(boolean threadNames) {
        this.threadNames = once("threadNames", this.threadNames, threadNames);
        return this;
    }

    /** Sets whether jobs are only checked, once each, and never run; false by default. */
    public Fixpoint noAct(boolean noAct) {
        this.noAct = once("noAct", this.noAct, noAct);
        return this;
    }

    /**
     * Sets whether jobs are only checked, once each, and never run, like {@link #noAct}, but what depends on a job whose check
     * fails is checked all the same, although what it needs is not there yet; false by default.
     */
    public Fixpoint deepNoAct(boolean deepNoAct) {
        this.deepNoAct = once("deepNoAct", this.deepNoAct, deepNoAct);
        return this;
    }

    /**
     * Sets whether, after the first job has finally failed, nothing new starts and nothing is retried; false by default:
     * everything that does not depend on a failed job is done.
     */
    public Fixpoint failFast(boolean failFast) {
        this.failFast = once("failFast", this.failFast, failFast);
        return this;
    }

    /** Sets whether cleanup is left to be called by {@link #cleanup()}; false by default. */
    public Fixpoint manualCleanup(boolean manualCleanup) {
        this.manualCleanup = once("manualCleanup", this.manualCleanup, manualCleanup);
        return this;
    }

    /**
     * Excludes jobs, besides those excluded before: they take no part, and what depends on them is blocked.
     *
     * @throws UnknownJobException if no job of the graph has one of the names
     * @throws IllegalStateException if one of them was assumed done
     */
    public Fixpoint exclude(String... names) {
        addAll(excluded, names, assumed, "is assumed done already, and cannot be excluded as well");
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
        addAll(assumed, names, excluded, "is excluded already, and cannot be assumed done as well");
        return this;
    }

    /** Adds a listener, behind those added before. */
    public Fixpoint listener(Listener listener) {
        refuseIfStarted();
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Sets the clock and the way of waiting; {@link TimeSource#system()} by default. */
    public Fixpoint timeSource(TimeSource timeSource) {
        this.timeSource = once("timeSource", this.timeSource, timeSource);
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
     * @throws IllegalStateException if this object is converging already, or a {@link #cleanup()} by hand is due
     * @throws VirtualMachineError if a job threw one other than a {@link StackOverflowError}, after cleanup
     */
    public Report converge() {
        Convergence convergence = new Convergence(settings());
        if (!running.compareAndSet(null, convergence)) {
            throw new IllegalStateException(
                    "this convergence is running already; make another one with Fixpoint.of(...)");
        }
        try {
            if (awaitingCleanup != null) {
                throw new IllegalStateException("call cleanup() for the last convergence before converging again");
            }
            if (settings().mode().manualCleanup()) {
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
                    isSet(manualCleanup)
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

    private Settings settings() {
        Settings fixed = settings;
        if (fixed == null) {
            fixed = new Settings(
                    graph,
                    new Arguments(positional, named, secrets),
                    Map.copyOf(storage),
                    Objects.requireNonNullElse(tries, DEFAULT_TRIES),
                    Objects.requireNonNullElse(retryDelay, DEFAULT_RETRY_DELAY),
                    new Settings.Mode(
                            isSet(noAct) || isSet(deepNoAct), isSet(deepNoAct), isSet(failFast), isSet(manualCleanup)),
                    new Settings.Workers(
                            Objects.requireNonNullElse(parallelism, isSet(virtualThreads) ? Integer.MAX_VALUE : 1),
                            isSet(virtualThreads),
                            Objects.requireNonNullElse(gracePeriod, DEFAULT_GRACE_PERIOD),
                            Objects.requireNonNullElse(threadNames, true)),
                    Set.copyOf(secrets),
                    Set.copyOf(excluded),
                    Set.copyOf(assumed),
                    List.copyOf(listeners),
                    Objects.requireNonNullElse(timeSource, TimeSource.system()));
            settings = fixed;
        }
        return fixed;
    }

    private static boolean isSet(@Nullable Boolean option) {
        return Boolean.TRUE.equals(option);
    }

    private <T> T once(String option, @Nullable T present, T value) {
        refuseIfStarted();
        if (present != null) {
            throw new IllegalStateException(
                    option + " was already set to " + present + "; it cannot be set again, to " + value);
        }
        return Objects.requireNonNull(value, option);
    }

    private void put(Map<String, Object> values, String name, Object value, String what) {
        refuseIfStarted();
        Objects.requireNonNull(value, () -> what + " must not be null; leave it out instead");
        if (values.putIfAbsent(name, value) != null) { // values are not shown: they may be secret
            throw new IllegalStateException(what + " was already set; it cannot be set again");
        }
    }

    private void addAll(Set<String> names, String[] added, Set<String> others, String refusal) {
        refuseIfStarted();
        for (String name : added) {
            graph.position(name); // must exist
            if (others.contains(name)) {
                throw new IllegalStateException("job " + quote(name) + " " + refusal);
            }
            names.add(name);
        }
    }

    private void refuseIfStarted() {
        if (settings != null) {
            throw new IllegalStateException("options are fixed once converge() was called; set them before");
        }
    }

    private static void requireAtLeastOne(String option, int value, String remark) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be 1 or more (" + remark + "), not " + value);
        }
    }

    private static void requireNotNegative(String option, Duration value) {
        Objects.requireNonNull(value, option);
        if (value.isNegative()) {
            throw new IllegalArgumentException(option + " must be zero or more, not " + Durations.format(value));
        }
    }

    private static String quote(String name) {
        return Quoted.of(Objects.requireNonNull(name, "name"));
    }
}
