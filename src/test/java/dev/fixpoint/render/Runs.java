package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs for tests. */
final class Runs {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Runs() {}

    /** Returns a run in which a text stands wherever a text can stand. */
    static RunRecord of(String text) {
        ErrorRecord error = new ErrorRecord(
                text, text, text, Optional.of(text), Optional.of(text), true, Optional.of(Duration.ofSeconds(1)));
        ValueRecord value = new ValueRecord(text, text);
        AttemptRecord attempt = new AttemptRecord(
                1,
                1,
                Outcome.FAILED,
                START,
                true,
                List.of(
                        new PhaseRecord(Phase.CHECK, START, Duration.ofMillis(10), Optional.of(error)),
                        new PhaseRecord(Phase.RUN, START.plusMillis(10), Duration.ofMillis(10), Optional.of(error)),
                        new PhaseRecord(
                                Phase.RECHECK, START.plusMillis(20), Duration.ofMillis(10), Optional.of(error))));
        return run(
                text,
                List.of(value),
                Map.of(text, value),
                List.of(
                        job(text, Outcome.FAILED, List.of(), List.of(attempt), List.of()),
                        job(text + "2", Outcome.BLOCKED, List.of(text), List.of(), List.of(text))),
                List.of(new CleanupRecord(text, 1, START, Duration.ofMillis(10), Optional.of(error))));
    }

    static RunRecord run(
            String program,
            List<ValueRecord> positional,
            Map<String, ValueRecord> named,
            List<JobRecord> jobs,
            List<CleanupRecord> cleanups) {
        return new RunRecord(
                program,
                START,
                Duration.ofMillis(1_500),
                Duration.ofSeconds(1),
                1,
                RunRecord.Mode.CONVERGE,
                false,
                false,
                jobs.stream().allMatch(job -> job.outcome().isSatisfied()),
                Optional.empty(),
                positional,
                named,
                named,
                List.of(program),
                List.of(program),
                jobs,
                cleanups,
                List.of(),
                Optional.empty());
    }

    static JobRecord job(
            String name,
            Outcome outcome,
            List<String> dependencies,
            List<AttemptRecord> attempts,
            List<String> blockedBy) {
        return new JobRecord(
                name,
                JobRecord.Kind.JOB,
                Optional.empty(),
                dependencies,
                3,
                Duration.ofSeconds(1),
                JobTerms.NONE,
                outcome,
                true,
                attempts,
                blockedBy,
                Optional.empty());
    }
}
