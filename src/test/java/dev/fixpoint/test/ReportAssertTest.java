package dev.fixpoint.test;

import static dev.fixpoint.test.ReportAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Key;
import dev.fixpoint.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReportAssertTest {

    private static final Key<Integer> SEATS = Key.of("seats", Integer.class);

    private static Report report() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("remote").check(job -> job.result("on the couch"));
        jobs.job("room")
                .check(job -> job.require(job.global().find(SEATS).isPresent(), "no seats"))
                .run(job -> job.global().put(SEATS, 3))
                .cleanup(job -> {});
        jobs.job("tv").dependsOn("remote", "room").check(job -> {
            throw new IOException("batteries are dead, token s3cret");
        });
        jobs.job("movie").dependsOn("tv");
        return Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .argument("token", "s3cret")
                .secret("token")
                .converge();
    }

    @Test
    void saysWhatIsSo() {
        assertThat(report())
                .failed()
                .passed("remote")
                .result("remote", "on the couch")
                .converged("room")
                .failed("tv")
                .because("batteries")
                .after(3)
                .blocked("movie")
                .by("tv")
                .ran("room", "tv", "tv", "tv")
                .stored(SEATS, 3)
                .cleanedUp("room")
                .waited(Duration.ofSeconds(2));
        JobGraph.Builder nothing = JobGraph.builder();
        nothing.job("nothing");
        assertThat(Fixpoint.of(nothing.build()).converge()).succeeded().ranNothing();
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNot() {
        Map<String, Consumer<ReportAssert>> wrong = new LinkedHashMap<>();
        wrong.put("should have succeeded", ReportAssert::succeeded);
        wrong.put("should have been cancelled", ReportAssert::cancelled);
        wrong.put("should be passed: remote, tv; but found {tv=failed}", report -> report.passed("remote", "tv"));
        wrong.put("should be converged: remote; but found {remote=passed}", report -> report.converged("remote"));
        wrong.put("should be failed: room; but found {room=converged}", report -> report.failed("tv", "room"));
        wrong.put("should be blocked: tv; but found {tv=failed}", report -> report.blocked("tv"));
        wrong.put("should be not run: tv; but found {tv=failed}", report -> report.notRun("tv"));
        wrong.put(
                "\"movie\" should be blocked by [room], but is by [tv]",
                report -> report.blocked("movie").by("room"));
        wrong.put(
                "\"tv\" should have failed with \"stolen\" in its message, but it is \"batteries are dead, token ***\"",
                report -> report.failed("tv").because("stolen"));
        wrong.put(
                "\"movie\" should have failed with \"stolen\" in its message, but there is none",
                report -> report.blocked("movie").because("stolen"));
        wrong.put(
                "\"tv\" should have had 2 attempts, but had 3",
                report -> report.failed("tv").after(2));
        wrong.put("should have run: [room]; but found: [room, tv, tv, tv]", report -> report.ran("room"));
        wrong.put("should have run: []; but found: [room, tv, tv, tv]", ReportAssert::ranNothing);
        wrong.put("should have cleaned up: []; but found: [room]", ReportAssert::cleanedUp);
        wrong.put("should be the result of \"room\": x; but found: null", report -> report.result("room", "x"));
        wrong.put("should be stored as \"seats\": 4; but found: 3", report -> report.stored(SEATS, 4));
        wrong.put(
                "should be the time spent waiting: PT1S; but found: PT2S",
                report -> report.waited(Duration.ofSeconds(1)));
        return wrong.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThatThrownBy(() -> entry.getValue().accept(assertThat(report())))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageStartingWith(entry.getKey() + "\n")
                                .hasMessageContaining("failed: 4 jobs, 1 failed")
                                .hasMessageNotContaining("s3cret")));
    }

    @Test
    void saysMoreOnlyOfJobsThatWereNamed() {
        assertThatThrownBy(() -> assertThat(report()).by("tv"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("by(...) says more of jobs: name some first, as in failed(\"a\")");
    }

    @Test
    void refusesACleanupThatFailed() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("lock").run(job -> {}).cleanup(job -> {
            throw new IOException("gone");
        });
        Report report = Fixpoint.of(jobs.build()).converge();
        assertThatThrownBy(() -> assertThat(report).cleanedUp("lock"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("every cleanup should have returned, but failed for [lock]\n");
    }
}
