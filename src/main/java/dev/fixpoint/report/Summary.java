package dev.fixpoint.report;

import dev.fixpoint.job.Phase;
import dev.fixpoint.text.Columns;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.ErrorText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A report for a person, on no more than a screen whatever the size of the graph and of its texts: the root causes, then the totals. */
final class Summary {

    private static final int COLUMNS = 80;

    /** Of the 24 of a screen: one says how many more there are, three are for cleanups, and two for the totals. */
    private static final int ROWS_FOR_CAUSES = 18;

    /** What the threads take of them that were left behind, if any were. */
    private static final int ROWS_FOR_ABANDONED = 3;

    private static final int MOST_CLEANUPS = 2;
    private static final int MOST_ABANDONED = 2;

    /** Even of the most causes there is room for, each has three rows. */
    private static final int ROWS_OF_A_CAUSE = 3;

    private static final int MOST_NAMES = 6;

    /** The most that a message may take, if there are few of them. */
    private static final int MOST_ROWS = 3;

    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_NAME = 30;

    /** What is to blame, from what a person has to look at first. */
    private static final List<Outcome> CAUSES = List.of(Outcome.FAILED, Outcome.CANCELLED, Outcome.EXCLUDED);

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
        summary.abandoned();
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
        if (report.timedOut()) {
            return "timed out"
                    + report.settings()
                            .timeout()
                            .map(limit -> " after " + Durations.format(limit))
                            .orElse("");
        }
        if (report.cancelled()) {
            return "cancelled";
        }
        if (report.noAct()) {
            return report.succeeded() ? "nothing to do" : "not as wanted";
        }
        return report.succeeded() ? "succeeded" : "failed";
    }

    private void causes() {
        List<String> causes = CAUSES.stream()
                .flatMap(outcome -> report.graph().jobs().stream().filter(name -> isCause(name, outcome)))
                .toList();
        int room = ROWS_FOR_CAUSES - (report.abandoned().isEmpty() ? 0 : ROWS_FOR_ABANDONED);
        List<String> shown = causes.subList(0, Math.min(causes.size(), room / ROWS_OF_A_CAUSE));
        for (String name : shown) {
            int rows = (room / shown.size() - 1) / 2; // one is for what it blocks
            cause(name, report.outcome(name), Math.min(rows, MOST_ROWS) * COLUMNS);
        }
        if (causes.size() > shown.size()) {
            text.append("and ").append(causes.size() - shown.size()).append(" more\n");
        }
    }

    /** An excluded job is to blame only if something needs it. */
    private boolean isCause(String name, Outcome outcome) {
        return report.outcome(name) == outcome
                && (outcome != Outcome.EXCLUDED
                        || report.graph().dependents(name).stream()
                                .anyMatch(dependent -> report.outcome(dependent) == Outcome.BLOCKED));
    }

    private void cause(String name, Outcome outcome, int columns) {
        if (outcome == Outcome.EXCLUDED) {
            row(name, " excluded", columns);
        } else {
            JobReport job = report.job(name);
            String how = " " + outcome + " after " + number(job.attempts().size(), "attempt");
            row(
                    name,
                    how
                            + job.error()
                                    .map(error -> ": " + flapping(job) + message(error))
                                    .orElse(""),
                    columns);
            runError(job)
                    .ifPresent(error -> text.append(
                                    Columns.cut("  its run threw " + kind(error) + ": " + message(error), columns))
                            .append('\n'));
        }
        List<String> blocked = blockedBy(name);
        if (!blocked.isEmpty()) {
            String blocks = "  blocks ";
            text.append(blocks)
                    .append(Columns.list(blocked, MOST_NAMES, COLUMNS - blocks.length()))
                    .append('\n');
        }
    }

    private static String flapping(JobReport job) {
        boolean flapped = job.attempts().get(job.attempts().size() - 1).flapped();
        return flapped ? "flapping: " : "";
    }

    /** A long name gives way to what is said of it, up to a point. */
    private void row(String name, String said, int columns) {
        int forName = Math.max(SHORTEST_NAME, Math.min(LONGEST_NAME, columns - Columns.width(said)));
        text.append(Columns.cut(Columns.cut(name, forName) + said, columns)).append('\n');
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

    private void abandoned() {
        List<Abandoned> left = report.abandoned();
        for (Abandoned thread : left.subList(0, Math.min(left.size(), MOST_ABANDONED))) {
            String name = Columns.cut(report.secrets().mask(thread.thread()), LONGEST_NAME / 2);
            row(thread.job(), ": thread \"" + name + "\" was left behind in its " + thread.phase(), COLUMNS);
        }
        if (left.size() > MOST_ABANDONED) {
            text.append("and ")
                    .append(number(left.size() - MOST_ABANDONED, "more thread"))
                    .append(left.size() - MOST_ABANDONED == 1 ? " was" : " were")
                    .append(" left behind\n");
        }
    }

    private void cleanups() {
        List<CleanupReport.Cleanup> failures = report.cleanup().failures();
        int columns = failures.size() == 1 ? MOST_ROWS * COLUMNS : COLUMNS;
        for (CleanupReport.Cleanup failure : failures.subList(0, Math.min(failures.size(), MOST_CLEANUPS))) {
            String said = " failed"
                    + failure.error().map(error -> ": " + message(error)).orElse("");
            text.append("cleanup of ");
            row(failure.job(), said, columns - "cleanup of ".length());
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
        return Columns.cut(ErrorText.firstLine(error, report.secrets()::mask), MOST_ROWS * COLUMNS);
    }

    private static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
