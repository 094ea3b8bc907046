package dev.fixpoint.report;

import dev.fixpoint.job.Phase;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.ErrorText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A report for a person, on no more than a screen whatever the size of the graph: the root causes, then the totals. */
final class Summary {

    private static final int MOST_CAUSES = 8;
    private static final int MOST_CLEANUPS = 3;
    private static final int MOST_NAMES = 6;
    private static final int LONGEST_MESSAGE = 200;

    private static final List<Outcome> ORDER = List.of(
            Outcome.FAILED,
            Outcome.BLOCKED,
            Outcome.CANCELLED,
            Outcome.NOT_RUN,
            Outcome.EXCLUDED,
            Outcome.ASSUMED,
            Outcome.PASSED,
            Outcome.CONVERGED);

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    private Summary(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        Summary summary = new Summary(report);
        summary.causes();
        summary.cleanups();
        summary.totals();
        return summary.text.toString();
    }

    private void totals() {
        List<String> counts = new ArrayList<>();
        for (Outcome outcome : ORDER) {
            if (report.count(outcome) > 0) {
                counts.add(report.count(outcome) + " " + outcome);
            }
        }
        text.append(verdict())
                .append(": ")
                .append(number(report.graph().size(), "job"))
                .append(", ");
        text.append(String.join(", ", counts));
        text.append("; ").append(number(report.attempts(), "attempt")).append(", ");
        text.append(number(report.sweeps(), "sweep")).append(", ").append(Durations.format(report.duration()));
        if (!report.waited().isZero()) {
            text.append(", ").append(Durations.format(report.waited())).append(" of it waiting");
        }
    }

    private String verdict() {
        if (report.cancelled()) {
            return "cancelled";
        }
        if (report.noAct()) {
            return report.succeeded() ? "nothing to do" : "not as wanted";
        }
        return report.succeeded() ? "succeeded" : "failed";
    }

    private void causes() {
        int shown = 0;
        int all = report.count(Outcome.FAILED) + report.count(Outcome.EXCLUDED) + report.count(Outcome.CANCELLED);
        for (int position = 0; position < report.graph().size() && shown < Math.min(all, MOST_CAUSES); position++) {
            String name = report.graph().name(position);
            Outcome outcome = report.outcome(name);
            if (outcome == Outcome.FAILED || outcome == Outcome.EXCLUDED || outcome == Outcome.CANCELLED) {
                cause(name, outcome);
                shown++;
            }
        }
        if (all > shown) {
            text.append("and ").append(all - shown).append(" more\n");
        }
    }

    private void cause(String name, Outcome outcome) {
        text.append(name).append(' ').append(outcome);
        if (outcome != Outcome.EXCLUDED) {
            JobReport job = report.job(name);
            text.append(" after ").append(number(job.attempts().size(), "attempt"));
            job.error().ifPresent(error -> text.append(": ").append(message(error)));
            runError(job)
                    .ifPresent(error -> text.append("; its run threw ")
                            .append(kind(error))
                            .append(": ")
                            .append(message(error)));
        }
        List<String> blocked = blockedBy(name);
        if (!blocked.isEmpty()) {
            List<String> some = blocked.subList(0, Math.min(blocked.size(), MOST_NAMES));
            text.append("\n  blocks ").append(String.join(", ", some));
            if (blocked.size() > some.size()) {
                text.append(" and ").append(blocked.size() - some.size()).append(" more");
            }
        }
        text.append('\n');
    }

    /** What the run of the last attempt threw, if that is not what the job has failed with anyway. */
    private static Optional<Throwable> runError(JobReport job) {
        return job.attempts().stream()
                .reduce((earlier, later) -> later)
                .flatMap(last -> last.phases().stream()
                        .filter(phase -> phase.phase() == Phase.RUN)
                        .findFirst())
                .flatMap(PhaseReport::error)
                .filter(error -> job.error().stream().noneMatch(shown -> shown == error));
    }

    /** The blocked jobs that need the given one, directly or through others: the nearest ones first. */
    private List<String> blockedBy(String root) {
        Set<String> seen = new HashSet<>();
        List<String> blocked = new ArrayList<>();
        Deque<String> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            for (String dependent : report.graph().dependents(next.remove())) {
                if (report.outcome(dependent) == Outcome.BLOCKED && seen.add(dependent)) {
                    blocked.add(dependent);
                    next.add(dependent);
                }
            }
        }
        return blocked;
    }

    private void cleanups() {
        List<CleanupReport.Cleanup> failures = report.cleanup().failures();
        for (CleanupReport.Cleanup failure : failures.subList(0, Math.min(failures.size(), MOST_CLEANUPS))) {
            text.append("cleanup of ").append(failure.job()).append(" failed");
            failure.error().ifPresent(error -> text.append(": ").append(message(error)));
            text.append('\n');
        }
        if (failures.size() > MOST_CLEANUPS) {
            text.append("and ").append(failures.size() - MOST_CLEANUPS).append(" more cleanups failed\n");
        }
    }

    /** Many errors of files have nothing but a path for a message. */
    private static String kind(Throwable error) {
        String name = error.getClass().getSimpleName();
        return name.isEmpty() ? error.getClass().getName() : name;
    }

    private String message(Throwable error) {
        String message = ErrorText.firstLine(error, report.secrets()::mask);
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " ...";
    }

    private static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
