package dev.fixpoint.event;

import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.JobStackTrace;
import dev.fixpoint.text.Quoted;
import java.io.Flushable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/**
 * Prints a line for each phase that ends, in the order in which phases end (rule 12):
 *
 * <pre>{@code
 * TurnOnTV.check: fail
 * TurnOnTV.run: pass
 * TurnOnTV.recheck: fail "Remote batteries are dead."
 * }</pre>
 *
 * <p>The phase that decides, a recheck or a further check of a job that must be stable, says what it failed with.
 *
 * <p>A message of several lines is cut after its first one, which {@code  ...} then follows; an error without a message is
 * shown by the name of its class. Control characters, tabs aside, are written as escapes. Lines end with {@code \n} on every platform. The output is flushed at the end of the
 * convergence, and never closed; what goes wrong with it is in {@code Report.listenerError()}.
 */
public final class PhaseLines implements Listener {

    private final Appendable out;
    private final boolean stackTraces;
    private Secrets secrets = new Secrets(Set.of());

    private PhaseLines(Appendable out, boolean stackTraces) {
        this.out = Objects.requireNonNull(out, "out");
        this.stackTraces = stackTraces;
    }

    /** Returns a listener that prints the lines, usually to {@code System.err}. */
    public static PhaseLines verbose(Appendable out) {
        return new PhaseLines(out, false);
    }

    /**
     * Returns a listener that prints the lines, and under each failure its stack trace, indented, down to where the job was
     * called.
     */
    public static PhaseLines debug(Appendable out) {
        return new PhaseLines(out, true);
    }

    @Override
    public void convergenceStarted(Event.ConvergenceStarted event) {
        secrets = event.secrets();
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        StringBuilder text = new StringBuilder();
        text.append(event.job()).append('.').append(event.phase());
        text.append(event.error().isEmpty() ? ": pass" : ": fail");
        event.error().ifPresent(error -> {
            if (event.phase() == Phase.RECHECK || event.phase() == Phase.CONFIRM) {
                text.append(" \"")
                        .append(ErrorText.firstLine(error, secrets::mask))
                        .append('"');
            }
        });
        text.append('\n');
        if (stackTraces) {
            event.error().ifPresent(error -> text.append(JobStackTrace.of(error, secrets::mask)));
        }
        try {
            out.append(Quoted.visibleLines(text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream or a writer may keep lines, or its troubles, to itself until it is asked. */
    @Override
    public void convergenceEnded(Event.ConvergenceEnded event) {
        try {
            if (out instanceof Flushable flushable) {
                flushable.flush();
            }
            if (out instanceof PrintStream stream && stream.checkError()) {
                throw new IOException("the phase lines could not all be printed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
