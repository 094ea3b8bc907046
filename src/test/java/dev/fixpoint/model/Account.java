package dev.fixpoint.model;

import dev.fixpoint.model.AttemptRecord.PhaseEnd;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PhaseReport;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What became of each job, as text in which a difference is seen at once. */
final class Account {

    private Account() {}

    /** Returns all that a report knows of its jobs. */
    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        for (JobReport job : report.jobs()) {
            text.append(line(job.name(), job.outcome(), job.tookPart(), job.blockedBy()));
            attempts(report, job).forEach(attempt -> text.append(line(attempt)));
        }
        return text.toString();
    }

    /** Returns all that a model knows of its jobs. */
    static String of(ReferenceModel model) {
        StringBuilder text = new StringBuilder();
        for (String job : model.order) {
            text.append(line(job, model.outcome(job), model.participants.contains(job), model.blockers(job)));
            model.attempts.stream()
                    .filter(attempt -> attempt.job().equals(job))
                    .forEach(attempt -> text.append(line(attempt)));
        }
        return text.toString();
    }

    /** Returns all that a report knows of the attempts of a job which were not cut short. */
    static List<String> ended(Report report, JobReport job) {
        return attempts(report, job).stream()
                .filter(attempt -> !attempt.cut())
                .map(Account::line)
                .toList();
    }

    /** Returns all that a model knows of the attempts of a job. */
    static List<String> ended(ReferenceModel model, String job) {
        return model.attempts.stream()
                .filter(attempt -> attempt.job().equals(job))
                .map(Account::line)
                .toList();
    }

    /** Returns the attempts of a job that are reported. */
    private static List<AttemptRecord> attempts(Report report, JobReport job) {
        List<AttemptRecord> attempts = new ArrayList<>();
        for (AttemptReport attempt : job.attempts()) {
            List<PhaseEnd> phases = new ArrayList<>();
            for (PhaseReport phase : attempt.phases()) {
                Duration end = Duration.between(report.started(), phase.start()).plus(phase.duration());
                phases.add(new PhaseEnd(
                        phase.phase(), end, phase.error().map(Failure::of).orElse(null)));
            }
            Duration start = Duration.between(report.started(), attempt.start());
            boolean cut = attempt.outcome() == Outcome.CANCELLED;
            attempts.add(new AttemptRecord(job.name(), attempt.number(), attempt.sweep(), start, phases, cut));
        }
        return attempts;
    }

    private static String line(String job, Object outcome, boolean tookPart, List<String> blockedBy) {
        return job + " " + outcome + (tookPart ? "" : " (no part)")
                + (blockedBy.isEmpty() ? "" : " by " + String.join(", ", blockedBy)) + "\n";
    }

    private static String line(AttemptRecord attempt) {
        StringBuilder text = new StringBuilder(
                "    attempt " + attempt.number() + " of sweep " + attempt.sweep() + " at " + attempt.start());
        for (PhaseEnd phase : attempt.phases()) {
            text.append("; ")
                    .append(phase.phase())
                    .append(" until ")
                    .append(phase.time().toSeconds())
                    .append("s: ");
            text.append(
                    phase.failure() == null
                            ? "pass"
                            : Failure.describe(phase.failure().error()));
        }
        return text.append("; ").append(attempt.outcome()).append('\n').toString();
    }
}
