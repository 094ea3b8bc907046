package dev.fixpoint.live;

import dev.fixpoint.event.Event;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.live.Scene.Active;
import dev.fixpoint.live.Scene.Counts;
import dev.fixpoint.live.Scene.Resting;
import dev.fixpoint.live.Scene.Retry;
import dev.fixpoint.live.Scene.Stage;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.ErrorText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is going on in a convergence, so that a scene of it costs no more than what it shows. An event costs the same in
 * every convergence, but for a retry, which finds its place among the others that wait.
 *
 * <p>Not safe for use by several threads.
 */
final class Board {

    /** As much of a message or a status line as could ever be shown. */
    private static final int LONGEST = 1_000;

    /** A job that has finally failed, as long as it is not yet known how many others that blocks. */
    private static final class Failure {

        private final String job;
        private final int attempts;
        private final String reason;
        private int blocked;
        private boolean old;

        Failure(String job, int attempts, String reason) {
            this.job = job;
            this.attempts = attempts;
            this.reason = reason;
        }
    }

    /** What is known of an attempt that has failed. */
    private record Failed(int attempt, String reason) {}

    private final Messages messages;
    private final Instant started;
    private final Secrets secrets;
    private final int total;
    private Stage stage;

    /** In the order in which attempts began: the one that is worked for longest is shown first. */
    private final Map<String, Active> active = new LinkedHashMap<>();

    /** Between two checks, as far as is known: if no other is to follow, the end of the attempt is told next. */
    private final Map<String, Resting> resting = new LinkedHashMap<>();

    /** How often the check of an attempt has passed. */
    private final Map<String, Integer> passed = new HashMap<>();

    private final Map<String, Throwable> errors = new HashMap<>();
    private final Map<String, Failed> failed = new HashMap<>();
    private final Map<String, Retry> retries = new HashMap<>();
    private final TreeSet<Retry> byTime =
            new TreeSet<>(Comparator.comparing(Retry::due).thenComparing(Retry::job));

    private int done;
    private int failures;
    private int blocked;
    private int cancelled;

    private @Nullable Failure failure;
    private final List<String> lines = new ArrayList<>();

    /**
     * Creates the board of a convergence that has started.
     *
     * @param total how many jobs take part
     */
    Board(Event.ConvergenceStarted event, int total, Messages messages) {
        this.messages = messages;
        this.started = event.time();
        this.secrets = event.secrets();
        this.total = total;
        this.stage = event.noAct() ? Stage.CHECKING : Stage.CONVERGING;
    }

    Instant started() {
        return started;
    }

    /** Returns the text with all secrets masked. */
    String mask(String text) {
        return secrets.mask(text);
    }

    /** Shows that the convergence was told to stop. */
    void cancelling() {
        if (stage != Stage.CLEANING_UP) {
            stage = Stage.CANCELLING;
        }
    }

    void attemptStarted(Event.AttemptStarted event) {
        settle();
        Retry retry = retries.remove(event.job());
        if (retry != null) {
            byTime.remove(retry);
        }
        failed.remove(event.job());
        active.put(event.job(), new Active(event.job(), "start", event.time(), ""));
    }

    void phaseStarted(Event.PhaseStarted event) {
        Resting rested = resting.remove(event.job());
        if (rested != null) {
            active.put(event.job(), new Active(event.job(), event.phase().toString(), rested.since(), ""));
        } else {
            active.computeIfPresent(
                    event.job(), (job, before) -> new Active(job, event.phase().toString(), before.since(), ""));
        }
    }

    void phaseEnded(Event.PhaseEnded event) {
        event.error().ifPresent(error -> errors.put(event.job(), error));
        if (event.error().isEmpty() && event.phase() != Phase.RUN) {
            Active before = active.remove(event.job());
            if (before != null) {
                int checks = passed.merge(event.job(), 1, Integer::sum);
                resting.put(event.job(), new Resting(event.job(), before.since(), checks));
            }
        }
    }

    void statusChanged(Event.StatusChanged event) {
        active.computeIfPresent(
                event.job(),
                (job, before) -> new Active(job, before.work(), before.since(), beginning(event.status())));
    }

    void attemptEnded(Event.AttemptEnded event) {
        settle();
        String job = event.job();
        active.remove(job);
        resting.remove(job);
        passed.remove(job);
        Throwable error = errors.remove(job);
        if (event.outcome() == Outcome.FAILED) {
            String reason = error == null ? "" : reason(error);
            failed.put(job, new Failed(event.attempt(), reason));
            event.nextAttempt().ifPresent(due -> wait(new Retry(job, due, event.attempt(), reason)));
        }
    }

    private void wait(Retry retry) {
        retries.put(retry.job(), retry);
        byTime.add(retry);
    }

    void jobFinished(Event.JobFinished event) {
        if (event.outcome() != Outcome.BLOCKED) {
            settle();
        }
        Retry retry = retries.remove(event.job());
        if (retry != null) {
            byTime.remove(retry);
        }
        Failed last = failed.remove(event.job());
        switch (event.outcome()) {
            case PASSED, CONVERGED -> done++;
            case FAILED -> {
                failures++;
                if (stage != Stage.CHECKING) { // with no-act it is what was asked for
                    String reason = last == null ? reason(event.error()) : last.reason();
                    failure = new Failure(event.job(), last == null ? 1 : last.attempt(), reason);
                }
            }
            case BLOCKED -> {
                blocked++;
                if (failure != null) { // they are told right behind what blocks them
                    failure.blocked++;
                    failure.old = false;
                }
            }
            default -> cancelled++;
        }
    }

    void cleanupStarted(Event.CleanupStarted event) {
        settle();
        stage = Stage.CLEANING_UP;
        active.put(event.job(), new Active(event.job(), "cleanup", event.time(), ""));
    }

    void cleanupEnded(Event.CleanupEnded event) {
        settle();
        active.remove(event.job());
        event.error().ifPresent(error -> lines.add(messages.cleanupFailure(event.job(), reason(error))));
    }

    /** Writes the line of the last failure: no more jobs will be told that it blocks. */
    void settle() {
        Failure known = failure;
        if (known != null) {
            failure = null;
            lines.add(messages.failure(known.job, known.attempts, known.blocked, known.reason));
        }
    }

    /** Called at each redraw: a failure that was there at the last one already, unchanged, is written without waiting on. */
    void age() {
        Failure known = failure;
        if (known != null && known.old) {
            settle();
        } else if (known != null) {
            known.old = true;
        }
    }

    /** Returns what is to be printed above the display, and forgets it. */
    List<String> takeLines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** Returns what there is to show in so many lines. */
    Scene scene(int most) {
        return new Scene(
                started,
                stage,
                new Counts(total, done, failures, blocked, cancelled, active.size(), byTime.size() + resting.size()),
                active.values().stream().limit(most).toList(),
                byTime.stream().limit(most).toList(),
                resting.values().stream().limit(most).toList());
    }

    private String reason(Optional<Throwable> error) {
        return error.map(this::reason).orElse("");
    }

    private String reason(Throwable error) {
        String message = secrets.mask(ErrorText.message(error)); // before it is cut, which might split a secret
        return beginning(ErrorText.firstLine(error.getClass().getName(), message));
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
