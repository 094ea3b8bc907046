package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Policy;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** When a job is tried again: rule 9, and what a policy says beyond it. */
class RetryPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final JobGraph.Builder jobs = JobGraph.builder();

    private JobBuilder flaky(int tries) {
        return jobs.job("flaky").check(job -> job.require(false, "no")).tries(tries);
    }

    private Report converge(UnaryOperator<Fixpoint> options) {
        return options.apply(Fixpoint.of(jobs.build()).timeSource(time)).converge();
    }

    private static List<Duration> seconds(long... seconds) {
        return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    @Test
    void theWaitGrowsUpToTheCeiling() {
        flaky(5).backoff(Backoff.exponential(SECOND, 3, Duration.ofSeconds(5)));

        Report report = converge(options -> options);

        assertThat(time.waits()).isEqualTo(seconds(1, 3, 5, 5));
        assertThat(report.job("flaky").attempts()).hasSize(5);
    }

    @Test
    void theConvergenceSaysItForJobsThatSayNothing() {
        flaky(5);
        jobs.job("own").check(job -> job.require(false, "no")).tries(2).retryDelay(Duration.ofSeconds(100));

        Report report = converge(options -> options.defaultPolicy(Policy.NONE.backoff(Backoff.exponential(SECOND))));

        assertThat(report.job("own").retryDelay()).isEqualTo(Duration.ofSeconds(100));
        assertThat(time.waits()).isEqualTo(seconds(1, 2, 4, 8, 85));
    }

    @Test
    void jitterIsTheSameForTheSameSeedWhateverElseHappens() {
        flaky(5).backoff(Backoff.fixed(SECOND).jitter(0.5));

        converge(options -> options.seed(7));
        List<Duration> first = time.waits();
        FakeTime again = new FakeTime();
        JobGraph.Builder others = JobGraph.builder();
        others.job("other").check(job -> {});
        others.job("flaky")
                .check(job -> job.require(false, "no"))
                .tries(5)
                .backoff(Backoff.fixed(SECOND).jitter(0.5));
        Fixpoint.of(others.build()).seed(7).timeSource(again).converge();

        assertThat(again.waits()).isEqualTo(first).doesNotHaveDuplicates().hasSize(4);
        assertThat(first).allMatch(wait -> wait.toMillis() >= 500 && wait.toMillis() <= 1500);
    }

    @Test
    void aSeedOfItsOwnMakesEachConvergenceDifferent() {
        flaky(5).backoff(Backoff.fixed(SECOND).jitter(0.5));
        JobGraph graph = jobs.build();
        FakeTime other = new FakeTime();

        Fixpoint.of(graph).timeSource(time).converge();
        Fixpoint.of(graph).timeSource(other).converge();

        assertThat(time.waits()).isNotEqualTo(other.waits());
    }

    @Test
    void aCheckThatSaysWhenWinsOverTheBackoff() {
        jobs.job("knows")
                .check(job -> {
                    throw CheckFailure.because("booting").tryAgainAfter(Duration.ofSeconds(job.attempt()));
                })
                .tries(4)
                .backoff(Backoff.fixed(Duration.ofSeconds(50)));

        converge(options -> options);

        assertThat(time.waits()).isEqualTo(seconds(1, 2, 3));
    }

    @Test
    void noAttemptStartsWhenTheTotalTimeIsOver() {
        flaky(100).backoff(Backoff.exponential(SECOND)).retryFor(Duration.ofSeconds(7));

        Report report = converge(options -> options);

        assertThat(time.waits()).as("attempts at 0, 1, 3 and 7 seconds").isEqualTo(seconds(1, 2, 4));
        assertThat(report.outcome("flaky")).isEqualTo(Outcome.FAILED);
    }

    /** No recheck comes behind the run then. */
    @Test
    void whatTheCheckSaidCountsAlsoIfTheTimeOfTheAttemptIsUpInTheRun() {
        jobs.job("never")
                .attemptTimeout(SECOND)
                .neverRetryOn(SecurityException.class)
                .check(job -> {
                    throw new SecurityException("denied");
                })
                .run(job -> time.advance(SECOND));
        jobs.job("later")
                .attemptTimeout(SECOND)
                .tries(2)
                .check(job -> {
                    throw CheckFailure.because("busy").tryAgainAfter(Duration.ofMinutes(5));
                })
                .run(job -> time.advance(SECOND));

        Report report = converge(options -> options);

        assertThat(report.job("never").attempts()).hasSize(1);
        assertThat(Duration.between(
                        FakeTime.START, report.job("later").attempts().get(1).start()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theTotalTimeBeginsWithTheFirstAttempt() {
        jobs.job("late").check(job -> time.advance(Duration.ofHours(1)));
        flaky(100).dependsOn("late").backoff(Backoff.exponential(SECOND)).retryFor(Duration.ofSeconds(7));

        converge(options -> options);

        assertThat(time.waits()).isEqualTo(seconds(1, 2, 4));
    }

    @Test
    void someErrorsAreNeverRetried() {
        jobs.job("denied")
                .check(job -> job.require(false, "not yet"))
                .run(job -> {
                    throw new SecurityException("denied");
                })
                .neverRetryOn(SecurityException.class);

        Report report = converge(options -> options);

        assertThat(report.job("denied").attempts()).hasSize(1);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void orOnlySomeAre() {
        jobs.job("io").check(job -> {
            throw new IOException("reset");
        });
        jobs.job("other").check(job -> {
            throw new IllegalStateException("bug");
        });
        jobs.job("asks").check(job -> {
            throw CheckFailure.because("soon").tryAgainAfter(SECOND);
        });

        Report report = converge(options -> options.defaultPolicy(Policy.NONE.retryOn(IOException.class)));

        assertThat(report.job("io").attempts()).hasSize(3);
        assertThat(report.job("other").attempts()).hasSize(1);
        assertThat(report.job("asks").attempts()).as("the check knows better").hasSize(3);
    }
}
