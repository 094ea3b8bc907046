package dev.fixpoint.picture;

import dev.fixpoint.plan.Plan;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Quoted;
import java.util.List;

/** What is told of a node when somebody points at it. */
final class Tooltip {

    private static final int MOST_NAMES = 5;

    private Tooltip() {}

    /** Returns the whole name, then how the job ended, then why, each on a line. */
    static String of(JobRecord job) {
        StringBuilder text = new StringBuilder(job.name()).append('\n').append(job.outcome());
        int attempts = job.attempts().size();
        if (attempts > 0) {
            text.append(", ").append(attempts == 1 ? "1 attempt" : attempts + " attempts");
        }
        if (!job.blockedBy().isEmpty()) {
            text.append(" by ").append(names(job.blockedBy()));
        }
        if (job.outcome() == Outcome.FAILED || job.outcome() == Outcome.CANCELLED) {
            job.failure().ifPresent(failure -> text.append('\n').append(Quoted.inLine(failure)));
        }
        return text.toString();
    }

    /** Returns the whole name, then what would become of the job, then why, each on a line. */
    static String of(Plan.Step step) {
        String why = step.reason().isEmpty() ? "" : "\n" + Quoted.inLine(step.reason());
        return step.job() + "\n" + step.verdict() + why;
    }

    /** Returns the first names of several, and how many more there are. */
    static String names(List<String> names) {
        List<String> first =
                names.stream().limit(MOST_NAMES).map(Quoted::inLine).toList();
        return String.join(", ", first)
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }
}
