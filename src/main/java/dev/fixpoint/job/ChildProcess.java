package dev.fixpoint.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A program that a job starts and waits for. Made by {@link JobContext#process}; each {@link #run} starts it once more.
 *
 * <pre>{@code
 * job.process("git", "clone", url, "repo").directory(work).environment("GIT_TERMINAL_PROMPT", "0").run();
 * String commit = job.process("git", "rev-parse", "HEAD").directory(work).run().output().strip();
 * boolean clean = job.process("git", "diff", "--quiet").directory(work).tryRun().succeeded();
 * }</pre>
 *
 * <p>There is no shell in between: each argument reaches the program as it is, whatever is in it. What the program writes is
 * read as UTF-8, with a replacement character for what is not, and kept up to a {@linkplain #captureLimit limit}. Unless it is
 * given an {@link #input}, its standard input is at its end, so that a program that asks for something does not wait for it.
 *
 * <p>The program and everything that it has started are ended when the waiting thread is interrupted, as it is by a timeout and
 * by a cancel; when the phase ends in which it was started, if another thread still waits for it then; and at once, when the
 * engine abandons the attempt. They are asked to end, and killed if they have not after the {@linkplain #gracePeriod grace
 * period}. On Linux this reaches also what has detached itself from its parent, since it has inherited the variable {@value
 * #MARK} of the environment; elsewhere it does not, and nowhere does it reach what runs as another user.
 *
 * <p>A program that has ended by itself may leave others behind that have detached themselves from its output, such as a server
 * with a log of its own: those stay. What still holds its output is ended with it.
 *
 * <p>Each option is set once at the most. Used by one thread.
 */
public interface ChildProcess {

    /** How much of standard output, and of standard error, is kept by default, in bytes: {@value}. */
    int DEFAULT_CAPTURE_LIMIT = 1 << 20;

    /** How long processes that were asked to end may take by default: 1 second. */
    Duration DEFAULT_GRACE_PERIOD = Duration.ofSeconds(1);

    /** The variable of the environment by which processes are found whose parent has ended: {@value}. */
    String MARK = "FIXPOINT_PROCESS";

    /** Sets the directory in which the program runs; by default that of this program. */
    ChildProcess directory(Path directory);

    /**
     * Sets a variable of the environment, in place of an inherited one. If its name was declared secret, as an argument's may be,
     * its value is one from then on.
     *
     * @throws IllegalArgumentException if the name is empty, or has a {@code =} in it
     * @throws IllegalStateException if the variable was set or removed already
     */
    ChildProcess environment(String name, String value);

    /**
     * Removes a variable that would be inherited from the environment of this program.
     *
     * @throws IllegalStateException if the variable was set or removed already
     */
    ChildProcess withoutEnvironment(String name);

    /** Lets the program inherit no variable from this one: it has those that are set here, and {@value #MARK}. */
    ChildProcess emptyEnvironment();

    /** Gives the program a text to read, in UTF-8. It need not read all of it. */
    ChildProcess input(String text);

    /** Keeps standard error together with standard output, in the order in which they were written. */
    ChildProcess mergeErrors();

    /**
     * Sets how many bytes are kept of standard output, and of standard error; 1 MiB by default. Of more, the last ones are kept,
     * since they say why a program has failed, and {@link ProcessResult#truncated} tells so.
     *
     * @throws IllegalArgumentException if it is negative
     */
    ChildProcess captureLimit(int bytes);

    /**
     * Hands each line to the given code as soon as it was written, of standard output and standard error alike; {@code
     * job::status} shows them as the job's status. The code is called for one line at a time, on a thread of its own. A carriage
     * return ends a line too, as in progress bars; a line longer than 8192 bytes comes in pieces. If the code throws,
     * the program is ended, and {@link #run} throws the same.
     */
    ChildProcess onLine(Consumer<String> code);

    /**
     * Sets how long processes may take to end after they were asked to, before they are killed; 1 second by default. It counts
     * only as far as it is within the grace period that the convergence gives to interrupted phases.
     *
     * @throws IllegalArgumentException if it is negative
     */
    ChildProcess gracePeriod(Duration period);

    /**
     * Starts the program and waits until it has ended.
     *
     * @return what it has written
     * @throws ProcessFailedException if it cannot be started, or ends with another exit code than 0. The message tells the command,
     *     the exit code and the last lines that it wrote to standard error, or to standard output if there are none
     * @throws InterruptedException if the thread was interrupted, or the convergence was cancelled and this is no cleanup; the
     *     program is not running any more
     */
    ProcessResult run() throws InterruptedException;

    /**
     * Starts the program and waits until it has ended, like {@link #run}, whatever its exit code.
     *
     * @throws ProcessFailedException if it cannot be started
     * @throws InterruptedException if the thread was interrupted, or the convergence was cancelled and this is no cleanup; the
     *     program is not running any more
     */
    ProcessResult tryRun() throws InterruptedException;
}
