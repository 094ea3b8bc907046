package dev.fixpoint.test;

import dev.fixpoint.job.Key;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PhaseReport;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says in a test what a report must say.
 *
 * <pre>{@code
 * assertThat(report).failed("TurnOnTv").because("batteries are dead").after(3)
 *     .blocked("WatchMovie").by("TurnOnTv")
 *     .ran("FindRemote", "TurnOnTv");
 * }</pre>
 *
 * <p>What is not so is an {@link AssertionError} that says what was found instead, and then shows the summary.
 */
public final class ReportAssert {

    private final Report report;

    /** The jobs that were named last, of which more can be said. */
    private List<String> named = List.of();

    private ReportAssert(Report report) {
        this.report = report;
    }

    /** Returns what can be said of a report. */
    public static ReportAssert assertThat(Report report) {
        return new ReportAssert(Objects.requireNonNull(report, "report"));
    }

    /** All that took part is satisfied, and no cleanup failed. */
    public ReportAssert succeeded() {
        return require(report.succeeded(), "should have succeeded");
    }

    /** It did not succeed. */
    public ReportAssert failed() {
        return require(!report.succeeded(), "should have failed");
    }

    /** It was cancelled or interrupted. */
    public ReportAssert cancelled() {
        return require(report.cancelled(), "should have been cancelled");
    }

    /** These jobs passed: nothing had to be done. */
    public ReportAssert passed(String... jobs) {
        return outcome(Outcome.PASSED, jobs);
    }

    /** These jobs were run, and are satisfied. */
    public ReportAssert converged(String... jobs) {
        return outcome(Outcome.CONVERGED, jobs);
    }

    /** These jobs have failed; {@link #because} and {@link #after} say more. */
    public ReportAssert failed(String job, String... others) {
        outcome(Outcome.FAILED, others);
        outcome(Outcome.FAILED, job);
        named = concat(job, others);
        return this;
    }

    /** These jobs are blocked; {@link #by} says by what. */
    public ReportAssert blocked(String... jobs) {
        return outcome(Outcome.BLOCKED, jobs);
    }

    /** These jobs were never attempted, because the convergence ended before. */
    public ReportAssert notRun(String... jobs) {
        return outcome(Outcome.NOT_RUN, jobs);
    }

    /** Each of these jobs has ended so. */
    public ReportAssert outcome(Outcome outcome, String... jobs) {
        Map<String, Outcome> others = new TreeMap<>();
        for (String job : jobs) {
            if (report.outcome(job) != outcome) {
                others.put(job, report.outcome(job));
            }
        }
        named = List.of(jobs);
        return require(
                others.isEmpty(), "should be " + outcome + ": " + String.join(", ", jobs) + "; but found " + others);
    }

    /** The jobs that were named last are blocked by exactly these, in any order. */
    public ReportAssert by(String... roots) {
        List<String> expected = Arrays.stream(roots).sorted().toList();
        for (String job : requireNamed("by")) {
            List<String> found = report.job(job).blockedBy().stream().sorted().toList();
            require(
                    found.equals(expected),
                    Quoted.of(job) + " should be blocked by " + expected + ", but is by " + found);
        }
        return this;
    }

    /** The last attempt of each of the jobs that were named last failed with a message that contains this. */
    public ReportAssert because(String part) {
        for (String job : requireNamed("because")) {
            Optional<String> message = report.job(job).error().map(ErrorText::message);
            require(
                    message.filter(text -> text.contains(part)).isPresent(),
                    Quoted.of(job) + " should have failed with " + Quoted.of(part) + " in its message, but "
                            + message.map(text -> "it is "
                                            + Quoted.of(report.secrets().mask(text)))
                                    .orElse("there is none"));
        }
        return this;
    }

    /** Each of the jobs that were named last had so many attempts. */
    public ReportAssert after(int attempts) {
        for (String job : requireNamed("after")) {
            int found = report.job(job).attempts().size();
            require(found == attempts, Quoted.of(job) + " should have had " + attempts + " attempts, but had " + found);
        }
        return this;
    }

    /** Exactly these jobs were run, as often as they are named, in the order in which the runs started. */
    public ReportAssert ran(String... jobs) {
        List<String> found = report.jobs().stream()
                .flatMap(job -> runs(job).map(run -> Map.entry(run.start(), job.name())))
                .sorted(
                        Map.Entry
                                .<Instant, String>
                                        comparingByKey()) // on a clock that stands still: as they are positioned
                .map(Map.Entry::getValue)
                .toList();
        return requireEqual("should have run", List.of(jobs), found);
    }

    /** No job was run: there was nothing to do. */
    public ReportAssert ranNothing() {
        return ran();
    }

    private static Stream<PhaseReport> runs(JobReport job) {
        return job.attempts().stream()
                .map(AttemptReport::phases)
                .flatMap(List::stream)
                .filter(phase -> phase.phase() == Phase.RUN);
    }

    /** Exactly these jobs were cleaned up, in this order, and every cleanup returned. */
    public ReportAssert cleanedUp(String... jobs) {
        List<String> found = report.cleanup().cleanups().stream()
                .map(CleanupReport.Cleanup::job)
                .toList();
        requireEqual("should have cleaned up", List.of(jobs), found);
        List<String> failures = report.cleanup().failures().stream()
                .map(CleanupReport.Cleanup::job)
                .toList();
        return require(failures.isEmpty(), "every cleanup should have returned, but failed for " + failures);
    }

    /** The job has given this result. */
    public ReportAssert result(String job, Object expected) {
        return requireEqual(
                "should be the result of " + Quoted.of(job),
                expected,
                report.job(job).result().orElse(null));
    }

    /** This is what was in global storage under the key at the end. */
    public <T> ReportAssert stored(Key<T> key, T expected) {
        return requireEqual(
                "should be stored as " + Quoted.of(key.name()),
                expected,
                report.stored(key).orElse(null));
    }

    /** So much time was spent waiting with nothing else to do. */
    public ReportAssert waited(Duration expected) {
        return requireEqual("should be the time spent waiting", expected, report.waited());
    }

    private List<String> requireNamed(String method) {
        if (named.isEmpty()) {
            throw new IllegalStateException(method + "(...) says more of jobs: name some first, as in failed(\"a\")");
        }
        return named;
    }

    private ReportAssert requireEqual(String what, Object expected, @Nullable Object found) {
        return require(expected.equals(found), what + ": " + expected + "; but found: " + found);
    }

    private ReportAssert require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(report.secrets().mask(message) + "\n" + report.summary());
        }
        return this;
    }

    private static List<String> concat(String first, String... others) {
        return Stream.concat(Stream.of(first), Arrays.stream(others)).toList();
    }
}
