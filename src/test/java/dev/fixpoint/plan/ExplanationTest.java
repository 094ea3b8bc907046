package dev.fixpoint.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.behaviour.MovieNightGraph;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Why a job is as it is, in words. */
class ExplanationTest {

    private static RunRecord movieNight(UnaryOperator<Fixpoint> options) {
        return run(MovieNightGraph.build(), options);
    }

    private static RunRecord run(JobGraph graph, UnaryOperator<Fixpoint> options) {
        return RunRecord.of(
                options.apply(Fixpoint.of(graph).timeSource(new FakeTime())).converge(), "test");
    }

    @Test
    void ofABlockedJobLeadsToTheRootCauses() {
        assertThat(Explanation.of(movieNight(fixpoint -> fixpoint.exclude("Pizza")), "WatchMovie"))
                .hasToString("""
                        WatchMovie: blocked
                          because TurnOnTV failed after 3 attempts: Remote batteries are dead.
                            by way of StartMovie
                          because SitOnCouch failed after 3 attempts: No space on couch.
                            by way of StartMovie
                          because Pizza excluded
                            by way of StartMovie -> Food
                          tries: 0 of 3 used, 3 left; delay 1s
                          next attempt: when what it waits for is satisfied, in another convergence
                          waits for: StartMovie (blocked)
                          waited for by: nothing""");
    }

    @Test
    void ofAFailedJobTellsItsAttempts() {
        assertThat(Explanation.of(movieNight(fixpoint -> fixpoint), "TurnOnTV")).hasToString("""
                        TurnOnTV: failed
                          because Remote batteries are dead.
                          attempt 1, sweep 1, 0s: check fail, run pass, recheck fail (Remote batteries are dead.)
                          attempt 2, sweep 2, 0s: check fail, run pass, recheck fail (Remote batteries are dead.)
                          attempt 3, sweep 3, 0s: check fail, run pass, recheck fail (Remote batteries are dead.)
                          tries: 3 of 3 used, 0 left; delay 1s
                          next attempt: none: it is out of tries
                          waits for: nothing: what it depends on is satisfied
                          waited for by: StartMovie (blocked)""");
    }

    @Test
    void ofAJobThatTookManyTriesShowsTheLastOnes() {
        assertThat(Explanation.of(movieNight(fixpoint -> fixpoint), "PopcornBowl")
                        .lines())
                .startsWith(
                        "PopcornBowl: converged",
                        "  because its check failed, it was run, and then the check passed",
                        "  attempts 1 to 2: failed",
                        "  attempt 3, sweep 3, 0s: check fail, run pass, recheck fail (Dishwasher cycle not done yet.)")
                .contains("  next attempt: none is needed")
                .hasSize(11);
    }

    @Test
    void ofAPlanTellsWhatWouldRunFirst() {
        assertThat(Explanation.of(movieNight(fixpoint -> fixpoint.noAct(true)), "SitOnCouch"))
                .hasToString("""
                        SitOnCouch: may run
                          because CleanCouch would run: nothing is stored as "vacuumed"; the storage is empty. \
                        A job that reads a value should depend on the job that stores it
                            by way of PrepareRoom
                          because FluffPillows would run: it has no check: it always runs
                            by way of PrepareRoom
                          tries: 0 of 3 used, 3 left; delay 1s
                          next attempt: none: this was a plan, nothing was run
                          waits for: PrepareRoom (may run)
                          waited for by: StartMovie (may run)""");
    }

    @Test
    void showsWhatWasExpectedAndFound() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("file").tries(1).check(job -> job.requireEqual("text", "a\nb", "c"));

        assertThat(Explanation.of(run(jobs.build(), fixpoint -> fixpoint), "file")
                        .lines())
                .startsWith(
                        "file: failed",
                        "  because text: expected a\\nb, found c",
                        "    expected: a\\nb",
                        "    found:    c");
    }

    @Test
    void ofAJobThatWaitedWhenTheConvergenceEnded() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("waits").tries(5).check(job -> {
            throw CheckFailure.because("booting").tryAgainAfter(Duration.ofMinutes(1));
        });
        jobs.job("behind").dependsOn("waits");
        jobs.job("breaks").tries(1).check(job -> job.require(false, "no"));

        RunRecord run = run(jobs.build(), fixpoint -> fixpoint.failFast(true));

        assertThat(Explanation.of(run, "waits").lines())
                .contains("  next attempt: would have been due at 2026-01-01T00:01:00Z, but the convergence had ended")
                .contains("  tries: 1 of 5 used, 4 left; delay 1s");
        assertThat(Explanation.of(run, "behind").lines())
                .startsWith(
                        "behind: not run",
                        "  because waits failed after 1 attempt: booting",
                        "  tries: 0 of 3 used, 3 left; delay 1s");
    }

    @Test
    void staysOnAScreenHoweverLargeTheGraph() {
        JobGraph.Builder jobs = JobGraph.builder();
        JobBuilder last = jobs.job("last");
        for (int i = 0; i < 1_000; i++) {
            jobs.job("root " + i).tries(1).check(job -> job.require(false, "x".repeat(100_000)));
            jobs.job("link 0 of " + i).dependsOn("root " + i);
            for (int link = 1; link < 10; link++) {
                jobs.job("link " + link + " of " + i).dependsOn("link " + (link - 1) + " of " + i);
            }
            last.dependsOn("link 9 of " + i);
            jobs.job("user " + i).dependsOn("last");
        }

        RunRecord run = run(jobs.build(), fixpoint -> fixpoint);

        assertThat(Explanation.of(run, "last").lines())
                .hasSizeLessThan(20)
                .allMatch(line -> line.length() <= 160)
                .contains(
                        "    by way of link 9 of 0 -> link 8 of 0 -> ... (6 more) -> link 1 of 0 -> link 0 of 0",
                        "  because of 997 more",
                        "  waited for by: user 0 (blocked), user 1 (blocked), user 2 (blocked), user 3 (blocked),"
                                + " user 4 (blocked) and 995 more");
    }

    @Test
    void staysOnAScreenWhateverTheNamesAndMessages() {
        String long1 = "n\u202E".repeat(100);
        JobGraph.Builder jobs = JobGraph.builder();
        JobBuilder last = jobs.job("last " + long1);
        for (int i = 0; i < 5; i++) {
            jobs.job("root " + i + long1).tries(1).check(job -> job.require(false, "\u001B[2J".repeat(1_000)));
            jobs.job("first " + i + long1).dependsOn("root " + i + long1);
            jobs.job("second " + i + long1).dependsOn("first " + i + long1);
            jobs.job("third " + i + long1).dependsOn("second " + i + long1);
            last.dependsOn("third " + i + long1);
        }
        RunRecord run = run(jobs.build(), fixpoint -> fixpoint);

        for (String job : new String[] {"last " + long1, "root 0" + long1}) {
            assertThat(Explanation.of(run, job).lines())
                    .hasSizeLessThan(20)
                    .allMatch(line -> line.length() <= 160)
                    .noneMatch(line -> line.contains("\u202E") || line.contains("\u001B"));
        }
        String shown = "n\\u202E";
        assertThat(Explanation.of(run, "last " + long1).lines())
                .startsWith("last " + shown.repeat(7) + "n ...: blocked")
                .contains(
                        "    by way of third 0" + shown + "n ... -> second 0" + shown + "n ... -> first 0" + shown
                                + "n ...",
                        "  waits for: third 0" + shown.repeat(7) + " ... (blocked) and 4 more");
    }

    @Test
    void doesNotKnowWhatIsNotThere() {
        RunRecord run = movieNight(fixpoint -> fixpoint);

        assertThatThrownBy(() -> Explanation.of(run, "WatchMovi"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("no job is named \"WatchMovi\"; did you mean \"WatchMovie\"?");
    }

    @Test
    void ofAJobFarFromManyCausesShowsTheWayToSome() {
        JobGraph.Builder jobs = JobGraph.builder();
        JobBuilder end = jobs.job("end");
        for (int i = 0; i < 200; i++) {
            end.dependsOn("root " + i);
            jobs.job("root " + i).tries(1).check(job -> job.require(false, "no"));
            jobs.job("step " + i).dependsOn(i == 0 ? "end" : "step " + (i - 1));
        }

        assertThat(Explanation.of(run(jobs.build(), fixpoint -> fixpoint), "step 199")
                        .lines())
                .contains(
                        "  because root 0 failed after 1 attempt: no",
                        "    by way of step 198 -> step 197 -> ... (196 more) -> step 0 -> end",
                        "  because of 197 more");
    }

    @Test
    void ofAJobWhoseDelayIsLongerThanTheCalendarIsGiven() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("slow").retryDelay(Duration.ofSeconds(Long.MAX_VALUE)).check(job -> job.require(false, "no"));
        jobs.job("broken").tries(1).check(job -> job.require(false, "no"));

        assertThat(Explanation.of(run(jobs.build(), fixpoint -> fixpoint.failFast(true)), "slow")
                        .lines())
                .anyMatch(line -> line.startsWith("  next attempt: would have been due at +1000000000-12-31T23:59:59"));
    }

    @Test
    void tellsWhyThereIsNoNextAttempt() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("late")
                .backoff(Backoff.exponential(Duration.ofSeconds(4)))
                .retryFor(Duration.ofSeconds(10))
                .tries(9)
                .check(job -> job.require(false, "no"));
        jobs.job("never").neverRetryOn(CheckFailure.class).check(job -> job.require(false, "no"));
        jobs.job("other").retryOn(IOException.class).check(job -> job.require(false, "no"));

        RunRecord run = run(jobs.build(), fixpoint -> fixpoint);

        assertThat(Explanation.of(run, "late").lines())
                .contains("  next attempt: none: it may be tried again for 10s, and would have been due later");
        assertThat(Explanation.of(run, "never").lines())
                .contains("  next attempt: none: it is not tried again after such an error");
        assertThat(Explanation.of(run, "other").lines())
                .contains("  next attempt: none: it is tried again only after other errors");
    }

    @Test
    void tellsWhenABackoffIsOver() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("waits").backoff(Backoff.exponential(Duration.ofSeconds(4))).check(job -> job.require(false, "no"));
        jobs.job("scattered")
                .backoff(Backoff.fixed(Duration.ofSeconds(4)).jitter(0.25))
                .check(job -> job.require(false, "no"));
        jobs.job("breaks").tries(1).check(job -> job.require(false, "no"));

        RunRecord run = run(jobs.build(), fixpoint -> fixpoint.failFast(true));

        assertThat(Explanation.of(run, "waits").lines())
                .contains("  next attempt: would have been due at 2026-01-01T00:00:04Z, but the convergence had ended");
        assertThat(Explanation.of(run, "scattered").lines())
                .contains(
                        "  next attempt: would have been due between 2026-01-01T00:00:03Z and 2026-01-01T00:00:05Z, but"
                                + " the convergence had ended");
    }

    @Test
    void countsChecksThatPassedInARow() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("dns").stable(1_000, Duration.ofSeconds(1)).check(job -> {});

        assertThat(Explanation.of(run(jobs.build(), fixpoint -> fixpoint), "dns")
                        .lines())
                .contains("  attempt 1, sweep 1, 16m 39s: check pass, confirm pass 999 times");
    }
}
