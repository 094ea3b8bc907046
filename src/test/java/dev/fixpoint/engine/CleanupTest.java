package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.CleanupReport.Cleanup;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.test.EventRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 15. */
class CleanupTest {

    private final List<String> cleaned = new ArrayList<>();
    private final JobGraph.Builder jobs = JobGraph.builder();

    private void job(String name, int converges, String... dependencies) {
        jobs.job(name)
                .check(job -> job.require(job.local().find("ran").isPresent() && job.attempt() >= converges, "no"))
                .run(job -> job.local().put("ran", true))
                .cleanup(job -> cleaned.add(name + " " + job.attempt() + " " + job.phase()))
                .dependsOn(dependencies);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void unwindsEveryInstanceThatWasRunLatestFirst(int parallelism) {
        job("base", 2);
        job("middle", 1, "base");
        job("top", 1, "middle");
        jobs.job("passes")
                .cleanup(job -> cleaned.add("never run"))
                .check(job -> {})
                .dependsOn("top");

        Report report = Fixpoint.of(jobs.build())
                .parallelism(parallelism)
                .timeSource(new FakeTime())
                .converge();

        assertThat(cleaned).containsExactly("top 1 cleanup", "middle 1 cleanup", "base 2 cleanup", "base 1 cleanup");
        assertThat(report.cleanup().cleanups())
                .extracting(Cleanup::job, Cleanup::attempt)
                .hasToString("[(\"top\", 1), (\"middle\", 1), (\"base\", 2), (\"base\", 1)]");
    }

    @Test
    void ofAFailedRunIsDoneAsWell() {
        jobs.job("breaks")
                .tries(1)
                .check(job -> job.require(false, "no"))
                .run(job -> {
                    throw new IllegalStateException("half-way");
                })
                .cleanup(job -> cleaned.add(job.runError().orElseThrow().getMessage()));

        Fixpoint.of(jobs.build()).converge();

        assertThat(cleaned).containsExactly("half-way");
    }

    @Test
    void thatFailsStopsNoOtherAndSpoilsSuccess() {
        jobs.job("a").run(job -> {}).cleanup(job -> cleaned.add("a"));
        jobs.job("b").run(job -> {}).cleanup(job -> {
            throw new StackOverflowError("deep");
        });
        jobs.job("c").run(job -> {}).cleanup(job -> {
            throw new IllegalStateException("stuck");
        });

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(cleaned).containsExactly("a");
        assertThat(report.allSatisfied()).isTrue();
        assertThat(report.succeeded()).isFalse();
        assertThat(report.cleanup().failures()).extracting(Cleanup::job).containsExactly("c", "b");
        assertThatThrownBy(report::orThrow)
                .hasMessageContaining("cleanup of c failed: stuck")
                .hasMessageContaining("cleanup of b failed: deep");
    }

    @Test
    void byHandIsDoneOnceAndReported() {
        FakeTime time = new FakeTime();
        EventRecorder recorder = new EventRecorder();
        jobs.job("server").run(job -> job.global().put("port", 8080)).cleanup(job -> {
            time.advance(Duration.ofSeconds(1));
            cleaned.add("port " + job.global().get("port"));
        });
        Fixpoint fixpoint =
                Fixpoint.of(jobs.build()).manualCleanup(true).timeSource(time).listener(recorder);

        Report report = fixpoint.converge();
        assertThat(cleaned).isEmpty();
        assertThat(report.cleanup()).isEqualTo(CleanupReport.EMPTY);
        assertThat(report.succeeded()).isTrue();
        time.advance(Duration.ofHours(1));

        CleanupReport cleanup = fixpoint.cleanup();

        assertThat(cleaned).containsExactly("port 8080");
        assertThat(cleanup.succeeded()).isTrue();
        assertThat(cleanup.cleanups()).singleElement().satisfies(one -> {
            assertThat(one.start()).isEqualTo(FakeTime.START.plus(Duration.ofHours(1)));
            assertThat(one.duration()).isEqualTo(Duration.ofSeconds(1));
        });
        assertThat(recorder.events(Event.CleanupEnded.class)).hasSize(1);
        assertThat(fixpoint.converge().succeeded())
                .as("converging again after it")
                .isTrue();
    }

    @Test
    void byHandCanBeDoneByAnotherThread() throws Exception {
        EventRecorder recorder = new EventRecorder();
        jobs.job("server").run(job -> {}).cleanup(job -> cleaned.add("done"));
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).manualCleanup(true).listener(recorder);
        fixpoint.converge();

        Thread other = new Thread(fixpoint::cleanup);
        other.start();
        dev.fixpoint.testing.Threads.join(other);

        assertThat(cleaned).containsExactly("done");
        assertThat(recorder.events(Event.CleanupEnded.class)).hasSize(1);
    }

    @Test
    void isNotDueWithoutARunNorInNoAct() {
        job("job", 1);

        Report report = Fixpoint.of(jobs.build()).noAct(true).converge();

        assertThat(cleaned).isEmpty();
        assertThat(report.cleanup().cleanups()).isEmpty();
        assertThat(report.job("job").attempts().get(0).phases())
                .singleElement()
                .satisfies(phase -> assertThat(phase.phase()).isEqualTo(Phase.CHECK));
    }

    @Test
    void byHandRefusesAnotherConvergenceMeanwhile() {
        Fixpoint[] fixpoint = new Fixpoint[1];
        jobs.job("job").run(job -> {}).cleanup(job -> {
            assertThatThrownBy(() -> fixpoint[0].converge()).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> fixpoint[0].cleanup()).isInstanceOf(IllegalStateException.class);
        });
        fixpoint[0] = Fixpoint.of(jobs.build()).manualCleanup(true);
        fixpoint[0].converge();

        assertThat(fixpoint[0].cleanup().succeeded()).isTrue();
    }
}
