package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.MissingValueException;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a job sees through its context. */
class ContextTest {

    private static final Key<List<String>> GUESTS = Key.of("guests", List.class);

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final FakeTime time = new FakeTime();
    private final List<String> seen = new ArrayList<>();

    private Fixpoint fixpoint() {
        return Fixpoint.of(jobs.build()).timeSource(time);
    }

    @Test
    void knowsTheJobTheAttemptAndThePhase() {
        jobs.job("flaky")
                .tries(3)
                .check(job -> {
                    seen.add(job.name() + " " + job.attempt() + "/" + job.tries() + " " + job.phase());
                    job.require(job.attempt() == 2, "not yet");
                })
                .run(job -> seen.add(job.phase().toString()))
                .cleanup(job -> seen.add(job.phase() + " of " + job.attempt()));

        fixpoint().converge();

        assertThat(seen)
                .containsExactly("flaky 1/3 check", "run", "flaky 1/3 recheck", "flaky 2/3 check", "cleanup of 1");
    }

    @Test
    void localStorageLivesForOneAttemptWithItsCleanup() {
        jobs.job("job")
                .check(job -> {
                    seen.add(job.local().entries().toString());
                    job.local().put("checked", job.attempt());
                    job.require(job.attempt() == 2, "not yet");
                })
                .cleanup(job -> seen.add("cleanup " + job.local().entries()));

        fixpoint().converge();

        assertThat(seen).containsExactly("{}", "{checked=1}", "{}", "cleanup {checked=1}");
    }

    @Test
    void globalStorageIsFilledBeforeSharedAndReadAfterwards() {
        jobs.job("reads").check(job -> {
            job.global().put("host", "example.com");
            List<String> guests = new ArrayList<>(job.global().get(GUESTS));
            guests.add("me");
            job.global().put(GUESTS, guests);
        });
        jobs.job("reads it too")
                .dependsOn("reads")
                .check(job -> seen.addAll(job.global().get(GUESTS)));
        Fixpoint fixpoint = fixpoint().store(GUESTS, List.of("you"));

        assertThat(fixpoint.converge().storage()).hasToString("{guests=[you, me], host=example.com}");
        assertThat(fixpoint.converge().storage())
                .as("converging again starts from zero")
                .hasToString("{guests=[you, me], host=example.com}");
        assertThat(seen).containsExactly("you", "me", "you", "me");
        assertThat(fixpoint.converge().stored(GUESTS)).contains(List.of("you", "me"));
    }

    @Test
    void aMissingValueIsAnOrdinaryFailureThatSaysWhatThereIs() {
        jobs.job("early").tries(2).check(job -> job.global().get("start"));

        Report report = fixpoint().store("end", 1).converge();

        assertThat(report.job("early").attempts()).hasSize(2);
        assertThat(report.job("early").error()).get().isInstanceOf(MissingValueException.class);
        assertThat(report.job("early").error())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("nothing is stored as \"start\"; stored are: end."
                        + " A job that reads a value should depend on the job that stores it");
    }

    @Test
    void theRunsErrorIsThereForTheRecheckAndGoneInTheNextAttempt() {
        jobs.job("job")
                .tries(2)
                .check(job -> {
                    seen.add(job.phase() + " " + job.runError().map(Throwable::getMessage));
                    job.require(false, "no");
                })
                .run(job -> {
                    throw new IllegalStateException("broke " + job.attempt());
                });

        fixpoint().converge();

        assertThat(seen)
                .containsExactly(
                        "check Optional.empty",
                        "recheck Optional[broke 1]",
                        "check Optional.empty",
                        "recheck Optional[broke 2]");
    }

    @Test
    void theLastResultEndsUpInTheReport() {
        jobs.job("counts").tries(3).check(job -> {
            if (job.attempt() < 3) {
                job.result("attempt " + job.attempt());
            }
            job.require(false, "no");
        });
        jobs.job("silent");

        Report report = fixpoint().converge();

        assertThat(report.job("counts").result()).contains("attempt 2");
        assertThat(report.job("silent").result()).isEmpty();
    }

    @Test
    void argumentsAreConvertedAndHaveDefaults() {
        jobs.job("reads").check(job -> {
            seen.add("" + job.argument("count", Integer.class));
            seen.add("" + job.argument("wait", Duration.class, Duration.ZERO));
            seen.add("" + job.argument("file", Path.class));
            seen.add("" + job.argument(0, int.class));
            seen.add(job.argument(1, String.class, "none"));
            seen.add("" + job.arguments());
        });

        Report report = fixpoint()
                .argument("count", "12")
                .argument("file", "a/b")
                .arguments(7L)
                .converge();

        assertThat(report.succeeded()).as(report.summary()).isTrue();
        assertThat(seen).containsExactly("12", "PT0S", "a/b", "7", "none", "(7, count=12, file=a/b)");
        assertThat(report.arguments()).hasToString("(7, count=12, file=a/b)");
    }

    @Test
    void requireEqualKeepsWhatWasExpectedAndFound() {
        jobs.job("mode").tries(1).check(job -> job.requireEqual("mode of /etc/passwd", "0644", "0600"));

        Report report = fixpoint().converge();

        CheckFailure failure = (CheckFailure) report.job("mode").error().orElseThrow();
        assertThat(failure).hasMessage("mode of /etc/passwd: expected 0644, found 0600");
        assertThat(failure.expected()).contains("0644");
        assertThat(failure.actual()).contains("0600");
        assertThat(failure.getStackTrace()).isEmpty();
    }

    @Test
    void aCheckCanAskForALongerDelayButNotForAShorterOne() {
        jobs.job("long").tries(2).retryDelay(Duration.ofSeconds(1)).check(job -> {
            throw CheckFailure.because("booting").tryAgainAfter(Duration.ofMinutes(5));
        });
        jobs.job("short").tries(2).retryDelay(Duration.ofHours(1)).check(job -> {
            throw CheckFailure.because("booting").tryAgainAfter(Duration.ofMinutes(5));
        });

        Report report = fixpoint().converge();

        assertThat(report.job("long").attempts().get(1).start()).isEqualTo(FakeTime.START.plusSeconds(300));
        assertThat(report.job("short").attempts().get(1).start()).isEqualTo(FakeTime.START.plusSeconds(3_600));
    }

    @Test
    void whatIsStoredCanBeTakenAwayAndPrinted() {
        jobs.job("stores").check(job -> {
            job.global().put("token", "s3cret");
            job.global().put("port", 8080);
            seen.add(job.global().toString());
            seen.add(String.valueOf(job.global().remove("port")));
            seen.add(String.valueOf(job.global().remove("port")));
        });

        fixpoint().secret("token").converge().orThrow();

        assertThat(seen).containsExactly("{port=8080, token=***}", "Optional[8080]", "Optional.empty");
    }

    @Test
    void theCallerHasItsNameBackWhileItWaitsAndAfterCleanupByHand() {
        jobs.job("fails")
                .tries(2)
                .retryDelay(Duration.ofHours(1))
                .run(job -> {
                    job.require(job.attempt() == 2, "no");
                })
                .cleanup(job -> seen.add(Thread.currentThread().getName()));
        String name = Thread.currentThread().getName();
        Fixpoint fixpoint = Fixpoint.of(jobs.build())
                .threadNames(true)
                .manualCleanup(true)
                .timeSource(new WatchedTime(
                        time,
                        () -> seen.add("waits as " + Thread.currentThread().getName())));

        fixpoint.converge().orThrow();
        seen.add(Thread.currentThread().getName());
        fixpoint.cleanup();
        seen.add(Thread.currentThread().getName());

        assertThat(seen).containsExactly("waits as " + name, name, "fails", "fails", name);
    }

    @Test
    void aConvergenceInsideAJobOfAnotherIsFine() {
        JobGraph.Builder inner = JobGraph.builder();
        inner.job("inner").check(job -> seen.add(Thread.currentThread().getName()));
        jobs.job("outer").check(job -> {
            Fixpoint.of(inner.build()).threadNames(true).converge().orThrow();
            seen.add(Thread.currentThread().getName());
        });

        assertThat(fixpoint().threadNames(true).converge().succeeded()).isTrue();
        assertThat(seen).containsExactly("inner", "outer");
    }

    @Test
    void convergingTheSameObjectInsideItsJobIsRefused() {
        Fixpoint[] self = new Fixpoint[1];
        jobs.job("recursive")
                .check(job -> assertThatThrownBy(() -> self[0].converge())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("this convergence is running already; make another one with Fixpoint.of(...)"));
        self[0] = fixpoint();

        assertThat(self[0].converge().outcome("recursive")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aStatusThatIsNullFailsWhetherOrNotAnybodyListens() {
        jobs.job("silent").tries(1).check(job -> job.status(null));

        assertThat(fixpoint().converge().job("silent").error())
                .get()
                .hasToString("java.lang.NullPointerException: the status line must not be null");
    }

    @Test
    void aDefaultThatIsNullIsAHopelessFailureThatNamesTheArgument() {
        jobs.job("job").check(job -> job.argument("movie", String.class, null));

        Report report = fixpoint().converge();

        assertThat(report.job("job").attempts()).hasSize(1);
        String problem = "argument \"movie\" is missing, and its default is null; give a default that is not";
        assertThat(report.job("job").error())
                .get()
                .hasToString("dev.fixpoint.job.ArgumentException: job \"job\": " + problem);
        assertThat(report.summary()).startsWith("job failed after 1 attempt: " + problem + "\n");
    }

    @Test
    void requireEqualLooksIntoArrays() {
        jobs.job("same").check(job -> job.requireEqual("bytes", new byte[] {1, 2}, new byte[] {1, 2}));
        jobs.job("other").tries(1).check(job -> job.requireEqual("bytes", new byte[] {1, 2}, new byte[] {1}));

        Report report = fixpoint().converge();

        assertThat(report.outcome("same")).isEqualTo(Outcome.PASSED);
        assertThat(report.job("other").error())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("bytes: expected [1, 2], found [1]");
    }
}
