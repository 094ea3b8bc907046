package dev.fixpoint.report;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a convergence did. Immutable, and safe for use by several threads.
 *
 * <p>Made by the engine, which keeps what happened in a compact form and makes the report of a job when it is asked for. Not
 * meant to be implemented elsewhere: methods may be added.
 */
public interface Report {

    /** Returns the graph that was converged. */
    JobGraph graph();

    /** Returns how the convergence was told to go about it. */
    RunSettings settings();

    /** Returns the arguments that the jobs were given. */
    Arguments arguments();

    /** Returns a copy of what was in global storage at the end, by key. */
    Map<String, Object> storage();

    /**
     * Returns what was in global storage at the end under a key, if there was anything.
     *
     * @throws IllegalStateException if it has another type than the key
     */
    default <T> Optional<T> stored(Key<T> key) {
        return Optional.ofNullable(storage().get(key.name())).map(key::cast);
    }

    /** Returns when the convergence started. */
    Instant started();

    /** Returns how long it took, automatic cleanup included. */
    Duration duration();

    /** Returns how much of {@link #duration()} was spent waiting for retry delays with nothing else to do. */
    Duration waited();

    /** Returns how many sweeps there were. */
    int sweeps();

    /** Returns how many attempts there were, of all jobs together. */
    int attempts();

    /** Returns whether the convergence was told not to act: checks only. */
    boolean noAct();

    /** Returns whether, in a convergence that was told not to act, everything was checked, whatever it depends on. */
    boolean deep();

    /** Returns what must not be shown; all that this library makes of a report is masked already. */
    Secrets secrets();

    /** Returns whether the convergence was cancelled or interrupted before its end. */
    boolean cancelled();

    /** Returns whether it was cancelled because its time was up. */
    boolean timedOut();

    /**
     * Returns the threads that were left behind, in the order of that: each still worked, when it was given up, in a phase
     * that did not end although it was interrupted.
     */
    List<Abandoned> abandoned();

    /**
     * Returns the policy that held for a job: its own, and what that leaves open by the convergence's.
     *
     * @throws UnknownJobException if no job of the graph has that name
     */
    Policy policy(String job);

    /** Returns how many jobs of the graph have an outcome. */
    int count(Outcome outcome);

    /**
     * Returns how a job ended.
     *
     * @throws UnknownJobException if no job of the graph has that name
     */
    Outcome outcome(String job);

    /**
     * Returns what became of a job.
     *
     * @throws UnknownJobException if no job of the graph has that name
     */
    JobReport job(String name);

    /**
     * Returns what became of each job of the graph, in the order of their positions. Each is made anew when the list is
     * asked for it.
     */
    List<JobReport> jobs();

    /** Returns whether all jobs that took part are satisfied. */
    boolean allSatisfied();

    /** Returns what automatic cleanup did; nothing if cleanup was left to be called by hand. */
    CleanupReport cleanup();

    /** Returns the first error that a listener threw, if any did. It did not disturb the convergence. */
    Optional<Throwable> listenerError();

    /** Returns whether all jobs that took part are satisfied, and no cleanup failed. */
    default boolean succeeded() {
        return allSatisfied() && cleanup().succeeded();
    }

    /** Returns whether at least one job that took part is satisfied. */
    default boolean partiallySucceeded() {
        return count(Outcome.PASSED) + count(Outcome.CONVERGED) > 0;
    }

    /** Returns what became of each job with an outcome, in the order of their positions. */
    default List<JobReport> jobs(Outcome outcome) {
        return graph().jobs().stream()
                .filter(name -> outcome(name) == outcome)
                .map(this::job)
                .toList();
    }

    /**
     * Returns this report.
     *
     * @throws ConvergenceException if the convergence did not {@linkplain #succeeded() succeed}; its message is the summary
     */
    default Report orThrow() {
        if (!succeeded()) {
            throw new ConvergenceException(this);
        }
        return this;
    }

    /**
     * Returns what a person needs to know, in a few lines: the jobs at the root of what went wrong, each with its last error,
     * {@linkplain CheckFailure expected and actual} included, and what it blocks; then the totals, on the last line.
     */
    default String summary() {
        return Summary.of(this);
    }

    /**
     * Returns the graph in the DOT language of Graphviz, its jobs filled green (passed), darkgreen (converged), red (failed)
     * or lightgrey (blocked); all others are left as they are.
     */
    default String toDot() {
        return graph().toDot(job -> Colors.of(outcome(job)));
    }
}
