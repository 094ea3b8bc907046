package dev.fixpoint.engine;

import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A process that was started, with the threads that read and write its streams. One thread waits; any may end it. */
final class RunningProcess {

    /** How long a stream may stand still, after all processes in reach have ended, until it is given up. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    private final Process process;
    private final ProcessTree tree;
    private final Duration patience;
    private final List<OutputReader> readers = new ArrayList<>();
    private final List<StreamThread> streams = new ArrayList<>();

    /** Complete as soon as the work on a stream has failed. */
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    private volatile boolean ended;

    /**
     * Takes charge of a process that was just started.
     *
     * @param patience how long its descendants may take to end when they are asked to
     */
    RunningProcess(Process process, ProcessTree tree, Duration patience) {
        this.process = process;
        this.tree = tree;
        this.patience = patience;
    }

    /** Starts reading from it. Called before anybody waits. */
    void read(String threadName, OutputReader reader) {
        readers.add(reader);
        streams.add(new StreamThread(threadName, reader, failure));
    }

    /** Starts writing to it. Called before anybody waits. */
    void write(String threadName, StreamThread.Work writer) {
        streams.add(new StreamThread(threadName, writer, failure));
    }

    /**
     * Waits until the process has ended and what it wrote was read, and returns its exit code. When this returns or throws,
     * nothing of it is left that holds its output.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    int await() throws InterruptedException {
        boolean over = false;
        try {
            await(CompletableFuture.anyOf(process.onExit(), failure), Long.MAX_VALUE);
            boolean readToEnd = await(allStreamsEnd(), Durations.toNanos(patience));
            tree.endThoseHoldingOutput(patience); // also if all is read: it may have been cut off from them
            if (!readToEnd) {
                awaitStreamsThatGoOn();
            }
            over = true;
            return process.exitValue();
        } finally {
            if (!over) {
                tree.end(patience);
            }
        }
    }

    /** Lets the rest be read, and handed on, however long that takes; but whoever holds a stream now is out of reach. */
    private void awaitStreamsThatGoOn() throws InterruptedException {
        boolean busy = true;
        while (busy && !await(allStreamsEnd(), STANDSTILL.toNanos())) {
            busy = false;
            for (OutputReader reader : readers) {
                busy |= reader.isBusy();
            }
        }
    }

    private CompletableFuture<Void> allStreamsEnd() {
        return CompletableFuture.allOf(streams.stream().map(StreamThread::end).toArray(CompletableFuture<?>[]::new));
    }

    /** Returns false if the time has passed before. Throws what a stream has failed with. */
    private static boolean await(CompletableFuture<?> something, long nanos) throws InterruptedException {
        try {
            something.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    /** The code that takes the lines can throw nothing that is checked. */
    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** Asks it to end because the phase is over that has started it. */
    void ask() {
        ended = true;
        tree.ask();
    }

    /**
     * Ends it because the phase is over that has started it. Returns when nothing of it is left.
     *
     * @param asked how long ago it was asked to
     */
    void end(Duration asked) {
        ended = true;
        Duration left = patience.minus(asked);
        tree.end(left.isNegative() ? Duration.ZERO : left);
    }

    /** Kills it without waiting for its end. */
    void kill() {
        ended = true;
        tree.kill();
    }

    /** Returns whether somebody else than the waiting thread has ended it. */
    boolean wasEnded() {
        return ended;
    }
}
