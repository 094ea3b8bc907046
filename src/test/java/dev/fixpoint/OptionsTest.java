package dev.fixpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Policy;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every option of a convergence, and when it may be set. */
class OptionsTest {

    /** By the name of its method: each option set as it may be. */
    private static final Map<String, Consumer<Fixpoint>> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("argument", fixpoint -> fixpoint.argument("movie", "MST3K"));
        OPTIONS.put("arguments", fixpoint -> fixpoint.arguments(1, 2));
        OPTIONS.put("store", fixpoint -> fixpoint.store("seats", 3));
        OPTIONS.put("defaultTries", fixpoint -> fixpoint.defaultTries(1));
        OPTIONS.put("defaultRetryDelay", fixpoint -> fixpoint.defaultRetryDelay(Duration.ZERO));
        OPTIONS.put("parallelism", fixpoint -> fixpoint.parallelism(1));
        OPTIONS.put("gracePeriod", fixpoint -> fixpoint.gracePeriod(Duration.ZERO));
        OPTIONS.put("threadNames", fixpoint -> fixpoint.threadNames(false));
        OPTIONS.put("noAct", fixpoint -> fixpoint.noAct(false));
        OPTIONS.put("deepNoAct", fixpoint -> fixpoint.deepNoAct(false));
        OPTIONS.put("secret", fixpoint -> fixpoint.secret("movie"));
        OPTIONS.put("failFast", fixpoint -> fixpoint.failFast(false));
        OPTIONS.put("manualCleanup", fixpoint -> fixpoint.manualCleanup(false));
        OPTIONS.put("exclude", fixpoint -> fixpoint.exclude("popcorn"));
        OPTIONS.put("assumeDone", fixpoint -> fixpoint.assumeDone("pizza"));
        OPTIONS.put("listener", fixpoint -> fixpoint.listener(new Listener() {}));
        OPTIONS.put("defaultPolicy", fixpoint -> fixpoint.defaultPolicy(Policy.NONE));
        OPTIONS.put("timeout", fixpoint -> fixpoint.timeout(Duration.ofHours(1)));
        OPTIONS.put("seed", fixpoint -> fixpoint.seed(7));
        OPTIONS.put("order", fixpoint -> fixpoint.order(Comparator.naturalOrder()));
        OPTIONS.put("timeSource", fixpoint -> fixpoint.timeSource(new FakeTime()));
    }

    private static Fixpoint fixpoint() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("movie").dependsOn("popcorn", "pizza");
        jobs.job("popcorn");
        jobs.job("pizza");
        return Fixpoint.of(jobs.build());
    }

    @Test
    void areAllKnownHere() {
        assertThat(Arrays.stream(Fixpoint.class.getMethods())
                        .filter(method -> method.getReturnType() == Fixpoint.class)
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !name.equals("virtualThreads")) // not on every version of Java: see below
                        .filter(name -> !name.equals("pool")) // only where jobs need one: see PoolsTest
                        .filter(name -> !name.equals("defaults"))) // sets others: see below
                .containsAll(OPTIONS.keySet())
                .allMatch(OPTIONS::containsKey);
    }

    @Test
    void mayAllBeSetInAnyOrder() {
        List<Consumer<Fixpoint>> options = new ArrayList<>(OPTIONS.values());
        for (int i = 0; i < options.size(); i++) {
            Fixpoint fixpoint = fixpoint();
            options.forEach(option -> option.accept(fixpoint));
            assertThat(fixpoint.converge().count(Outcome.ASSUMED)).isEqualTo(1);
            options.add(options.remove(0));
        }
    }

    @TestFactory
    Stream<DynamicTest> areFixedOnceTheConvergenceHasStarted() {
        return OPTIONS.entrySet().stream()
                .map(option -> DynamicTest.dynamicTest(option.getKey(), () -> {
                    Fixpoint fixpoint = fixpoint();
                    fixpoint.converge();
                    assertThatThrownBy(() -> option.getValue().accept(fixpoint))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("options are fixed once converge() was called; set them before");
                    assertThat(fixpoint.converge().succeeded()).isTrue();
                }));
    }

    @Test
    void defaultsDoNotReplaceWhatWasSet() {
        List<Object> seen = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("look").check(job -> {
            seen.add(job.tries());
            seen.add(job.arguments().named().get("movie"));
            seen.add(job.arguments().named().get("snack"));
            seen.add(job.global().find("seats").orElseThrow());
        });

        Fixpoint.of(jobs.build())
                .defaultTries(2)
                .argument("movie", "MST3K")
                .store("seats", 3)
                .defaults(others -> others.defaultTries(5)
                        .argument("movie", "other")
                        .argument("snack", "popcorn")
                        .store("seats", 4))
                .converge()
                .orThrow();

        assertThat(seen).containsExactly(2, "MST3K", "popcorn", 3);
        assertThatThrownBy(() ->
                        fixpoint().defaults(others -> others.defaultTries(5)).defaultTries(6))
                .hasMessage("defaultTries was already set to 5; it cannot be set again, to 6");
        Fixpoint started = fixpoint();
        started.converge();
        assertThatThrownBy(() -> started.defaults(others -> others.defaultTries(5)))
                .hasMessage("options are fixed once converge() was called; set them before");
    }

    @Test
    void virtualThreadsAreSetOnceWhereThereAreAny() {
        assumeTrue(Runtime.version().feature() >= 21);
        Fixpoint fixpoint = fixpoint().virtualThreads();
        assertThatThrownBy(fixpoint::virtualThreads)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("virtualThreads was already set to true; it cannot be set again, to true");
        assertThat(fixpoint.converge().succeeded()).isTrue();
    }

    @Test
    void virtualThreadsAreRefusedWhereThereAreNone() {
        assumeTrue(Runtime.version().feature() < 21);
        assertThatThrownBy(fixpoint()::virtualThreads)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("virtual threads need Java 21 or later, and this is Java "
                        + Runtime.version().feature() + "; use parallelism(n) instead");
    }

    @Test
    void thatWereRefusedLeaveEverythingAsItWas() {
        Fixpoint fixpoint = fixpoint().defaultTries(1);
        assertThatThrownBy(() -> fixpoint.defaultTries(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixpoint.defaultTries(9)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fixpoint.argument("movie", null)).isInstanceOf(NullPointerException.class);
        fixpoint.argument("movie", "MST3K");
        Report report = fixpoint.converge();
        assertThat(report.arguments()).hasToString("(movie=MST3K)");
        assertThat(report.attempts()).isEqualTo(3);
    }

    @Test
    void areNotNullAndSaySo() {
        assertNullRefused(fixpoint -> fixpoint.argument(null, 1), "name");
        assertNullRefused(fixpoint -> fixpoint.store((String) null, 1), "name");
        assertNullRefused(fixpoint -> fixpoint.store((Key<Integer>) null, 1), "key");
        assertNullRefused(fixpoint -> fixpoint.secret((String) null), "name");
        assertNullRefused(fixpoint -> fixpoint.timeSource(null), "timeSource");
        assertNullRefused(fixpoint -> fixpoint.exclude((String) null), "name");
        assertNullRefused(fixpoint -> fixpoint.assumeDone((String) null), "name");
        assertNullRefused(
                fixpoint -> fixpoint.store(Key.of("seats", Integer.class), null),
                "the value for \"seats\" is null; remove it instead");
    }

    private static void assertNullRefused(Consumer<Fixpoint> misuse, String message) {
        assertThatThrownBy(() -> misuse.accept(fixpoint()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(message);
    }

    @Test
    void aJobCannotConvergeItsOwnConvergenceOrCleanItUp() {
        List<Throwable> refusals = new ArrayList<>();
        Fixpoint[] own = new Fixpoint[1];
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("busybody").check(job -> {
            refusals.add(catchThrowable(own[0]::converge));
            refusals.add(catchThrowable(own[0]::cleanup));
            refusals.add(catchThrowable(() -> own[0].noAct(true)));
        });
        own[0] = Fixpoint.of(jobs.build());
        assertThat(own[0].converge().succeeded()).isTrue();
        assertThat(refusals)
                .allMatch(IllegalStateException.class::isInstance)
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "this convergence is running already; make another one with Fixpoint.of(...)",
                        "the convergence is still running; call cleanup() when converge() has returned",
                        "options are fixed once converge() was called; set them before");
    }

    @Test
    void aJobMayConvergeAnother() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("outer").check(job -> fixpoint().converge().orThrow());
        assertThat(Fixpoint.of(jobs.build()).converge().succeeded()).isTrue();
    }
}
