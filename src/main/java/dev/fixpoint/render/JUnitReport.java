package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.plan.Plan;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a run as JUnit's XML, which CI servers show: one suite, in it a test case for each job, and one for each cleanup
 * that failed. What failed is a failure; what was cancelled, and cleanups, are errors; what was not attempted is skipped.
 * Of a plan only what would fail is a failure, and what is not satisfied yet is skipped.
 *
 * <p>Nobody has ever said what that XML is. This keeps to what the schema of Jenkins' xUnit plugin allows; within a suite, and
 * but for the time at which that started, also to that of Surefire, which is the stricter.
 */
final class JUnitReport {

    private static final int LONGEST_MESSAGE = 1_000;

    /** What becomes of a test case. */
    private enum Result {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private final RunRecord run;
    private final Optional<Plan> plan;
    private final Xml xml;

    private JUnitReport(RunRecord run, Xml xml) {
        this.run = run;
        this.plan = run.mode() == RunRecord.Mode.CONVERGE ? Optional.empty() : Optional.of(Plan.of(run));
        this.xml = xml;
    }

    static void write(RunRecord run, Appendable out) throws IOException {
        new JUnitReport(run, new Xml(out)).write();
    }

    private void write() throws IOException {
        List<CleanupRecord> failedCleanups = run.cleanups().stream()
                .filter(cleanup -> cleanup.error().isPresent())
                .toList();
        xml.start("testsuites");
        suiteAttributes(failedCleanups.size());
        xml.start("testsuite");
        suiteAttributes(failedCleanups.size());
        xml.attribute("skipped", Integer.toString(count(Result.SKIPPED)));
        xml.attribute("timestamp", timeWithoutZone(run.started()));
        properties();
        for (JobRecord job : run.jobs()) {
            testCase(job);
        }
        for (CleanupRecord cleanup : failedCleanups) {
            testCase(cleanup);
        }
        xml.end().end();
    }

    private void suiteAttributes(int failedCleanups) throws IOException {
        xml.attribute("name", run.program());
        xml.attribute("tests", Integer.toString(run.jobs().size() + failedCleanups));
        xml.attribute("failures", Integer.toString(count(Result.FAILURE)));
        xml.attribute("errors", Integer.toString(count(Result.ERROR) + failedCleanups));
        xml.attribute("time", seconds(run.duration()));
    }

    private void properties() throws IOException {
        xml.start("properties");
        property("mode", run.mode().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (run.settings().isPresent()) {
            property("settings", run.settings().get().toString());
        }
        for (int i = 0; i < run.positional().size(); i++) {
            property("argument " + i, run.positional().get(i).text());
        }
        for (Map.Entry<String, ValueRecord> argument : run.named().entrySet()) {
            property("argument " + argument.getKey(), argument.getValue().text());
        }
        xml.end();
    }

    private void property(String name, String value) throws IOException {
        xml.start("property").attribute("name", name).attribute("value", value).end();
    }

    private int count(Result result) {
        return (int) run.jobs().stream().filter(job -> result(job) == result).count();
    }

    private Result result(JobRecord job) {
        if (plan.isPresent()) {
            return switch (plan.get().step(job.name()).verdict()) {
                case SATISFIED -> Result.PASSED;
                case WOULD_FAIL -> Result.FAILURE;
                case WOULD_RUN, MAY_RUN, CANNOT_TELL, BLOCKED, EXCLUDED -> Result.SKIPPED;
            };
        }
        return switch (job.outcome()) {
            case PASSED, CONVERGED -> Result.PASSED;
            case FAILED -> Result.FAILURE;
            case CANCELLED -> Result.ERROR;
            case BLOCKED, EXCLUDED, ASSUMED, NOT_RUN -> Result.SKIPPED;
        };
    }

    private void testCase(JobRecord job) throws IOException {
        startTestCase(job.name(), Sentences.work(job));
        switch (result(job)) {
            case PASSED -> {}
            case FAILURE -> error("failure", plan.isEmpty() ? "failed" : "would fail", job.error(), job.failure());
            case ERROR -> error("error", "cancelled", job.error(), job.failure());
            case SKIPPED ->
                xml.start("skipped").attribute("message", skipped(job)).end();
        }
        String lines = phaseLines(job);
        if (!lines.isEmpty()) {
            xml.start("system-out").endWith(lines);
        }
        xml.end();
    }

    private String skipped(JobRecord job) {
        if (plan.isPresent()) {
            Plan.Step step = plan.get().step(job.name());
            return Characters.inLine(
                    step.verdict() + (step.reason().isEmpty() ? "" : ": " + step.reason()), LONGEST_MESSAGE);
        }
        return switch (job.outcome()) {
            case BLOCKED -> Sentences.reason(job);
            case EXCLUDED -> "excluded";
            case ASSUMED -> "assumed done";
            default ->
                job.tookPart() ? "not run: the convergence ended before" : "not run: nothing that took part needs it";
        };
    }

    private void testCase(CleanupRecord cleanup) throws IOException {
        startTestCase("cleanup of " + cleanup.job() + ", attempt " + cleanup.attempt(), cleanup.duration());
        error("error", "cleanup failed", cleanup.error(), cleanup.error().map(ErrorRecord::firstLine));
        xml.end();
    }

    private void startTestCase(String name, Duration time) throws IOException {
        xml.start("testcase");
        xml.attribute("name", name).attribute("classname", run.program()).attribute("time", seconds(time));
    }

    private void error(String element, String otherwise, Optional<ErrorRecord> error, Optional<String> message)
            throws IOException {
        xml.start(element);
        if (error.isEmpty()) {
            xml.attribute("type", otherwise).attribute("message", otherwise).end();
            return;
        }
        ErrorRecord shown = error.get();
        xml.attribute("type", shown.type());
        xml.attribute("message", Characters.inLine(message.orElse(otherwise), LONGEST_MESSAGE));
        StringBuilder text = new StringBuilder();
        shown.expected()
                .ifPresent(
                        expected -> text.append("expected: ").append(expected).append('\n'));
        shown.actual().ifPresent(actual -> text.append("found: ").append(actual).append('\n'));
        text.append(shown.stackTrace().isEmpty() ? shown.message() : shown.stackTrace());
        xml.endWith(text.toString());
    }

    /** Returns the lines that the phases of a job had when they ended (rule 12). */
    private static String phaseLines(JobRecord job) {
        StringBuilder lines = new StringBuilder();
        for (AttemptRecord attempt : job.attempts()) {
            for (PhaseRecord phase : attempt.phases()) {
                lines.append(job.name()).append('.').append(phase.phase());
                lines.append(phase.error().isEmpty() ? ": pass" : ": fail");
                phase.error()
                        .filter(error -> phase.phase() == Phase.RECHECK || phase.phase() == Phase.CONFIRM)
                        .ifPresent(error ->
                                lines.append(" \"").append(error.firstLine()).append('"'));
                lines.append('\n');
            }
        }
        return lines.toString();
    }

    /** Returns a time in UTC as Ant writes it: without fractions, and without saying that it is in UTC. */
    private static String timeWithoutZone(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return text.substring(0, text.length() - 1);
    }

    private static String seconds(Duration duration) {
        if (duration.isNegative()) {
            return "0.000";
        }
        return BigDecimal.valueOf(duration.getNano(), 9)
                .add(BigDecimal.valueOf(duration.getSeconds()))
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
