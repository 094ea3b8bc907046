package dev.fixpoint.render;

import dev.fixpoint.plan.RootCauses;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a run as Markdown, for the summary of a CI job or a comment. It stays below the megabyte that such a place has room
 * for, whatever the run: of many jobs it shows some, those first that are not as wanted.
 */
final class MarkdownReport {

    private static final int MOST_CAUSES = 10;
    private static final int MOST_ARGUMENTS = 50;
    private static final int MOST_JOBS = 400;

    private final RunRecord run;
    private final JobWords words;
    private final Appendable out;

    private MarkdownReport(RunRecord run, Appendable out) {
        this.run = run;
        this.words = new JobWords(run);
        this.out = out;
    }

    static void write(RunRecord run, Appendable out) throws IOException {
        new MarkdownReport(run, out).write();
    }

    private void write() throws IOException {
        line("## " + MarkdownText.name(run.program()) + " " + words.verdict());
        line("");
        line((words.isPlan() ? MarkdownText.message(words.totals()) : words.totals()) + ", started at "
                + run.started());
        if (run.settings().isPresent()) {
            line("");
            line("Settings: " + MarkdownText.line(run.settings().get().toString()));
        }
        if (!words.isPlan()) {
            causes();
        }
        abandoned();
        cleanups();
        if (run.listenerError().isPresent()) {
            title("Listeners");
            line("- a listener failed: " + message(run.listenerError()));
        }
        arguments();
        jobs();
    }

    private void causes() throws IOException {
        List<RootCauses.Cause> causes = RootCauses.of(run);
        if (causes.isEmpty()) {
            return;
        }
        title("Root causes");
        List<RootCauses.Cause> shown = causes.subList(0, Math.min(causes.size(), MOST_CAUSES));
        for (RootCauses.Cause cause : shown) {
            cause(cause);
        }
        if (causes.size() > shown.size()) {
            line("- and " + (causes.size() - shown.size()) + " more");
        }
        for (RootCauses.Cause cause : shown) {
            stackTrace(cause.job());
        }
    }

    private void cause(RootCauses.Cause cause) throws IOException {
        JobRecord job = cause.job();
        if (job.outcome() == Outcome.EXCLUDED) {
            line("- " + MarkdownText.name(job.name()) + " excluded");
        } else {
            line("- " + MarkdownText.name(job.name()) + " " + job.outcome() + " after "
                    + Sentences.number(job.attempts().size(), "attempt")
                    + job.failure()
                            .map(failure -> ": " + MarkdownText.message(failure))
                            .orElse(""));
            Optional<String> expected = job.error().flatMap(ErrorRecord::expected);
            Optional<String> actual = job.error().flatMap(ErrorRecord::actual);
            if (expected.isPresent() || actual.isPresent()) {
                line("  - expected " + MarkdownText.message(expected.orElse("")) + ", found "
                        + MarkdownText.message(actual.orElse("")));
            }
            Optional<ErrorRecord> runError = Sentences.runError(job);
            if (runError.isPresent()) {
                line("  - its run threw " + MarkdownText.message(Sentences.typeAndMessage(runError.get())));
            }
        }
        if (!cause.blocks().isEmpty()) {
            line("  - blocks " + Sentences.names(cause.blocks(), MarkdownText::name));
        }
    }

    /** Folded. One of a single line says nothing that the message has not said. */
    private void stackTrace(JobRecord job) throws IOException {
        String trace = job.error().map(ErrorRecord::stackTrace).orElse("").stripTrailing();
        if (trace.indexOf('\n') > 0) {
            line("");
            line("<details><summary>stack trace of " + MarkdownText.name(job.name()) + "</summary>");
            line("");
            out.append(MarkdownText.block(trace));
            line("");
            line("</details>");
        }
    }

    private void abandoned() throws IOException {
        if (run.abandoned().isEmpty()) {
            return;
        }
        title("Threads left behind");
        for (Abandoned left :
                run.abandoned().subList(0, Math.min(run.abandoned().size(), MOST_CAUSES))) {
            line("- " + MarkdownText.name(left.thread()) + ", in the " + left.phase() + " of "
                    + MarkdownText.name(left.job()) + ", attempt " + left.attempt());
        }
        if (run.abandoned().size() > MOST_CAUSES) {
            line("- and " + (run.abandoned().size() - MOST_CAUSES) + " more");
        }
    }

    private void cleanups() throws IOException {
        List<CleanupRecord> failures = run.cleanups().stream()
                .filter(cleanup -> cleanup.error().isPresent())
                .toList();
        if (failures.isEmpty()) {
            return;
        }
        title("Failed cleanups");
        for (CleanupRecord failure : failures.subList(0, Math.min(failures.size(), MOST_CAUSES))) {
            line("- cleanup of " + MarkdownText.name(failure.job()) + ", attempt " + failure.attempt() + ": "
                    + message(failure.error()));
        }
        if (failures.size() > MOST_CAUSES) {
            line("- and " + (failures.size() - MOST_CAUSES) + " more");
        }
    }

    private void arguments() throws IOException {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < run.positional().size(); i++) {
            arguments.add(
                    i + " = " + MarkdownText.message(run.positional().get(i).text()));
        }
        for (Map.Entry<String, ValueRecord> argument : run.named().entrySet()) {
            arguments.add(MarkdownText.name(argument.getKey()) + " = "
                    + MarkdownText.message(argument.getValue().text()));
        }
        if (arguments.isEmpty()) {
            return;
        }
        title("Arguments");
        for (String argument : arguments.subList(0, Math.min(arguments.size(), MOST_ARGUMENTS))) {
            line("- " + argument);
        }
        if (arguments.size() > MOST_ARGUMENTS) {
            line("- and " + (arguments.size() - MOST_ARGUMENTS) + " more");
        }
    }

    private void jobs() throws IOException {
        if (run.jobs().isEmpty()) {
            return;
        }
        title("Jobs");
        line("| job | " + (run.mode() == RunRecord.Mode.CONVERGE ? "outcome" : "plan")
                + " | attempts | time | reason |");
        line("| --- | --- | ---: | ---: | --- |");
        long room = MOST_JOBS
                - Math.min(
                        MOST_JOBS,
                        run.jobs().stream().filter(job -> !isFine(job)).count());
        int shown = 0;
        for (JobRecord job : run.jobs()) {
            boolean fine = isFine(job);
            if (shown < MOST_JOBS && (!fine || room-- > 0)) {
                shown++;
                row(job);
            }
        }
        if (run.jobs().size() > shown) {
            line("");
            line("and " + Sentences.number(run.jobs().size() - shown, "more job"));
        }
    }

    private static boolean isFine(JobRecord job) {
        return job.outcome().isSatisfied();
    }

    private void row(JobRecord job) throws IOException {
        line("| " + MarkdownText.name(job.name()) + " | " + words.outcome(job) + " | "
                + job.attempts().size() + " | " + Durations.format(Sentences.work(job)) + " | "
                + MarkdownText.message(words.reason(job)) + " |");
    }

    private static String message(Optional<ErrorRecord> error) {
        return MarkdownText.message(error.map(ErrorRecord::firstLine).orElse(""));
    }

    private void title(String title) throws IOException {
        out.append("\n### ").append(title).append("\n\n");
    }

    private void line(String line) throws IOException {
        out.append(line).append('\n');
    }
}
