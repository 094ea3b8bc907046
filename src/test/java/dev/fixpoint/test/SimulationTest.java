package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Graphs whose jobs play what a script says. */
class SimulationTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final JobGraph.Builder jobs = JobGraph.builder();
    private @Nullable JobGraph graph;

    /** Adds a job whose own code must not be executed. */
    private void job(String name, String... dependencies) {
        jobs.job(name)
                .dependsOn(dependencies)
                .check(job -> {
                    throw new AssertionError("the check of " + name + " was called");
                })
                .run(job -> {
                    throw new AssertionError("the run of " + name + " was called");
                });
    }

    private Simulation simulation() {
        if (graph == null) {
            graph = jobs.build();
        }
        return Simulation.of(graph);
    }

    private static String transcript(Simulation simulation) {
        StringBuilder lines = new StringBuilder();
        simulation.with(fixpoint -> fixpoint.listener(PhaseLines.verbose(lines)));
        Report report = simulation.converge();
        return lines + report.duration().toString();
    }

    /** What a factory makes is known only when it has made it. */
    @Test
    void phasesThatAJobDoesNotHaveTakeNoTime() {
        jobs.job("run only", () -> (RunOnlyJob) context -> {});
        jobs.job("dummy", () -> new DummyJob() {});
        Simulation simulation = simulation()
                .job("run only", Script.converges().takes(SECOND))
                .job("dummy", Script.passes().takes(SECOND));

        assertThat(simulation.converge().duration()).isEqualTo(SECOND);
        assertThat(simulation.budget().mostTime()).contains(SECOND);
    }

    @Test
    void withoutAScriptEachJobConvergesInNoTime() {
        job("a");
        job("b", "a");

        assertThat(transcript(simulation())).isEqualTo("""
                        a.check: fail
                        a.run: pass
                        a.recheck: pass
                        b.check: fail
                        b.run: pass
                        b.recheck: pass
                        PT0S""");
    }

    @Test
    void jobsFailAndTakeTimeAsTheirScriptsSay() {
        job("fetch");
        job("build", "fetch");

        assertThat(transcript(simulation()
                        .job("fetch", Script.converges().failsFirst(2).takes(Duration.ofMinutes(1)))
                        .job("build", Script.passes().takes(SECOND))))
                .as("9 phases of a minute, 2 delays of a second, a check of a second")
                .isEqualTo("""
                        fetch.check: fail
                        fetch.run: pass
                        fetch.recheck: fail "fails, says the script"
                        fetch.check: fail
                        fetch.run: pass
                        fetch.recheck: fail "fails, says the script"
                        fetch.check: fail
                        fetch.run: pass
                        fetch.recheck: pass
                        build.check: pass
                        PT9M3S""");
    }

    @Test
    void whatFailsForGoodBlocksWhatNeedsIt() {
        job("a");
        job("b", "a");

        Report report = simulation().job("a", Script.fails()).converge();

        assertThat(report.outcome("a")).isEqualTo(Outcome.FAILED);
        assertThat(report.job("a").attempts()).hasSize(3);
        assertThat(report.outcome("b")).isEqualTo(Outcome.BLOCKED);
        assertThat(report.started()).isEqualTo(FakeTime.START);
    }

    @Test
    void eachPhaseCanTakeItsOwnTime() {
        job("a");

        Report report = simulation()
                .job("a", Script.converges().takes(SECOND).takes(Phase.RUN, Duration.ofHours(2)))
                .converge();

        assertThat(report.job("a").attempts().get(0).phases())
                .extracting(phase -> phase.phase() + " " + phase.duration())
                .containsExactly("check PT1S", "run PT2H", "recheck PT1S");
    }

    @Test
    void attemptsCanDifferInTurn() {
        job("a");

        Report report = simulation()
                .job(
                        "a",
                        Script.inTurn(
                                Script.fails().failsWith(() -> new IOException("no route")),
                                Script.converges()
                                        .takes(SECOND)
                                        .runThrows(() -> new IllegalStateException("half done"))))
                .converge();

        assertThat(report.job("a").attempts().get(0).error()).get().hasToString("java.io.IOException: no route");
        assertThat(report.job("a").attempts().get(1).phases().get(1).error())
                .get()
                .hasToString("java.lang.IllegalStateException: half done");
        assertThat(report.outcome("a")).as("its recheck decides").isEqualTo(Outcome.CONVERGED);
    }

    @Test
    void whatIsLeftToChanceIsTheSameForASeed() {
        for (int i = 0; i < 1_000; i++) {
            job("job " + i);
        }
        Script script = Script.converges().failsSometimes(0.1).takesBetween(SECOND, SECOND.multipliedBy(3));

        Report first = simulation().others(script).seed(7).converge();
        Report again = simulation().others(script).seed(7).converge();
        Report other = simulation().others(script).seed(8).converge();

        assertThat(RunRecord.of(again, "")).isEqualTo(RunRecord.of(first, ""));
        assertThat(RunRecord.of(other, "")).isNotEqualTo(RunRecord.of(first, ""));
        assertThat(first.attempts()).as("1 in 10 fails").isBetween(1_080, 1_150);
        assertThat(first.duration().toSeconds() / (double) first.attempts())
                .as("3 phases of 2 seconds each")
                .isBetween(5.8, 6.2);
    }

    @Test
    void resultsAndStoredValuesAreThere() {
        job("a");
        jobs.job("reads").dependsOn("a").check(job -> job.result(job.global().get("rows") + "!"));

        Report report = simulation()
                .job("a", Script.converges().result("done").stores("rows", 7))
                .job("reads", Script.real().takes(SECOND))
                .converge();

        assertThat(report.job("a").result()).contains("done");
        assertThat(report.job("reads").result()).contains("7!");
        assertThat(report.duration()).isEqualTo(SECOND);
    }

    @DependsOn(Runs.class)
    private static final class Checked implements Job {
        @Override
        public void check(JobContext job) {
            throw new AssertionError("called");
        }

        @Override
        public void cleanup(JobContext job) {
            throw new AssertionError("called");
        }
    }

    @DependsOn(Group.class)
    private static final class Runs implements RunOnlyJob {
        @Override
        public void run(JobContext job) {
            throw new AssertionError("called");
        }
    }

    private static final class Group implements DummyJob {}

    @Test
    void everyKindOfJobPlaysItsPart() {
        Simulation simulation = Simulation.of(JobGraph.builder(Checked.class).build())
                .job(Runs.class, Script.converges().failsFirst(1).takes(SECOND))
                .job(Checked.class, Script.converges().takes(Phase.CLEANUP, SECOND));

        Report report = simulation.converge();

        assertThat(report.outcome("Group")).isEqualTo(Outcome.PASSED);
        assertThat(report.job("Runs").attempts()).hasSize(2);
        assertThat(report.succeeded()).isTrue();
        assertThat(report.cleanup().cleanups())
                .as("only what has a cleanup")
                .singleElement()
                .extracting(cleanup -> cleanup.job() + " " + cleanup.duration())
                .isEqualTo("Checked PT1S");
    }

    @Test
    void realJobsDoWhatTheyDo() {
        List<String> seen = new ArrayList<>();
        jobs.job("real").check(job -> job.require(seen.size() > 1, "not yet")).run(job -> seen.add("ran"));

        Report report = simulation().others(Script.real()).converge();

        assertThat(seen).containsExactly("ran", "ran");
        assertThat(report.job("real").attempts()).hasSize(2);
    }

    @Test
    void aRecordedRunIsPlayedAgain() {
        job("a");
        job("b", "a");
        job("c");
        Report lastNight = simulation()
                .job("a", Script.converges().failsFirst(1).takesBetween(SECOND, SECOND.multipliedBy(9)))
                .job("b", Script.passes().takes(SECOND))
                .job("c", Script.fails().runThrows(() -> new IllegalStateException("no")))
                .seed(3)
                .converge();
        RunRecord record = RunRecord.of(lastNight, "last night");

        Report again = simulation().asIn(record).converge();

        assertThat(again.duration()).isEqualTo(lastNight.duration());
        assertThat(again.jobs())
                .extracting(job -> job.outcome() + " " + job.attempts().size())
                .containsExactly("converged 2", "passed 1", "failed 3");
        assertThat(again.job("c").error()).get().hasToString("dev.fixpoint.job.CheckFailure: fails, says the script");
        assertThat(simulation()
                        .asIn(record)
                        .job("c", Script.passes())
                        .converge()
                        .succeeded())
                .as("a job's own script goes before")
                .isTrue();
    }

    @Test
    void aHangThatNothingEndsIsRefused() {
        job("a");

        assertThatThrownBy(() -> simulation()
                        .job("a", Script.converges().hangs(Phase.RUN))
                        .converge())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the run of job \"a\" hangs for ever: nothing ends it;"
                        + " give the job a phaseTimeout or an attemptTimeout");
    }

    @Test
    void daysOfRetriesTakeNoTime() {
        jobs.job("a").tries(10_000).retryDelay(Duration.ofHours(1)).check(job -> {});

        Report report =
                simulation().job("a", Script.converges().failsFirst(9_999)).converge();

        assertThat(report.duration()).isEqualTo(Duration.ofHours(9_999));
        assertThat(report.waited()).isEqualTo(report.duration());
        assertThat(report.outcome("a")).isEqualTo(Outcome.CONVERGED);
    }

    @Test
    void theOptionsOfTheConvergenceHold() {
        job("a");
        job("b");

        Report report = simulation()
                .with(fixpoint -> fixpoint.defaultTries(5).defaultRetryDelay(SECOND.multipliedBy(10)))
                .with(fixpoint -> fixpoint.exclude("b"))
                .job("a", Script.fails())
                .converge();

        assertThat(report.job("a").attempts()).hasSize(5);
        assertThat(report.duration()).hasSeconds(40);
        assertThat(report.outcome("b")).isEqualTo(Outcome.EXCLUDED);
    }

    @Test
    void theSameSimulationConvergesAgain() {
        job("a");
        Simulation simulation = simulation().job("a", Script.converges().failsFirst(1));

        Report first = simulation.converge();

        assertThat(RunRecord.of(simulation.converge(), "")).isEqualTo(RunRecord.of(first, ""));
        assertThat(first.attempts()).isEqualTo(2);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        job("a");
        Simulation simulation =
                simulation().job("a", Script.passes()).others(Script.fails()).seed(1);

        assertThatThrownBy(() -> simulation.job("b", Script.passes())).isInstanceOf(UnknownJobException.class);
        assertThatThrownBy(() -> simulation.job("a", Script.passes()))
                .hasMessage("job \"a\" was already given a script; Script.inTurn(...) makes one of several");
        assertThatThrownBy(() -> simulation.job(Group.class, Script.passes()))
                .hasMessage("no job of the graph is declared with " + Group.class
                        + "; jobs that are declared by a name and a factory are given their script by name");
        assertThatThrownBy(() -> simulation.others(Script.passes()))
                .hasMessage("the other jobs were already given a script");
        assertThatThrownBy(() -> simulation.seed(2))
                .hasMessage("seed was already set to 1; it cannot be set again, to 2");
        assertThatThrownBy(() -> Script.passes().takes(Duration.ofSeconds(-1)))
                .hasMessage("a phase cannot take PT-1S: a duration must not be negative");
        assertThatThrownBy(() -> Script.passes().takesBetween(SECOND, Duration.ZERO))
                .hasMessage("a phase cannot take between 1s and 0s: the least is longer than the most");
        assertThatThrownBy(() -> Script.passes().failsSometimes(1.1))
                .hasMessage("a chance is between 0 and 1, not 1.1");
        assertThatThrownBy(() -> Script.passes().failsFirst(-1))
                .hasMessage("a job fails in 0 attempts or more, not in -1");
        assertThatThrownBy(() -> Script.passes().flapsAfter(0))
                .hasMessage("a job flaps after 1 passing check or more, not after 0");
        assertThatThrownBy(Script::inTurn).hasMessage("a script in turn needs at least one script");
    }
}
