package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a run as JUnit's XML, which CI servers show: one suite, in it a test case for each job, and one for each cleanup
 * that failed. What failed is a failure; what was cancelled, and cleanups, are errors; what was not attempted is skipped.
 *
 * <p>Nobody has ever said what that XML is. This keeps to what the schema of Jenkins' xUnit plugin allows, and to what Ant
 * and Surefire write.
 */
final class JUnitReport {

    private static final int LONGEST_MESSAGE = 1_000;

    private final RunRecord run;
    private final Xml xml;

    private JUnitReport(RunRecord run, Xml xml) {
        this.run = run;
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
        int skipped = (int) run.jobs().stream().filter(JUnitReport::isSkipped).count();
        xml.attribute("skipped", Integer.toString(skipped));
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
        xml.attribute("failures", Integer.toString(run.count(Outcome.FAILED)));
        xml.attribute("errors", Integer.toString(run.count(Outcome.CANCELLED) + failedCleanups));
        xml.attribute("time", seconds(run.duration()));
    }

    private void properties() throws IOException {
        xml.start("properties");
        property("mode", JsonWriting.constant(run.mode()).replace('_', ' '));
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

    private static boolean isSkipped(JobRecord job) {
        return switch (job.outcome()) {
            case BLOCKED, EXCLUDED, ASSUMED, NOT_RUN -> true;
            case PASSED, CONVERGED, FAILED, CANCELLED -> false;
        };
    }

    private void testCase(JobRecord job) throws IOException {
        startTestCase(job.name(), Sentences.work(job));
        if (isSkipped(job)) {
            xml.start("skipped").attribute("message", skipped(job)).end();
        } else if (job.outcome() == Outcome.FAILED) {
            error("failure", "failed", job.error());
        } else if (job.outcome() == Outcome.CANCELLED) {
            error("error", "cancelled", job.error());
        }
        String lines = phaseLines(job);
        if (!lines.isEmpty()) {
            xml.start("system-out").endWith(lines);
        }
        xml.end();
    }

    private static String skipped(JobRecord job) {
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
        error("error", "cleanup failed", cleanup.error());
        xml.end();
    }

    private void startTestCase(String name, Duration time) throws IOException {
        xml.start("testcase");
        xml.attribute("name", name).attribute("classname", run.program()).attribute("time", seconds(time));
    }

    private void error(String element, String otherwise, Optional<ErrorRecord> error) throws IOException {
        xml.start(element);
        if (error.isEmpty()) {
            xml.attribute("message", otherwise).end();
            return;
        }
        ErrorRecord shown = error.get();
        xml.attribute("type", shown.type());
        xml.attribute("message", Characters.inLine(shown.firstLine(), LONGEST_MESSAGE));
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
                        .filter(error -> phase.phase() == Phase.RECHECK)
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
