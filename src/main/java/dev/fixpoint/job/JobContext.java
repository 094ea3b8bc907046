package dev.fixpoint.job;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt of a job knows and shares. Each attempt has its own; the cleanup of an instance gets the context of its
 * attempt.
 *
 * <p>Made by the engine. {@link #status}, {@link #stopRequested}, {@link #result}, both storages and the arguments may be
 * used from any thread.
 */
public interface JobContext {

    /** Returns the name of the job. */
    String name();

    /** Returns the number of this attempt in this convergence, from 1. */
    int attempt();

    /** Returns how many attempts the job has in this convergence; {@code attempt() == tries()} is the last one. */
    int tries();

    /** Returns the phase that is running, or the last one that was. */
    Phase phase();

    /** Returns all arguments of the convergence. */
    Arguments arguments();

    /**
     * Returns the argument of that name as the given type.
     *
     * @throws ArgumentException if there is none, or its value cannot be converted to the type. A check that lets this
     *     out has finally failed: no retry can mend it
     */
    <T> T argument(String name, Class<T> type);

    /**
     * Returns the argument of that name as the given type, or {@code otherwise} if there is none.
     *
     * @throws ArgumentException if there is one, but its value cannot be converted to the type; or if there is none, and
     *     {@code otherwise} is null
     */
    <T> T argument(String name, Class<T> type, T otherwise);

    /**
     * Returns the positional argument at that index, counted from 0, as the given type.
     *
     * @throws ArgumentException if there are not so many, or its value cannot be converted to the type
     * @throws IndexOutOfBoundsException if the index is negative
     */
    <T> T argument(int index, Class<T> type);

    /**
     * Returns the positional argument at that index, counted from 0, as the given type, or {@code otherwise} if there are
     * not so many.
     *
     * @throws ArgumentException if there is one, but its value cannot be converted to the type; or if there is none, and
     *     {@code otherwise} is null
     * @throws IndexOutOfBoundsException if the index is negative
     */
    <T> T argument(int index, Class<T> type, T otherwise);

    /** Returns the storage that lives as long as this attempt: its check, run, recheck and cleanup share it. */
    Storage local();

    /** Returns the storage that lives as long as the convergence: all jobs share it. */
    Storage global();

    /**
     * Returns whether a dependency was run and then satisfied in this convergence, rather than found satisfied at once: a
     * service is restarted if its configuration has changed.
     *
     * <p>It says what happened this time. If the program ends between the two jobs, the next convergence finds the
     * dependency satisfied, and this job must see by its own check that it is still due.
     *
     * @param dependency the name of a job that this one depends on itself, or is ordered {@code after}
     * @throws IllegalArgumentException if it is neither
     */
    boolean converged(String dependency);

    /**
     * Returns whether a dependency was run and then satisfied in this convergence; see {@link #converged(String)}.
     *
     * @param dependency the class of a class-based job
     */
    boolean converged(Class<? extends AnyJob> dependency);

    /**
     * Returns what a dependency has given as its {@linkplain #result result} in this convergence, if it gave one.
     *
     * @param dependency the name of a job that this one depends on itself, or is ordered {@code after}
     * @throws IllegalArgumentException if it is neither
     * @throws IllegalStateException if the result is of another type; the message names both
     */
    <T> Optional<T> resultOf(String dependency, Class<T> type);

    /**
     * Returns what a dependency has given as its {@linkplain #result result} in this convergence; see {@link
     * #resultOf(String, Class)}.
     *
     * @param dependency the class of a class-based job
     */
    <T> Optional<T> resultOf(Class<? extends AnyJob> dependency, Class<T> type);

    /** Returns what the run of this attempt threw, for a recheck or a cleanup that wants to know. */
    Optional<Throwable> runError();

    /**
     * Says in one line how far the phase is, such as {@code "copied 30%"}, for listeners to show. Line breaks become
     * spaces.
     *
     * @throws NullPointerException if the line is null, whether or not anybody listens
     */
    void status(String line);

    /**
     * Returns whether the convergence was asked to stop. A phase that takes long and never blocks should ask now and then,
     * and throw or return early if so; one that blocks is interrupted.
     */
    boolean stopRequested();

    /**
     * Keeps a value for the report, in place of an earlier one of this attempt. The report shows that of the job's last
     * attempt which gave one.
     */
    void result(Object value);

    /**
     * Returns a program to be started, with its arguments.
     *
     * <pre>{@code
     * job.process("git", "fetch", "--quiet").directory(repository).run();
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no program
     */
    default ChildProcess process(String... command) {
        return process(Arrays.asList(command));
    }

    /**
     * Returns a program to be started, with its arguments.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    ChildProcess process(List<String> command);

    /**
     * Fails the check unless the condition holds.
     *
     * @param message why it fails, if it does
     * @throws CheckFailure if the condition is false
     */
    default void require(boolean condition, String message) {
        if (!condition) {
            throw CheckFailure.because(message);
        }
    }

    /**
     * Fails the check unless the two are equal, and lets plans and reports show both.
     *
     * @param what what was looked at, such as {@code "mode of /etc/passwd"}
     * @throws CheckFailure if they are not equal by {@link Objects#deepEquals}, which compares arrays by what is in them
     */
    default void requireEqual(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.deepEquals(expected, actual)) {
            throw CheckFailure.mismatch(what, expected, actual);
        }
    }
}
