package dev.fixpoint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<JobRecord> jobs = new ArrayList<>();
    private Optional<RunSettings> settings = Optional.empty();

    @Test
    void isTheLongestChainAndSlackIsWhatTheOthersHaveLeft() {
        job("disk", List.of(), attempt(0, 3));
        job("network", List.of(), attempt(3, 1));
        job("boot", List.of("disk", "network"), attempt(4, 5));
        job("mail", List.of("network"), attempt(9, 2));
        job("all", List.of("boot", "mail"), attempt(11, 1));

        CriticalPath path = CriticalPath.of(run());

        assertThat(names(path)).containsExactly("disk", "boot", "all");
        assertThat(path.length()).isEqualTo(seconds(9));
        assertThat(slacks(path)).containsExactly(0, 2, 0, 5, 0);
        assertThat(path.share()).isEqualTo(9 / 12.0);
    }

    @Test
    void aRetryDelayCountsButWaitingForAWorkerDoesNot() {
        // Due again after two seconds, but the only worker was busy for ten.
        job("slow", List.of(), failure(0, 1, Optional.empty()), attempt(11, 1));

        CriticalPath path = CriticalPath.of(run());

        assertThat(path.length()).isEqualTo(seconds(4));
        assertThat(path.span(0)).contains(seconds(4));
    }

    @Test
    void whatACheckAskedForCountsIfItIsLonger() {
        job("busy", List.of(), failure(0, 1, Optional.of(seconds(60))), attempt(61, 1));

        assertThat(CriticalPath.of(run()).length()).isEqualTo(seconds(62));
    }

    @Test
    void aRetryThatCameSoonerThanItsDelayCountsAsItCame() {
        job("cut short", List.of(), failure(0, 1, Optional.of(seconds(60))), attempt(2, 1));

        assertThat(CriticalPath.of(run()).length()).isEqualTo(seconds(3));
    }

    @Test
    void whatWasNotAttemptedHasNoSlackAndHidesWhatIsBehindIt() {
        job("failed", List.of(), attempt(0, 4));
        job("blocked", List.of("failed"));
        job("assumed", List.of());
        job("after", List.of("assumed", "blocked"), attempt(4, 1));

        CriticalPath path = CriticalPath.of(run());

        assertThat(names(path)).containsExactly("failed");
        assertThat(path.slack(1)).isEmpty();
        assertThat(path.slack(3)).contains(seconds(3));
    }

    @Test
    void isNothingWithoutAttempts() {
        job("blocked", List.of());

        CriticalPath path = CriticalPath.of(run());

        assertThat(path.positions()).isEmpty();
        assertThat(path.length()).isZero();
        assertThat(path.share()).isZero();
    }

    @Test
    void aForgedRecordWithACycleOrAnUnknownJobDoesNoHarm() {
        job("hen", List.of("egg", "nobody"), attempt(0, 1));
        job("egg", List.of("hen"), attempt(1, 1));

        assertThat(names(CriticalPath.of(run()))).containsExactly("hen", "egg");
    }

    @RepeatedTest(200)
    void agreesWithAllPathsTriedOut(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int size = random.nextInt(9) + 1;
        for (int i = 0; i < size; i++) {
            Set<String> dependencies = new HashSet<>();
            for (int k = 0; k < i; k++) {
                if (random.nextInt(3) == 0) {
                    dependencies.add("job " + k);
                }
            }
            if (random.nextInt(6) == 0) {
                job("job " + i, List.copyOf(dependencies));
            } else {
                job("job " + i, List.copyOf(dependencies), attempt(random.nextInt(100), random.nextInt(5)));
            }
        }

        CriticalPath path = CriticalPath.of(run());

        long longest = 0;
        for (int i = 0; i < size; i++) {
            longest = Math.max(longest, longestEnd(i));
        }
        assertThat(path.length().toSeconds()).isEqualTo(longest);
        for (int i = 0; i < size; i++) {
            if (jobs.get(i).attempts().isEmpty()) {
                assertThat(path.slack(i)).isEmpty();
            } else {
                long through = longestEnd(i) + longestTail(i);
                assertThat(path.slack(i)).contains(seconds(longest - through));
            }
        }
        assertThat(path.positions().stream().mapToLong(this::span).sum()).isEqualTo(longest);
        assertThat(path.positions())
                .allSatisfy(position -> assertThat(path.slack(position)).contains(Duration.ZERO));
    }

    /** The longest way to the end of a job, by trying all. */
    private long longestEnd(int job) {
        if (jobs.get(job).attempts().isEmpty()) {
            return 0;
        }
        return span(job)
                + jobs.get(job).dependencies().stream()
                        .mapToLong(name -> longestEnd(position(name)))
                        .max()
                        .orElse(0);
    }

    /** The longest way from the end of a job, by trying all. */
    private long longestTail(int job) {
        long longest = 0;
        for (int other = 0; other < jobs.size(); other++) {
            JobRecord dependent = jobs.get(other);
            if (!dependent.attempts().isEmpty()
                    && dependent.dependencies().contains(jobs.get(job).name())) {
                longest = Math.max(longest, span(other) + longestTail(other));
            }
        }
        return longest;
    }

    private long span(int job) {
        return jobs.get(job).attempts().get(0).duration().toSeconds();
    }

    private int position(String name) {
        return Integer.parseInt(name.substring(4));
    }

    private List<String> names(CriticalPath path) {
        return path.positions().stream().map(job -> jobs.get(job).name()).toList();
    }

    private List<Integer> slacks(CriticalPath path) {
        List<Integer> slacks = new ArrayList<>();
        for (int job = 0; job < jobs.size(); job++) {
            slacks.add((int) path.slack(job).orElseThrow().toSeconds());
        }
        return slacks;
    }

    private void job(String name, List<String> dependencies, AttemptRecord... attempts) {
        job(name, JobTerms.NONE, dependencies, attempts);
    }

    private void job(String name, JobTerms terms, List<String> dependencies, AttemptRecord... attempts) {
        jobs.add(new JobRecord(
                name,
                JobRecord.Kind.JOB,
                Optional.empty(),
                dependencies,
                3,
                seconds(2),
                terms,
                attempts.length == 0 ? Outcome.BLOCKED : Outcome.PASSED,
                true,
                List.of(attempts),
                List.of(),
                Optional.empty()));
    }

    private static AttemptRecord attempt(long start, long length) {
        return attempt(start, length, Optional.empty());
    }

    private static AttemptRecord failure(long start, long length, Optional<Duration> retryAfter) {
        return attempt(
                start,
                length,
                Optional.of(
                        new ErrorRecord("Failure", "no", "", Optional.empty(), Optional.empty(), false, retryAfter)));
    }

    private static AttemptRecord attempt(long start, long length, Optional<ErrorRecord> error) {
        Instant at = START.plusSeconds(start);
        return new AttemptRecord(
                1,
                1,
                error.isPresent() ? Outcome.FAILED : Outcome.PASSED,
                at,
                true,
                List.of(new PhaseRecord(Phase.CHECK, at, seconds(length), error)));
    }

    private RunRecord run() {
        return new RunRecord(
                "test",
                START,
                seconds(100),
                Duration.ZERO,
                1,
                RunRecord.Mode.CONVERGE,
                false,
                false,
                true,
                settings,
                List.of(),
                Map.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                jobs,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
