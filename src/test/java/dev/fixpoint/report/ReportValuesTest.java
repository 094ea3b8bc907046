package dev.fixpoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Stability;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The values that reports are made of. */
class ReportValuesTest {

    private static final PhaseReport PASSED =
            new PhaseReport(Phase.CHECK, Instant.EPOCH, Duration.ZERO, Optional.empty());
    private static final PhaseReport BROKEN =
            new PhaseReport(Phase.RECHECK, Instant.EPOCH, Duration.ZERO, Optional.of(new IOException("no")));

    @Test
    void outcomesReadAsWordsInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Outcome.values())
                    .extracting(Outcome::toString)
                    .containsExactly(
                            "passed", "converged", "failed", "cancelled", "blocked", "excluded", "assumed", "not run");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ofSettingsThatAreSeldomSetOnlyThoseAreTold() {
        Policy policy = Policy.NONE
                .backoff(Backoff.exponential(Duration.ofSeconds(1)))
                .retryFor(Duration.ofMinutes(5))
                .retryOn(IOException.class, IllegalStateException.class)
                .neverRetryOn(Error.class)
                .phaseTimeout(Duration.ofSeconds(3))
                .attemptTimeout(Duration.ofSeconds(9))
                .stable(Stability.passes(2, Duration.ofSeconds(1)));
        Duration second = Duration.ofSeconds(1);

        assertThat(new RunSettings(
                        1,
                        false,
                        3,
                        second,
                        second,
                        false,
                        false,
                        Optional.of(Duration.ofMinutes(10)),
                        PolicyReport.of(policy),
                        Map.of("net", 4, "d\nb", 2),
                        Optional.of(-7L),
                        true))
                .hasToString(
                        "one attempt at a time; 3 tries, 1s apart, unless a job says otherwise; at most 10m in all;"
                                + " backoff 1s, times 2; tried again for at most 5m; tried again only after IOException or"
                                + " IllegalStateException; not tried again after Error; at most 3s a phase; at most 9s an attempt;"
                                + " stable after 2 passing checks, 1s apart; pools \"d\\nb\" of 2, \"net\" of 4; seed -7; in an order of"
                                + " its own");
        assertThat(PolicyReport.of(Policy.NONE)).isSameAs(PolicyReport.NONE).hasToString("");
    }

    private static RunSettings settings(
            int parallelism,
            boolean virtualThreads,
            int tries,
            Duration delay,
            Duration grace,
            boolean failFast,
            boolean manualCleanup) {
        return new RunSettings(
                parallelism,
                virtualThreads,
                tries,
                delay,
                grace,
                failFast,
                manualCleanup,
                Optional.empty(),
                PolicyReport.NONE,
                Map.of(),
                Optional.empty(),
                false);
    }

    @Test
    void settingsAreALine() {
        Duration second = Duration.ofSeconds(1);
        assertThat(settings(1, false, 3, second, second, false, false))
                .hasToString("one attempt at a time; 3 tries, 1s apart, unless a job says otherwise");
        assertThat(settings(4, false, 1, second, second, true, true))
                .hasToString("4 attempts at once, 1s of grace; 1 try, unless a job says otherwise; fail-fast;"
                        + " no automatic cleanup");
        assertThat(settings(Integer.MAX_VALUE, true, 2, Duration.ZERO, second, false, false))
                .hasToString(
                        "as many attempts at once as are ready, on virtual threads, 1s of grace; 2 tries, 0s apart,"
                                + " unless a job says otherwise");
        assertThat(settings(1, true, 2, Duration.ZERO, second, false, false).toString())
                .startsWith("one attempt at a time, on virtual threads, 1s of grace; ");
    }

    @Test
    void twoOutcomesAreSatisfied() {
        assertThat(Outcome.values())
                .filteredOn(Outcome::isSatisfied)
                .containsExactly(Outcome.PASSED, Outcome.CONVERGED);
    }

    @Test
    void theErrorOfAnAttemptIsThatOfItsLastPhase() {
        assertThat(attempt(PASSED, BROKEN).error()).containsInstanceOf(IOException.class);
        assertThat(attempt(BROKEN, PASSED).error()).isEmpty();
        assertThat(attempt().error()).isEmpty();
    }

    @Test
    void theErrorOfAJobIsThatOfItsLastAttempt() {
        assertThat(job(attempt(PASSED), attempt(BROKEN)).error()).containsInstanceOf(IOException.class);
        assertThat(job(attempt(BROKEN), attempt(PASSED)).error()).isEmpty();
        assertThat(job().error()).isEmpty();
    }

    @Test
    void aCleanupReportKnowsItsFailures() {
        CleanupReport.Cleanup fine = cleanup("fine", Optional.empty());
        CleanupReport.Cleanup failed = cleanup("failed", Optional.of(new IOException("busy")));
        CleanupReport report = new CleanupReport(List.of(failed, fine));
        assertThat(report.failures()).containsExactly(failed);
        assertThat(report.succeeded()).isFalse();
        assertThat(new CleanupReport(List.of(fine)).succeeded()).isTrue();
        assertThat(CleanupReport.EMPTY.succeeded()).isTrue();
        assertThat(CleanupReport.EMPTY.cleanups()).isEmpty();
    }

    @Test
    void listsAreCopiesThatNobodyCanChange() {
        List<PhaseReport> phases = new ArrayList<>(List.of(PASSED));
        AttemptReport attempt = new AttemptReport(1, 1, Outcome.PASSED, Instant.EPOCH, true, phases);
        List<AttemptReport> attempts = new ArrayList<>(List.of(attempt));
        List<String> blockedBy = new ArrayList<>(List.of("disk"));
        JobReport job =
                new JobReport("job", Outcome.PASSED, true, 3, Duration.ZERO, attempts, blockedBy, Optional.empty());
        List<CleanupReport.Cleanup> cleanups = new ArrayList<>(List.of(cleanup("job", Optional.empty())));
        CleanupReport cleanup = new CleanupReport(cleanups);
        phases.clear();
        attempts.clear();
        blockedBy.clear();
        cleanups.clear();
        for (List<?> list : List.of(attempt.phases(), job.attempts(), job.blockedBy(), cleanup.cleanups())) {
            assertThat(list).hasSize(1);
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static AttemptReport attempt(PhaseReport... phases) {
        return new AttemptReport(1, 1, Outcome.FAILED, Instant.EPOCH, true, List.of(phases));
    }

    private static JobReport job(AttemptReport... attempts) {
        return new JobReport(
                "job", Outcome.FAILED, true, 3, Duration.ZERO, List.of(attempts), List.of(), Optional.empty());
    }

    private static CleanupReport.Cleanup cleanup(String job, Optional<Throwable> error) {
        return new CleanupReport.Cleanup(job, 1, Instant.EPOCH, Duration.ZERO, error);
    }
}
