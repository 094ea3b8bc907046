package dev.fixpoint.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.behaviour.MovieNightGraph;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a no-act convergence says would be done. */
class PlanTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final List<String> ran = new ArrayList<>();

    private Plan plan(UnaryOperator<Fixpoint> options) {
        return plan(jobs.build(), options);
    }

    private Plan plan(JobGraph graph, UnaryOperator<Fixpoint> options) {
        Report report =
                options.apply(Fixpoint.of(graph).timeSource(new FakeTime())).converge();
        assertThat(ran).isEmpty();
        return Plan.of(RunRecord.of(report, "plan"));
    }

    private Plan shallow() {
        return plan(fixpoint -> fixpoint.noAct(true));
    }

    private Plan deep() {
        return plan(fixpoint -> fixpoint.deepNoAct(true));
    }

    private void failing(String name, String... dependencies) {
        jobs.job(name)
                .dependsOn(dependencies)
                .check(job -> job.requireEqual("mode of " + name, "0644", "0600"))
                .run(job -> ran.add(name));
    }

    private void passing(String name, String... dependencies) {
        jobs.job(name).dependsOn(dependencies).check(job -> {}).run(job -> ran.add(name));
    }

    @Test
    void writesWhatATerminalWouldObeyAsEscapes() {
        jobs.job("a\u202Eb").retryDelay(Duration.ofSeconds(1)).check(job -> job.require(false, "\u001B[2J\u0007"));

        Plan plan = shallow();

        assertThat(plan.step("a\u202Eb")).hasToString("would run a\\u202Eb: \\u001B[2J\\u0007");
        assertThat(plan.toString())
                .startsWith("would run  a\\u202Eb: \\u001B[2J\\u0007\nplan: ")
                .endsWith("(a\\u202Eb)");
    }

    private static String steps(Plan plan) {
        return String.join("\n", plan.steps().stream().map(Plan.Step::toString).toList());
    }

    @Test
    void toldByTheChecksOfWhatWaitsForNothing() {
        passing("fine");
        failing("file", "fine");
        passing("behind", "file");
        jobs.job("group").dependsOn("behind");

        assertThat(steps(shallow())).isEqualTo("""
                satisfied fine
                would run file: mode of file: expected 0644, found 0600
                may run behind: after file
                may run group: after behind""");
    }

    @Test
    void deepAsksTheChecksOfTheOthersTooAndSaysWhatTheySayNow() {
        failing("file");
        passing("passes", "file");
        failing("fails", "file");
        jobs.job("reads").dependsOn("file").check(job -> job.global().get("start"));
        jobs.job("asks").dependsOn("file").check(job -> job.argument("movie", String.class));
        jobs.job("breaks", () -> {
                    throw new IllegalStateException("no container");
                })
                .dependsOn("file");

        assertThat(steps(deep())).isEqualTo("""
                would run file: mode of file: expected 0644, found 0600
                may run passes: after file; at present its check passes
                may run fails: after file; at present its check fails: mode of fails: expected 0644, found 0600
                cannot tell reads: after file; at present nothing is stored as "start"; the storage is empty. \
                A job that reads a value should depend on the job that stores it
                cannot tell asks: after file; at present argument "movie" is missing: expected \
                a String, found no arguments with a name
                cannot tell breaks: after file; at present it cannot be made: no container""");
    }

    @Test
    void runOnlyJobsAlwaysRun() {
        jobs.job("first").run(job -> ran.add("first"));
        jobs.job("second").dependsOn("first").run(job -> ran.add("second"));

        assertThat(steps(shallow())).isEqualTo("""
                would run first: it has no check: it always runs
                would run second: it has no check: it always runs, after first""");
    }

    @Test
    void doesNotPromiseToRunWhatCannotBeSatisfied() {
        jobs.job("movie").check(job -> {
            throw CheckFailure.because("no such movie").hopeless();
        });
        jobs.job("behind").dependsOn("movie").run(job -> ran.add("behind"));
        jobs.job("off");
        failing("open");
        passing("needs both", "off", "open");
        passing("last", "needs both");

        String steps = """
                would fail movie: no such movie
                blocked behind: needs movie
                excluded off
                would run open: mode of open: expected 0644, found 0600
                blocked needs both: needs off
                blocked last: needs needs both""";
        JobGraph graph = jobs.build();
        assertThat(steps(plan(graph, fixpoint -> fixpoint.noAct(true).exclude("off"))))
                .isEqualTo(steps);
        assertThat(steps(plan(graph, fixpoint -> fixpoint.deepNoAct(true).exclude("off"))))
                .isEqualTo(steps);
    }

    @Test
    void ofWhatIsLeftOut() {
        passing("only for done");
        passing("done", "only for done");
        passing("needs done", "done");

        assertThat(steps(plan(fixpoint -> fixpoint.noAct(true).assumeDone("done"))))
                .isEqualTo("""
                        excluded only for done: only jobs that take no part need it
                        satisfied done: assumed done
                        satisfied needs done""");
    }

    @Test
    void countsAndSaysHowLongRetriesMayTake() {
        passing("fine");
        jobs.job("bowl")
                .tries(6)
                .retryDelay(Duration.ofSeconds(10))
                .check(job -> job.require(false, "not yet"))
                .run(job -> ran.add("bowl"));
        jobs.job("group").dependsOn("bowl", "fine");
        jobs.job("popcorn").dependsOn("group").tries(2).check(job -> {}).run(job -> ran.add("popcorn"));
        jobs.job("aside")
                .tries(3)
                .check(job -> {
                    throw CheckFailure.because("busy").tryAgainAfter(Duration.ofSeconds(20));
                })
                .run(job -> ran.add("aside"));

        Plan plan = shallow();

        assertThat(plan.totals())
                .isEqualTo("plan: 5 jobs, 1 satisfied, 2 would run, 2 may run;"
                        + " waiting for retries takes from 0s to 51s (bowl -> popcorn)");
        assertThat(plan.budget())
                .isEqualTo(new RetryBudget(Duration.ZERO, Duration.ofSeconds(51), 5, 13, List.of("bowl", "popcorn")));
        assertThat(plan.isEmpty()).isFalse();
    }

    @Test
    void isEmptyAtTheFixedPoint() {
        passing("fine");
        passing("off");

        Plan plan = plan(fixpoint -> fixpoint.noAct(true).exclude("off"));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan).hasToString("""
                satisfied  fine
                excluded   off
                plan: 2 jobs, 1 satisfied, 1 excluded""");
    }

    @Test
    void ofTheMovieNight() {
        Report report = Fixpoint.of(MovieNightGraph.build())
                .timeSource(new FakeTime())
                .deepNoAct(true)
                .converge();

        assertThat(Plan.of(RunRecord.of(report, "MovieNight")).toString().lines())
                .hasSize(21)
                .contains(
                        "satisfied    ValidateMovie",
                        "would run    TurnOnTV: Remote batteries are dead.",
                        "may run      SitOnCouch: after PrepareRoom; at present its check fails: No space on couch.")
                .endsWith("plan: 20 jobs, 3 satisfied, 6 would run, 9 may run, 2 cannot tell; waiting for retries takes"
                        + " from 0s to 11s (PopcornBowl -> Popcorn -> StartMovie -> WatchMovie)");
    }

    @Test
    void ofAJobThatHasOnlyAClassKnowsItsKind() {
        JobGraph.Builder classes = JobGraph.builder(Behind.class);
        Report report = Fixpoint.of(classes.build())
                .timeSource(new FakeTime())
                .noAct(true)
                .converge();

        assertThat(steps(Plan.of(RunRecord.of(report, "plan")))).isEqualTo("""
                        would run First: it has no check: it always runs
                        may run Behind: after First""");
    }

    static class First implements RunOnlyJob {
        @Override
        public void run(JobContext job) {}
    }

    @DependsOn(First.class)
    static class Behind implements Job {
        @Override
        public void check(JobContext job) {}
    }

    @Test
    void ofAPartOfAGraphPromisesNoMoreThanOfTheWhole() {
        failing("file");
        passing("middle", "file");
        passing("last", "middle");
        RunRecord run = RunRecord.of(
                Fixpoint.of(jobs.build()).timeSource(new FakeTime()).noAct(true).converge(), "plan");
        RunRecord part = run.withJobs(
                List.of(run.jobs().get(1).within(Set.of()), run.jobs().get(2)));

        assertThat(steps(Plan.of(part))).isEqualTo("""
                may run middle: after file
                may run last: after middle""");
    }

    @Test
    void isNotMadeOfWhatDidAct() {
        passing("fine");
        Report report = Fixpoint.of(jobs.build()).timeSource(new FakeTime()).converge();

        assertThatThrownBy(() -> Plan.of(RunRecord.of(report, "main")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a plan is made of a no-act convergence, and main did act");
    }

    @Test
    void ofAPlanThatWasCutShort() {
        jobs.job("stops").check(job -> {
            throw new InterruptedException();
        });
        passing("later");

        assertThat(steps(shallow())).isEqualTo("""
                cannot tell stops: it was not checked: the plan was cut short
                cannot tell later: it was not checked: the plan was cut short""");
        assertThat(Thread.interrupted()).isTrue();
    }

    private String waiting(UnaryOperator<Fixpoint> options) {
        String totals = plan(fixpoint -> options.apply(fixpoint).noAct(true)).totals();
        return totals.substring(totals.indexOf(';') + 2);
    }

    @Test
    void countsABackoffUpToItsCeiling() {
        jobs.job("a")
                .tries(6)
                .backoff(Backoff.exponential(SECOND, 2, SECOND.multipliedBy(5)))
                .check(job -> job.require(false, "no"));

        assertThat(waiting(fixpoint -> fixpoint)).isEqualTo("waiting for retries takes from 0s to 17s (a)");
    }

    @Test
    void noLongerThanAJobMayBeTriedAgain() {
        jobs.job("b")
                .tries(Integer.MAX_VALUE)
                .backoff(Backoff.exponential(SECOND, 2, SECOND.multipliedBy(5)))
                .retryFor(Duration.ofMinutes(3))
                .check(job -> job.require(false, "no"));

        assertThat(waiting(fixpoint -> fixpoint)).isEqualTo("waiting for retries takes from 0s to 3m (b)");
    }

    @Test
    void countsJitterAtItsLongest() {
        jobs.job("c").tries(3).check(job -> job.require(false, "no"));

        assertThat(waiting(fixpoint -> fixpoint.defaultPolicy(Policy.NONE.backoff(
                        Backoff.fixed(SECOND.multipliedBy(10)).jitter(0.5)))))
                .isEqualTo("waiting for retries takes from 0s to 30s (c)");
    }

    @Test
    void aRetryDelayOfItsOwnComesBeforeABackoffOfTheConvergence() {
        jobs.job("own").retryDelay(SECOND).tries(3).check(job -> job.require(false, "no"));

        assertThat(waiting(fixpoint -> fixpoint.defaultPolicy(Policy.NONE.backoff(Backoff.fixed(Duration.ofHours(1))))))
                .isEqualTo("waiting for retries takes from 0s to 2s (own)");
    }

    private void mustBeStable() {
        jobs.job("dns").stable(4, SECOND.multipliedBy(2)).check(job -> {});
        jobs.job("cache")
                .dependsOn("dns")
                .tries(2)
                .retryDelay(SECOND)
                .stableFor(Duration.ofSeconds(5), SECOND.multipliedBy(2))
                .check(job -> job.require(false, "cold"));
    }

    @Test
    void countsTheTimeBetweenTheChecksOfWhatMustBeStable() {
        mustBeStable();

        assertThat(waiting(fixpoint -> fixpoint))
                .isEqualTo("waiting for retries and further checks takes from 12s to 19s (dns -> cache)");
    }

    @Test
    void nothingOutlastsTheTimeOfTheWhole() {
        mustBeStable();

        assertThat(waiting(fixpoint -> fixpoint.timeout(Duration.ofSeconds(15))))
                .isEqualTo("waiting for retries and further checks takes from 12s to 15s (dns -> cache)");
    }

    @Test
    void waitsForWhatComesBeforeAlsoIfItStandsBehind() {
        jobs.job("late").after("early").retryDelay(SECOND).check(job -> job.require(false, "no"));
        jobs.job("early").retryDelay(SECOND).check(job -> job.require(false, "no"));

        assertThat(waiting(fixpoint -> fixpoint)).isEqualTo("waiting for retries takes from 0s to 4s (early -> late)");
    }
}
