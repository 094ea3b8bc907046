package dev.fixpoint.picture;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PolicyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Records of runs that never were. */
final class Runs {

    /** A message that says that nothing can mend it. */
    static final String HOPELESS = "no hope";

    private final List<JobRecord> jobs = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();

    private JobTerms terms = JobTerms.NONE;

    private RunRecord.Mode mode = RunRecord.Mode.CONVERGE;

    /** Makes it a run that does not act. */
    Runs plan() {
        mode = RunRecord.Mode.NO_ACT;
        return this;
    }

    Runs target(String name) {
        targets.add(name);
        return this;
    }

    Runs job(String name, Outcome outcome, String... dependencies) {
        return job(name, outcome, outcome.isSatisfied() ? 1 : 0, "", List.of(), dependencies);
    }

    /** Adds a job that has passed, and comes after another one without needing it. */
    Runs after(String name, String before, String... dependencies) {
        terms = new JobTerms(List.of(before), 0, Map.of(), PolicyReport.NONE, false, List.of(), List.of());
        Runs runs = job(name, Outcome.PASSED, dependencies);
        terms = JobTerms.NONE;
        return runs;
    }

    Runs failed(String name, int attempts, String message, String... dependencies) {
        return job(name, Outcome.FAILED, attempts, message, List.of(), dependencies);
    }

    Runs blocked(String name, List<String> roots, String... dependencies) {
        return job(name, Outcome.BLOCKED, 0, "", roots, dependencies);
    }

    private Runs job(
            String name, Outcome outcome, int attempts, String message, List<String> roots, String... dependencies) {
        Optional<ErrorRecord> error = outcome == Outcome.FAILED
                ? Optional.of(new ErrorRecord(
                        "Broken",
                        message,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        message.equals(HOPELESS),
                        Optional.empty()))
                : Optional.empty();
        PhaseRecord phase = new PhaseRecord(Phase.CHECK, Instant.EPOCH, Duration.ZERO, error);
        jobs.add(new JobRecord(
                name,
                JobRecord.Kind.JOB,
                Optional.empty(),
                List.of(dependencies),
                3,
                Duration.ZERO,
                terms,
                outcome,
                true,
                IntStream.rangeClosed(1, attempts)
                        .mapToObj(number ->
                                new AttemptRecord(number, number, outcome, Instant.EPOCH, true, List.of(phase)))
                        .toList(),
                roots,
                Optional.empty()));
        return this;
    }

    RunRecord record() {
        return new RunRecord(
                "a <program>",
                Instant.EPOCH,
                Duration.ZERO,
                Duration.ZERO,
                1,
                mode,
                false,
                false,
                false,
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                targets,
                List.of(),
                jobs,
                List.of(),
                List.of(),
                Optional.empty());
    }

    Drawing drawing() {
        return Drawing.of(record());
    }

    /** Returns a drawing of a plan with a job of each verdict. */
    static Drawing everyVerdict() {
        return new Runs()
                .plan()
                .job("satisfied", Outcome.PASSED)
                .failed("would run", 1, "not there")
                .blocked("may run", List.of("would run"), "would run")
                .job("cannot tell", Outcome.CANCELLED)
                .failed("would fail", 1, HOPELESS)
                .blocked("blocked", List.of("would fail"), "would fail")
                .job("excluded", Outcome.EXCLUDED)
                .drawing();
    }

    /** Returns a drawing with a job of each outcome. */
    static Drawing everyOutcome() {
        return new Runs()
                .target("top")
                .job("assumed", Outcome.ASSUMED)
                .job("passed", Outcome.PASSED, "assumed")
                .job("converged", Outcome.CONVERGED, "passed")
                .failed("failed", 3, "no\nluck", "converged")
                .job("excluded", Outcome.EXCLUDED)
                .job("cancelled", Outcome.CANCELLED)
                .job("not run", Outcome.NOT_RUN, "cancelled")
                .blocked("top", List.of("failed", "excluded"), "failed", "excluded", "not run")
                .drawing();
    }
}
