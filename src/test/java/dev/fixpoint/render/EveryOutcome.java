package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with a job of every outcome, failed cleanups, and arguments. */
final class EveryOutcome {

    private static final ErrorRecord MISMATCH = new ErrorRecord(
            "dev.fixpoint.job.CheckFailure",
            "mode: expected 0644, found 0600",
            "    dev.fixpoint.job.CheckFailure: mode: expected 0644, found 0600\n",
            Optional.of("0644"),
            Optional.of("0600"),
            false,
            Optional.empty());

    private EveryOutcome() {}

    static RunRecord run() {
        List<JobRecord> jobs = new ArrayList<>();
        jobs.add(Runs.job(
                "passes",
                Outcome.PASSED,
                List.of(),
                List.of(attempt(1, Outcome.PASSED, phase(Phase.CHECK, 10))),
                List.of()));
        jobs.add(Runs.job(
                "\u6F22\u5B57 | `x`",
                Outcome.CONVERGED,
                List.of("passes"),
                List.of(attempt(
                        1,
                        Outcome.CONVERGED,
                        phase(Phase.CHECK, 10, error("java.io.IOException", "not there\nat all")),
                        phase(Phase.RUN, 1_500),
                        phase(Phase.RECHECK, 5))),
                List.of()));
        jobs.add(Runs.job(
                "fails",
                Outcome.FAILED,
                List.of(),
                List.of(
                        attempt(
                                1,
                                Outcome.FAILED,
                                phase(Phase.CHECK, 1, MISMATCH),
                                phase(Phase.RUN, 1),
                                phase(Phase.RECHECK, 1, MISMATCH)),
                        attempt(
                                2,
                                Outcome.FAILED,
                                phase(Phase.CHECK, 1, MISMATCH),
                                phase(Phase.RUN, 1, error("java.nio.file.NoSuchFileException", "/etc/<x>")),
                                phase(Phase.RECHECK, 1, MISMATCH))),
                List.of()));
        jobs.add(Runs.job(
                "cut",
                Outcome.CANCELLED,
                List.of(),
                List.of(attempt(
                        1, Outcome.CANCELLED, phase(Phase.CHECK, 1, error("java.lang.InterruptedException", "")))),
                List.of()));
        jobs.add(Runs.job("off", Outcome.EXCLUDED, List.of(), List.of(), List.of()));
        jobs.add(Runs.job("done", Outcome.ASSUMED, List.of(), List.of(), List.of()));
        jobs.add(Runs.job("never", Outcome.NOT_RUN, List.of(), List.of(), List.of()));
        for (int i = 1; i <= 10; i++) {
            jobs.add(Runs.job(
                    "late " + i, Outcome.BLOCKED, List.of("fails", "off"), List.of(), List.of("fails", "off")));
        }
        return Runs.run(
                "Every",
                List.of(new ValueRecord("java.lang.Integer", "7")),
                Map.of("movie", new ValueRecord("java.lang.String", "MST3K <\u001B[1m>")),
                jobs,
                List.of(
                        new CleanupRecord(
                                "fails",
                                2,
                                Runs.START,
                                Duration.ofMillis(20),
                                Optional.of(error("java.lang.IllegalStateException", "busy"))),
                        new CleanupRecord("fails", 1, Runs.START, Duration.ZERO, Optional.empty())));
    }

    /** Compares what it looks like with {@code src/test/resources/render}, and keeps it for a look. */
    static void assertAsExpected(String ending, String written) {
        String name = "every-outcome." + ending;
        try (InputStream expected = EveryOutcome.class.getResourceAsStream("/render/" + name)) {
            Path kept = Path.of("target", "render", name);
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, written);
            assertThat(expected).as("src/test/resources/render/" + name).isNotNull();
            assertThat(written).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AttemptRecord attempt(int number, Outcome outcome, PhaseRecord... phases) {
        return new AttemptRecord(number, number, outcome, Runs.START, true, List.of(phases));
    }

    private static PhaseRecord phase(Phase phase, int milliseconds) {
        return new PhaseRecord(phase, Runs.START, Duration.ofMillis(milliseconds), Optional.empty());
    }

    private static PhaseRecord phase(Phase phase, int milliseconds, ErrorRecord error) {
        return new PhaseRecord(phase, Runs.START, Duration.ofMillis(milliseconds), Optional.of(error));
    }

    private static ErrorRecord error(String type, String message) {
        return new ErrorRecord(
                type,
                message,
                "    " + type + ": " + message + "\n        at some.Job.run(Job.java:7)\n",
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
