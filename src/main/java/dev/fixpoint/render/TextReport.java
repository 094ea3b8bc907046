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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a run for people: the verdict, what is at the root of it, then a line for each job. */
final class TextReport {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 300;

    private final RunRecord run;
    private final JobWords words;
    private final Appendable out;

    private TextReport(RunRecord run, Appendable out) {
        this.run = run;
        this.words = new JobWords(run);
        this.out = out;
    }

    static void write(RunRecord run, Appendable out) throws IOException {
        new TextReport(run, out).write();
    }

    private void write() throws IOException {
        line(name(run.program()) + " " + words.verdict() + ": " + text(words.totals()));
        line("started at " + run.started());
        if (run.settings().isPresent()) {
            line("settings: " + text(run.settings().get().toString()));
        }
        if (!words.isPlan()) {
            causes();
        }
        abandoned();
        cleanups();
        if (run.listenerError().isPresent()) {
            title("Listeners");
            line("  a listener failed: " + text(run.listenerError()));
        }
        arguments();
        jobs();
    }

    private void causes() throws IOException {
        List<RootCauses.Cause> causes = RootCauses.of(run);
        if (!causes.isEmpty()) {
            title("Root causes");
        }
        for (RootCauses.Cause cause : causes) {
            JobRecord job = cause.job();
            if (job.outcome() == Outcome.EXCLUDED) {
                line("  " + name(job.name()) + " excluded");
            } else {
                line("  " + name(job.name()) + " " + job.outcome() + " after "
                        + Sentences.number(job.attempts().size(), "attempt")
                        + job.failure().map(failure -> ": " + text(failure)).orElse(""));
                details(job);
            }
            if (!cause.blocks().isEmpty()) {
                line("    blocks " + Sentences.names(cause.blocks(), TextReport::name));
            }
        }
    }

    private void details(JobRecord job) throws IOException {
        Optional<String> expected = job.error().flatMap(ErrorRecord::expected);
        Optional<String> actual = job.error().flatMap(ErrorRecord::actual);
        if (expected.isPresent()) {
            line("    expected " + text(expected.get()));
        }
        if (actual.isPresent()) {
            line("    found    " + text(actual.get()));
        }
        Optional<ErrorRecord> runError = Sentences.runError(job);
        if (runError.isPresent()) {
            line("    its run threw " + text(Sentences.typeAndMessage(runError.get())));
        }
    }

    private void abandoned() throws IOException {
        if (!run.abandoned().isEmpty()) {
            title("Threads left behind");
        }
        for (Abandoned left : run.abandoned()) {
            line("  " + name(left.thread()) + ", in the " + left.phase() + " of " + name(left.job()) + ", attempt "
                    + left.attempt());
        }
    }

    private void cleanups() throws IOException {
        if (run.cleanups().isEmpty()) {
            return;
        }
        List<CleanupRecord> failures = run.cleanups().stream()
                .filter(cleanup -> cleanup.error().isPresent())
                .toList();
        title("Cleanups");
        line("  " + run.cleanups().size() + " done"
                + (failures.isEmpty() ? "" : ", " + failures.size() + " of them failed"));
        for (CleanupRecord failure : failures) {
            line("  cleanup of " + name(failure.job()) + ", attempt " + failure.attempt() + ", failed: "
                    + text(failure.error()));
        }
    }

    private void arguments() throws IOException {
        if (run.positional().isEmpty() && run.named().isEmpty()) {
            return;
        }
        title("Arguments");
        TextTable table = new TextTable();
        for (int i = 0; i < run.positional().size(); i++) {
            table.row(Integer.toString(i), text(run.positional().get(i).text()));
        }
        for (Map.Entry<String, ValueRecord> argument : run.named().entrySet()) {
            table.row(name(argument.getKey()), text(argument.getValue().text()));
        }
        table.write("  ", out);
    }

    private void jobs() throws IOException {
        if (run.jobs().isEmpty()) {
            return;
        }
        title("Jobs");
        TextTable table = new TextTable();
        table.row("job", words.isPlan() ? "plan" : "outcome", "attempts", "time", "reason");
        for (JobRecord job : run.jobs()) {
            table.row(
                    name(job.name()),
                    words.outcome(job),
                    Integer.toString(job.attempts().size()),
                    Durations.format(Sentences.work(job)),
                    text(words.reason(job)));
        }
        table.write("  ", out);
    }

    private static String name(String name) {
        return Characters.inLine(name, LONGEST_NAME);
    }

    private static String text(Optional<ErrorRecord> error) {
        return error.map(present -> text(present.firstLine())).orElse("");
    }

    private static String text(String text) {
        return Characters.inLine(text, LONGEST_TEXT);
    }

    private void title(String title) throws IOException {
        out.append('\n').append(title).append('\n');
    }

    private void line(String line) throws IOException {
        out.append(line).append('\n');
    }
}
