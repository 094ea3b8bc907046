package dev.fixpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.Key;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is said to somebody who misuses a convergence. What is wrong with graphs is tested with the graphs. */
class BadInputTest {

    private static final Listener DEAF = new Listener() {};

    private static Fixpoint fixpoint() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("Popcorn").dependsOn("PopcornBowl");
        jobs.job("PopcornBowl");
        return Fixpoint.of(jobs.build());
    }

    private static DynamicTest refused(
            String name, Consumer<Fixpoint> misuse, Class<? extends RuntimeException> type, String message) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThatThrownBy(() -> misuse.accept(fixpoint()))
                        .isInstanceOf(type)
                        .hasMessage(message));
    }

    @TestFactory
    Stream<DynamicTest> valuesOutOfRange() {
        return Stream.of(
                refused(
                        "parallelism 0",
                        fixpoint -> fixpoint.parallelism(0),
                        IllegalArgumentException.class,
                        "parallelism must be 1 or more (1 runs one job after the other), not 0"),
                refused(
                        "parallelism -3",
                        fixpoint -> fixpoint.parallelism(-3),
                        IllegalArgumentException.class,
                        "parallelism must be 1 or more (1 runs one job after the other), not -3"),
                refused(
                        "tries 0",
                        fixpoint -> fixpoint.defaultTries(0),
                        IllegalArgumentException.class,
                        "defaultTries must be 1 or more (the first attempt counts), not 0"),
                refused(
                        "delay -1 s",
                        fixpoint -> fixpoint.defaultRetryDelay(Duration.ofSeconds(-1)),
                        IllegalArgumentException.class,
                        "defaultRetryDelay must be zero or more, not -1s"),
                refused(
                        "grace -1 s",
                        fixpoint -> fixpoint.gracePeriod(Duration.ofSeconds(-1)),
                        IllegalArgumentException.class,
                        "gracePeriod must be zero or more, not -1s"));
    }

    @TestFactory
    Stream<DynamicTest> nothing() {
        return Stream.of(
                refused(
                        "argument",
                        fixpoint -> fixpoint.argument("movie", null),
                        NullPointerException.class,
                        "argument \"movie\" must not be null; leave it out instead"),
                refused(
                        "positional argument",
                        fixpoint -> fixpoint.arguments("a", null),
                        NullPointerException.class,
                        "a positional argument must not be null"),
                refused(
                        "stored value",
                        fixpoint -> fixpoint.store("movie", null),
                        NullPointerException.class,
                        "the stored value \"movie\" must not be null; leave it out instead"),
                refused("listener", fixpoint -> fixpoint.listener(null), NullPointerException.class, "listener"),
                refused("graph", fixpoint -> Fixpoint.of(null), NullPointerException.class, "graph"));
    }

    @TestFactory
    Stream<DynamicTest> anythingSetTwice() {
        return Stream.of(
                twice("defaultTries", fixpoint -> fixpoint.defaultTries(2).defaultTries(3), "2", "3"),
                twice(
                        "defaultRetryDelay",
                        fixpoint -> fixpoint.defaultRetryDelay(Duration.ZERO).defaultRetryDelay(Duration.ofSeconds(2)),
                        "PT0S",
                        "PT2S"),
                twice("parallelism", fixpoint -> fixpoint.parallelism(2).parallelism(2), "2", "2"),
                twice(
                        "gracePeriod",
                        fixpoint -> fixpoint.gracePeriod(Duration.ZERO).gracePeriod(Duration.ZERO),
                        "PT0S",
                        "PT0S"),
                twice("noAct", fixpoint -> fixpoint.noAct(true).noAct(false), "true", "false"),
                twice("failFast", fixpoint -> fixpoint.failFast(false).failFast(true), "false", "true"),
                twice("manualCleanup", fixpoint -> fixpoint.manualCleanup(true).manualCleanup(true), "true", "true"),
                refused(
                        "argument",
                        fixpoint -> fixpoint.argument("movie", "A").argument("movie", "B"),
                        IllegalStateException.class,
                        "argument \"movie\" was already set; it cannot be set again"),
                refused(
                        "store",
                        fixpoint -> fixpoint.store("count", 1).store(Key.of("count", Integer.class), 2),
                        IllegalStateException.class,
                        "the stored value \"count\" was already set; it cannot be set again"));
    }

    private static DynamicTest twice(String option, Consumer<Fixpoint> misuse, String first, String second) {
        return refused(
                option,
                misuse,
                IllegalStateException.class,
                option + " was already set to " + first + "; it cannot be set again, to " + second);
    }

    @Test
    void aClockSetTwice() {
        FakeTime time = new FakeTime();
        assertThatThrownBy(() -> fixpoint().timeSource(time).timeSource(time))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("timeSource was already set to ");
    }

    @TestFactory
    Stream<DynamicTest> jobsThatDoNotExistOrAreBothExcludedAndAssumed() {
        return Stream.of(
                refused(
                        "excluded",
                        fixpoint -> fixpoint.exclude("Popcorn", "PopcornBowls"),
                        UnknownJobException.class,
                        "no job is named \"PopcornBowls\"; did you mean \"PopcornBowl\"?"),
                refused(
                        "assumed",
                        fixpoint -> fixpoint.assumeDone("Pizza"),
                        UnknownJobException.class,
                        "no job is named \"Pizza\""),
                refused(
                        "excluded and assumed",
                        fixpoint -> fixpoint.exclude("Popcorn").assumeDone("Popcorn"),
                        IllegalStateException.class,
                        "job \"Popcorn\" is excluded already, and cannot be assumed done as well"),
                refused(
                        "assumed and excluded",
                        fixpoint -> fixpoint.assumeDone("Popcorn").exclude("Popcorn"),
                        IllegalStateException.class,
                        "job \"Popcorn\" is assumed done already, and cannot be excluded as well"));
    }

    @TestFactory
    Stream<DynamicTest> optionsAfterTheStart() {
        List<Consumer<Fixpoint>> options = List.of(
                fixpoint -> fixpoint.argument("a", 1),
                fixpoint -> fixpoint.arguments(1),
                fixpoint -> fixpoint.store("a", 1),
                fixpoint -> fixpoint.defaultTries(1),
                fixpoint -> fixpoint.parallelism(1),
                fixpoint -> fixpoint.noAct(true),
                fixpoint -> fixpoint.exclude("Popcorn"),
                fixpoint -> fixpoint.listener(DEAF));
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            Consumer<Fixpoint> option = options.get(i);
            tests.add(refused(
                    "option " + i,
                    fixpoint -> {
                        fixpoint.converge();
                        option.accept(fixpoint);
                    },
                    IllegalStateException.class,
                    "options are fixed once converge() was called; set them before"));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> cleanupAtTheWrongMoment() {
        return Stream.of(
                refused(
                        "automatic",
                        fixpoint -> {
                            fixpoint.converge();
                            fixpoint.cleanup();
                        },
                        IllegalStateException.class,
                        "cleanup is automatic; set manualCleanup(true) to call it by hand"),
                refused(
                        "before",
                        fixpoint -> fixpoint.manualCleanup(true).cleanup(),
                        IllegalStateException.class,
                        "nothing to clean up: cleanup() is called once, after converge()"),
                refused(
                        "twice",
                        fixpoint -> {
                            fixpoint.manualCleanup(true).converge();
                            fixpoint.cleanup();
                            fixpoint.cleanup();
                        },
                        IllegalStateException.class,
                        "nothing to clean up: cleanup() is called once, after converge()"),
                refused(
                        "left out",
                        fixpoint -> {
                            fixpoint.manualCleanup(true).converge();
                            fixpoint.converge();
                        },
                        IllegalStateException.class,
                        "call cleanup() for the last convergence before converging again"));
    }

    @Test
    void twoConvergencesOfOneObjectAtTheSameTime() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("waits").check(job -> {
            runs.countDown();
            dev.fixpoint.testing.Threads.await(refused);
        });
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).manualCleanup(true);
        List<Report> reports = new ArrayList<>();
        Thread first = new Thread(() -> reports.add(fixpoint.converge()));
        first.start();
        dev.fixpoint.testing.Threads.await(runs);

        assertThatThrownBy(fixpoint::converge)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this convergence is running already; make another one with Fixpoint.of(...)");
        assertThatThrownBy(fixpoint::cleanup)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the convergence is still running; call cleanup() when converge() has returned");

        refused.countDown();
        dev.fixpoint.testing.Threads.join(first);
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.succeeded()).isTrue());
    }

    @Test
    void aMissingArgumentFailsItsJobForGoodWithoutARun() {
        List<String> ran = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("ValidateMovie")
                .check(job -> job.argument("movie", String.class))
                .run(job -> ran.add("run"));
        jobs.job("InsertDVD").dependsOn("ValidateMovie");

        Report report = Fixpoint.of(jobs.build()).argument("title", "MST3K").converge();

        assertThat(ran).isEmpty();
        assertThat(report.job("ValidateMovie").attempts()).hasSize(1);
        assertThat(report.outcome("InsertDVD")).isEqualTo(Outcome.BLOCKED);
        assertThat(report.job("ValidateMovie").error())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("job \"ValidateMovie\": argument \"movie\" is missing: expected a String, found only"
                        + " \"title\"");
    }

    @Test
    void anIllTypedArgumentFailsItsJobForGoodWithoutARun() {
        List<String> ran = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("Popcorn").check(job -> job.argument("tries", Integer.class)).run(job -> ran.add("run"));

        Report report = Fixpoint.of(jobs.build()).argument("tries", "many").converge();

        assertThat(ran).isEmpty();
        assertThat(report.job("Popcorn").attempts()).hasSize(1);
        assertThat(report.job("Popcorn").error())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("job \"Popcorn\": argument \"tries\" is ill-typed: expected an Integer, found \"many\" (a"
                        + " String)");
    }

    @Test
    void aFactoryThatReturnsNothingIsAFailedCheck() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("lazy", () -> null).tries(2);

        Report report = Fixpoint.of(jobs.build()).timeSource(new FakeTime()).converge();

        assertThat(report.job("lazy").attempts()).hasSize(2);
        assertThat(report.job("lazy").error())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("job \"lazy\": its factory returned null instead of a new instance");
    }
}
