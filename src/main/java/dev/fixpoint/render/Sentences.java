package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the reports for people say of a run, each in its own form. */
final class Sentences {

    /** What is worst comes first. */
    private static final List<Outcome> ORDER = List.of(
            Outcome.FAILED,
            Outcome.BLOCKED,
            Outcome.CANCELLED,
            Outcome.NOT_RUN,
            Outcome.EXCLUDED,
            Outcome.ASSUMED,
            Outcome.PASSED,
            Outcome.CONVERGED);

    private static final int MOST_NAMES = 8;

    private Sentences() {}

    static String verdict(RunRecord run) {
        if (run.timedOut()) {
            return "timed out"
                    + run.settings()
                            .flatMap(RunSettings::timeout)
                            .map(limit -> " after " + Durations.format(limit))
                            .orElse("");
        }
        if (run.cancelled()) {
            return "cancelled";
        }
        if (run.mode() != RunRecord.Mode.CONVERGE) {
            return run.succeeded() ? "nothing to do" : "not as wanted";
        }
        return run.succeeded() ? "succeeded" : "failed";
    }

    static String totals(RunRecord run) {
        List<String> counts = new ArrayList<>();
        counts.add(number(run.jobs().size(), "job"));
        for (Outcome outcome : ORDER) {
            if (run.count(outcome) > 0) {
                counts.add(run.count(outcome) + " " + outcome);
            }
        }
        return String.join(", ", counts) + "; " + number(run.attempts(), "attempt") + ", "
                + number(run.sweeps(), "sweep") + ", " + Durations.format(run.duration())
                + (run.waited().isZero() ? "" : ", " + Durations.format(run.waited()) + " of it waiting");
    }

    /** Returns why a job ended as it did, or why it ran. */
    static String reason(JobRecord job) {
        return switch (job.outcome()) {
            case FAILED, CANCELLED -> job.failure().orElse("");
            case BLOCKED -> "blocked by " + names(job.blockedBy(), UnaryOperator.identity());
            case CONVERGED ->
                job.lastAttempt()
                        .flatMap(last -> last.phases().stream().findFirst())
                        .flatMap(PhaseRecord::error)
                        .map(ErrorRecord::firstLine)
                        .orElse("");
            default -> "";
        };
    }

    /** Returns what the run of the last attempt threw, if that is not what the job has failed with anyway. */
    static Optional<ErrorRecord> runError(JobRecord job) {
        return job.lastAttempt()
                .flatMap(last -> last.phases().stream()
                        .filter(phase -> phase.phase() == Phase.RUN)
                        .findFirst())
                .flatMap(PhaseRecord::error)
                .filter(error -> !job.error().equals(Optional.of(error)));
    }

    /** Returns a run's error in a few words. Many errors of files have nothing but a path for a message. */
    static String typeAndMessage(ErrorRecord error) {
        String type = error.type()
                .substring(Math.max(error.type().lastIndexOf('.'), error.type().lastIndexOf('$')) + 1);
        return error.message().isEmpty() ? type : type + ": " + error.firstLine();
    }

    /** Returns the time that a job took, waits for its retry delays not counted. */
    static Duration work(JobRecord job) {
        Duration work = Duration.ZERO;
        for (AttemptRecord attempt : job.attempts()) {
            for (PhaseRecord phase : attempt.phases()) {
                work = work.plus(phase.duration());
            }
        }
        return work;
    }

    /** Returns some of the names, as each of them is shown, and how many more there are. */
    static String names(List<String> names, UnaryOperator<String> shown) {
        List<String> some = names.subList(0, Math.min(names.size(), MOST_NAMES));
        return some.stream().map(shown).collect(Collectors.joining(", "))
                + (names.size() > some.size() ? " and " + (names.size() - some.size()) + " more" : "");
    }

    static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
