package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between two runs. */
class ComparisonTest {

    private static RunRecord run(JobRecord... jobs) {
        return Runs.run("Nightly", List.of(), Map.of(), List.of(jobs), List.of());
    }

    private static JobRecord job(String name, Outcome outcome, int... milliseconds) {
        return Runs.job(
                name,
                outcome,
                List.of(),
                Arrays.stream(milliseconds)
                        .mapToObj(time -> new AttemptRecord(
                                1,
                                1,
                                outcome,
                                Runs.START,
                                true,
                                List.of(new PhaseRecord(
                                        Phase.CHECK, Runs.START, Duration.ofMillis(time), Optional.empty()))))
                        .toList(),
                List.of());
    }

    @Test
    void readsLikeThis() {
        RunRecord before = run(
                job("same", Outcome.PASSED, 1_000),
                job("mended", Outcome.FAILED, 1, 1, 1),
                job("broken", Outcome.PASSED, 1),
                job("a little slower", Outcome.PASSED, 1_000),
                job("much slower", Outcome.CONVERGED, 1_000),
                job("retried", Outcome.CONVERGED, 500, 500),
                job("faster", Outcome.PASSED, 1_500, 1_500),
                job("gone", Outcome.PASSED));
        RunRecord after = run(
                job("new\u001B[1m", Outcome.PASSED),
                job("broken", Outcome.BLOCKED),
                job("mended", Outcome.PASSED, 5_000),
                job("same", Outcome.PASSED, 1_010),
                job("a little slower", Outcome.PASSED, 1_251),
                job("much slower", Outcome.CONVERGED, 61_000),
                job("retried", Outcome.CONVERGED, 500, 500, 500),
                job("faster", Outcome.PASSED, 1_500));

        Comparison comparison = Comparison.of(before, after);

        assertThat(comparison).hasToString("""
                before: Nightly at 2026-01-01T00:00:00Z, failed: 8 jobs, 1.5s
                after:  Nightly at 2026-01-01T00:00:00Z, failed: 8 jobs, 1.5s
                another outcome:
                  broken: passed -> blocked
                  mended: failed -> passed
                slower:
                  much slower: 1s -> 1m 1s (+1m)
                  retried: 1s -> 1.5s (+500ms), 2 -> 3 attempts
                  a little slower: 1s -> 1.251s (+251ms)
                faster:
                  faster: 3s -> 1.5s (-1.5s), 2 -> 1 attempt
                appeared:
                  new\\u001B[1m
                vanished:
                  gone
                """);
        assertThat(comparison.isEmpty()).isFalse();
        assertThat(comparison.outcomes())
                .containsExactly(
                        new Comparison.OutcomeChange("broken", Outcome.PASSED, Outcome.BLOCKED),
                        new Comparison.OutcomeChange("mended", Outcome.FAILED, Outcome.PASSED));
        assertThat(comparison.vanished()).containsExactly("gone");
    }

    @Test
    void ofARunWithItselfIsEmpty() {
        assertThat(Comparison.of(EveryOutcome.run(), EveryOutcome.run())).hasToString("""
                before: Every at 2026-01-01T00:00:00Z, failed: 17 jobs, 1.5s
                after:  Every at 2026-01-01T00:00:00Z, failed: 17 jobs, 1.5s
                nothing differs
                """);
        assertThat(Comparison.of(EveryOutcome.run(), EveryOutcome.run()).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, false",
        "0, 101, true",
        "10, 100, false",
        "400, 500, false",
        "400, 501, true",
        "1000, 1250, false",
        "1000, 1251, true",
        "1251, 1000, true",
        "1250, 1000, false"
    })
    void aTimeDiffersFromAQuarterAndATenthOfASecondOn(int before, int after, boolean differs) {
        Comparison comparison =
                Comparison.of(run(job("A", Outcome.PASSED, before)), run(job("A", Outcome.PASSED, after)));

        assertThat(comparison.slower()).hasSize(differs && before < after ? 1 : 0);
        assertThat(comparison.faster()).hasSize(differs && before > after ? 1 : 0);
    }

    @Test
    void theThresholdCanBeSaid() {
        RunRecord before = run(job("A", Outcome.PASSED, 100));
        RunRecord after = run(job("A", Outcome.PASSED, 111));

        assertThat(Comparison.of(before, after, 10, Duration.ofMillis(10)).slower())
                .containsExactly(new Comparison.TimeChange("A", Duration.ofMillis(100), Duration.ofMillis(111), 1, 1));
        assertThat(Comparison.of(before, after, 11, Duration.ofMillis(10)).isEmpty())
                .isTrue();
        assertThat(Comparison.of(before, after, 10, Duration.ofMillis(11)).isEmpty())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(before, after, 10, Duration.ofMillis(-1)))
                .withMessage("times cannot differ by less than nothing: 10 %, -1ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(before, after, -1, Duration.ZERO))
                .withMessage("times cannot differ by less than nothing: -1 %, 0s");
    }

    @Test
    void anyTwoRunsCanBeCompared() {
        LongStream.range(0, 500)
                .forEach(seed -> assertThatCode(() -> Comparison.of(RandomRuns.of(seed), RandomRuns.of(seed + 1))
                                .toString())
                        .as("seed %s", seed)
                        .doesNotThrowAnyException());
    }

    @Test
    void manyJobsAreComparedSoon() {
        List<JobRecord> jobs = IntStream.range(0, 100_000)
                .mapToObj(i -> job("job " + i, Outcome.PASSED, i))
                .collect(Collectors.toList());
        RunRecord run = Runs.run("Many", List.of(), Map.of(), jobs, List.of());

        assertThat(Comparison.of(run, run).isEmpty()).isTrue();
    }
}
