package dev.fixpoint.command;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.Quoted;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;

/** Progress without a terminal, in plain lines: what has failed as soon as that is final, and what is waited for. */
final class PlainProgress implements Listener {

    /** A shorter wait is over before anybody has read of it. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    private final PrintWriter err;
    private final boolean colors;
    private boolean noAct;
    private Secrets secrets = new Secrets(Set.of());

    PlainProgress(PrintWriter err, boolean colors) {
        this.err = err;
        this.colors = colors;
    }

    @Override
    public void convergenceStarted(Event.ConvergenceStarted event) {
        secrets = event.secrets();
        noAct = event.noAct();
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        if (event.outcome() == Outcome.FAILED && !noAct) { // a plan has verdicts, not failures
            String reason = event.error()
                    .map(error -> ErrorText.firstLine(error, secrets::mask))
                    .map(Quoted::inLine)
                    .orElse("");
            err.println(red("failed") + ": " + Quoted.inLine(event.job()) + ": " + reason);
        }
    }

    @Override
    public void waiting(Event.Waiting event) {
        Duration wait = Duration.between(event.time(), event.until());
        if (wait.compareTo(WORTH_TELLING) >= 0) {
            err.println("waiting " + Durations.format(wait) + " for " + Quoted.inLine(event.job())
                    + (event.waiting() > 1 ? " and " + (event.waiting() - 1) + " more" : ""));
        }
    }

    @Override
    public void cleanupEnded(Event.CleanupEnded event) {
        event.error()
                .ifPresent(error -> err.println(red("failed") + ": cleanup of " + Quoted.inLine(event.job()) + ": "
                        + Quoted.inLine(ErrorText.firstLine(error, secrets::mask))));
    }

    private String red(String text) {
        return colors ? "\u001B[31m" + text + "\u001B[0m" : text;
    }
}
