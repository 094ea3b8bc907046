package dev.fixpoint.render;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes what happens to a file, as it happens: JSON Lines, an event a line, as {@code docs/events.schema.json} says. Needs
 * Jackson.
 *
 * <p>The first line carries the graph and the arguments, the last one the totals, and secrets are masked, so the file alone
 * tells the whole run. Each line is written at once and in one go: whoever reads the file meanwhile, or after the program was
 * killed, finds whole lines, but for the last one perhaps. A second convergence with the same listener adds another such
 * first line.
 *
 * <pre>{@code
 * try (EventFile events = new EventFile(Path.of("events.jsonl"))) {
 *     Fixpoint.of(graph).listener(events).converge();
 * }
 * }</pre>
 *
 * <p>A file that cannot be written any more, for want of space perhaps, does not disturb the convergence: the first event that
 * fails throws, which the engine logs and keeps in the report as the listener's error, and later events are left out. Not safe
 * for use by several convergences at once.
 */
public final class EventFile implements Listener, AutoCloseable {

    private static final String WHAT = "a file of events";

    private final Consumer<IOException> failed;
    private final OutputStream out;
    private final EventLines lines;
    private boolean over;

    /**
     * Creates the file, or empties it.
     *
     * @throws IllegalStateException if Jackson is missing
     */
    public EventFile(Path file) throws IOException {
        this(file, error -> {
            throw new UncheckedIOException(
                    "cannot write the events to " + file + ": " + error.getMessage() + "; the rest of them is left out",
                    error);
        });
    }

    /**
     * Creates the file, or empties it.
     *
     * @param failed is given what is wrong when the file cannot be written any more, once, instead of it being thrown
     * @throws IllegalStateException if Jackson is missing
     */
    public EventFile(Path file, Consumer<IOException> failed) throws IOException {
        Objects.requireNonNull(file, "file");
        this.failed = Objects.requireNonNull(failed, "failed");
        this.lines = Jackson.required(WHAT, EventLines::new);
        this.out = Files.newOutputStream(file); // unlike a channel's, its thread may be interrupted
    }

    /**
     * Does nothing if a file of events can be made, whatever its name. For asking before a run what would fail in it.
     *
     * @throws IllegalStateException if Jackson is missing
     */
    public static void requireAvailable() {
        Jackson.require(WHAT);
    }

    /** Closes the file. Later events are left out. */
    @Override
    public void close() throws IOException {
        over = true;
        out.close();
    }

    private void write(EventLines.Line line) {
        if (over) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            line.write(bytes);
            out.write(bytes.toByteArray()); // one write: a line is there, or it is not
        } catch (IOException e) {
            over = true; // a line may be cut, so that another one behind it could not be read
            failed.accept(e);
        }
    }

    @Override
    public void convergenceStarted(Event.ConvergenceStarted event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void sweepStarted(Event.SweepStarted event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void attemptStarted(Event.AttemptStarted event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void phaseStarted(Event.PhaseStarted event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void statusChanged(Event.StatusChanged event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void waiting(Event.Waiting event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void cleanupStarted(Event.CleanupStarted event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void cleanupEnded(Event.CleanupEnded event) {
        write(out -> lines.write(event, out));
    }

    @Override
    public void convergenceEnded(Event.ConvergenceEnded event) {
        write(out -> lines.write(event, out));
    }
}
