package dev.fixpoint.testing;

import dev.fixpoint.test.FakeTime;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.ErrorText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What happened on a {@link FakeTime}, a line for the end of each phase and each attempt, and for each wait. */
public final class Trace implements Listener {

    private final StringBuilder lines = new StringBuilder();

    private void add(Instant time, String line) {
        lines.append(at(time)).append(' ').append(line).append('\n');
    }

    private static String at(Instant time) {
        return Durations.format(Duration.between(FakeTime.START, time));
    }

    private static String result(Optional<Throwable> error) {
        return error.map(thrown -> "fail \"" + ErrorText.firstLine(thrown) + "\"")
                .orElse("pass");
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        add(event.time(), event.job() + "." + event.phase() + ": " + result(event.error()));
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        add(
                event.time(),
                event.job() + " " + event.outcome()
                        + event.nextAttempt()
                                .map(next -> ", again at " + at(next))
                                .orElse(""));
    }

    @Override
    public void waiting(Event.Waiting event) {
        add(event.time(), "waiting until " + at(event.until()) + " for " + event.job());
    }

    @Override
    public void cleanupEnded(Event.CleanupEnded event) {
        add(event.time(), event.job() + ".cleanup: " + result(event.error()));
    }

    /** Returns all lines so far. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
