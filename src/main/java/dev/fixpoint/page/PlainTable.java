package dev.fixpoint.page;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.Durations;
import java.io.IOException;
import java.time.Duration;

/** The jobs as a plain table, for paper and for readers without scripts. */
final class PlainTable {

    /** More rows than this nobody reads on paper, and they would make the page slow to open. */
    private static final int MOST = 500;

    private static final int LONGEST_MESSAGE = 300;

    private PlainTable() {}

    static void write(RunRecord run, JobStates states, Appendable out) throws IOException {
        Html html = new Html(out);
        if (run.jobs().size() > MOST) {
            html.markup("<p>The table of all " + run.jobs().size() + " jobs needs scripts.</p>\n");
            return;
        }
        html.markup("<table>\n<thead><tr><th scope=\"col\">Job</th><th scope=\"col\">Outcome</th>"
                + "<th scope=\"col\" class=\"number\">Attempts</th><th scope=\"col\" class=\"number\">Time</th>"
                + "<th scope=\"col\">Reason</th></tr></thead>\n<tbody>\n");
        for (int position = 0; position < run.jobs().size(); position++) {
            JobRecord job = run.jobs().get(position);
            JobStates.State state = states.of(position);
            html.markup("<tr><th scope=\"row\">").isolated(Visible.line(job.name(), LONGEST_MESSAGE));
            html.markup("</th><td class=\"" + state.sign() + "\">")
                    .sign(state.sign())
                    .text(state.word());
            html.markup("</td><td class=\"number\">").text(attempts(job)).markup("</td><td class=\"number\">");
            html.text(time(job))
                    .markup("</td><td>")
                    .isolated(Visible.line(states.reason(position), LONGEST_MESSAGE))
                    .markup("</td></tr>\n");
        }
        html.markup("</tbody>\n</table>\n");
    }

    private static String attempts(JobRecord job) {
        return job.attempts().isEmpty() ? "" : String.valueOf(job.attempts().size());
    }

    /** From the first start to the last end, waits included, as the other table has it. */
    private static String time(JobRecord job) {
        return job.lastAttempt()
                .map(last -> Duration.between(job.attempts().get(0).start(), last.end()))
                .map(Durations::format)
                .orElse("");
    }
}
