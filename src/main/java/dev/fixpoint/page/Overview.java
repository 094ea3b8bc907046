package dev.fixpoint.page;

import dev.fixpoint.plan.CriticalPath;
import dev.fixpoint.plan.RootCauses;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The head of the page: the verdict, how many and how long, and the root causes. It needs no scripts. */
final class Overview {

    private static final int MOST_CAUSES = 12;
    private static final int MOST_NAMES = 6;
    private static final int LONGEST_MESSAGE = 600;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RunRecord run;
    private final JobStates states;
    private final Html html;

    private Overview(RunRecord run, JobStates states, Appendable out) {
        this.run = run;
        this.states = states;
        this.html = new Html(out);
    }

    static void write(RunRecord run, JobStates states, Appendable out) throws IOException {
        Overview overview = new Overview(run, states, out);
        overview.verdict();
        overview.causes();
    }

    private void verdict() throws IOException {
        Verdict verdict = Verdict.of(run);
        html.markup(
                "<section class=\"verdict " + verdict.sign() + "\" aria-labelledby=\"verdict\">\n<h1 id=\"verdict\">");
        html.sign(verdict.sign()).markup("<span>").text(verdict.word()).markup("</span></h1>\n<p class=\"when\">");
        html.markup("<time datetime=\"").text(run.started().toString()).markup("\">");
        html.text(WHEN.format(run.started())).markup("</time></p>\n");
        if (states.plan().isPresent()) {
            html.markup("<p class=\"when\">").text(states.plan().get().totals()).markup("</p>\n");
        }
        html.markup("<dl class=\"totals\">\n");
        total("took", Durations.format(run.duration()));
        if (!run.waited().isZero()) {
            total("of it waiting", Durations.format(run.waited()));
        }
        CriticalPath critical = CriticalPath.of(run);
        if (run.mode() == RunRecord.Mode.CONVERGE && !critical.length().isZero()) {
            total("critical path, " + Math.round(100 * critical.share()) + "%", Durations.format(critical.length()));
        }
        total(run.jobs().size() == 1 ? "job" : "jobs", number(run.jobs().size()));
        total(run.attempts() == 1 ? "attempt" : "attempts", number(run.attempts()));
        total(run.sweeps() == 1 ? "sweep" : "sweeps", number(run.sweeps()));
        html.markup("</dl>\n<ul class=\"counts\">\n");
        List<JobStates.State> used = states.used();
        for (int i = 0; i < used.size(); i++) {
            JobStates.State state = used.get(i);
            html.markup("<li class=\"" + state.sign() + "\" data-state=\"" + i + "\" data-count=\""
                    + states.count(state) + "\">");
            html.sign(state.sign())
                    .markup("<b>")
                    .text(number(states.count(state)))
                    .markup("</b> ");
            html.text(state.word()).markup("</li>\n");
        }
        html.markup("</ul>\n</section>\n");
    }

    private void total(String name, String value) throws IOException {
        html.markup("<div><dt>").text(name).markup("</dt><dd>").text(value).markup("</dd></div>\n");
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void causes() throws IOException {
        List<RootCauses.Cause> causes = RootCauses.of(run);
        List<CleanupRecord> failures = run.cleanups().stream()
                .filter(cleanup -> cleanup.error().isPresent())
                .toList();
        if (causes.isEmpty()
                && failures.isEmpty()
                && run.abandoned().isEmpty()
                && run.listenerError().isEmpty()) {
            return;
        }
        boolean plan = run.mode() != RunRecord.Mode.CONVERGE;
        html.markup("<section class=\"causes\" aria-labelledby=\"causes\">\n<h2 id=\"causes\">");
        html.text(plan ? "What would change" : "Root causes").markup("</h2>\n<ol>\n");
        for (RootCauses.Cause cause : causes.subList(0, Math.min(causes.size(), MOST_CAUSES))) {
            cause(cause);
        }
        more(causes.size(), plan ? "jobs" : "root causes");
        for (Abandoned left :
                run.abandoned().subList(0, Math.min(run.abandoned().size(), MOST_CAUSES))) {
            html.markup("<li class=\"cause failed\"><p>").sign("failed").job(left.job());
            html.markup(" <span class=\"how\">")
                    .text("left behind in its " + left.phase())
                    .markup("</span></p>\n");
            reason("thread " + left.thread());
            html.markup("</li>\n");
        }
        more(run.abandoned().size(), "threads left behind");
        for (CleanupRecord failure : failures.subList(0, Math.min(failures.size(), MOST_CAUSES))) {
            html.markup("<li class=\"cause failed\"><p>").sign("failed").job(failure.job());
            html.markup(" <span class=\"how\">cleanup failed</span></p>\n");
            error(failure.error());
            html.markup("</li>\n");
        }
        more(failures.size(), "failed cleanups");
        if (run.listenerError().isPresent()) {
            html.markup("<li class=\"cause failed\"><p>")
                    .sign("failed")
                    .markup("<span class=\"how\">a listener threw</span></p>\n");
            error(run.listenerError());
            html.markup("</li>\n");
        }
        html.markup("</ol>\n</section>\n");
    }

    private void more(int all, String things) throws IOException {
        if (all > MOST_CAUSES) {
            html.markup("<li class=\"more\">and ")
                    .text((all - MOST_CAUSES) + " more " + things)
                    .markup("</li>\n");
        }
    }

    private void cause(RootCauses.Cause cause) throws IOException {
        JobRecord job = cause.job();
        JobStates.State state = states.of(cause.position());
        html.markup("<li class=\"cause " + state.sign() + "\"><p>")
                .sign(state.sign())
                .job(job.name());
        html.markup(" <span class=\"how\">").text(how(job, state)).markup("</span></p>\n");
        reason(states.reason(cause.position()));
        compared(job.error());
        blocks(cause.blocks());
        html.markup("</li>\n");
    }

    private String how(JobRecord job, JobStates.State state) {
        int attempts = job.attempts().size();
        if (run.mode() != RunRecord.Mode.CONVERGE || job.outcome() == Outcome.EXCLUDED) {
            return state.word();
        }
        return state.word() + " after " + attempts + (attempts == 1 ? " attempt" : " attempts");
    }

    private void error(Optional<ErrorRecord> error) throws IOException {
        reason(error.map(ErrorRecord::firstLine).orElse(""));
        compared(error);
    }

    private void reason(String reason) throws IOException {
        if (!reason.isEmpty()) {
            html.markup("<p class=\"reason\">")
                    .isolated(Visible.line(reason, LONGEST_MESSAGE))
                    .markup("</p>\n");
        }
    }

    private void compared(Optional<ErrorRecord> failure) throws IOException {
        Optional<String> expected = failure.flatMap(ErrorRecord::expected);
        Optional<String> actual = failure.flatMap(ErrorRecord::actual);
        if (expected.isPresent() && actual.isPresent()) {
            html.markup("<dl class=\"compared\"><dt>expected</dt><dd>");
            html.isolated(Visible.block(expected.get(), LONGEST_MESSAGE)).markup("</dd><dt>actual</dt><dd>");
            html.isolated(Visible.block(actual.get(), LONGEST_MESSAGE)).markup("</dd></dl>\n");
        }
    }

    private void blocks(List<String> blocked) throws IOException {
        if (blocked.isEmpty()) {
            return;
        }
        html.markup("<p class=\"blocks\">").text(run.mode() == RunRecord.Mode.CONVERGE ? "blocks " : "then may run ");
        for (int i = 0; i < Math.min(blocked.size(), MOST_NAMES); i++) {
            html.markup(i == 0 ? "" : ", ").job(blocked.get(i));
        }
        if (blocked.size() > MOST_NAMES) {
            html.text(" and " + (blocked.size() - MOST_NAMES) + " more");
        }
        html.markup("</p>\n");
    }
}
