package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job can learn of those that it waits for. */
class DependencyResultsTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final List<String> restarts = Collections.synchronizedList(new ArrayList<>());

    private Report converge(int parallelism) {
        return Fixpoint.of(jobs.build())
                .parallelism(parallelism)
                .timeSource(new FakeTime())
                .converge();
    }

    private static void passesAfterRun(JobContext job) {
        job.require(job.local().find("ran").isPresent(), "not yet");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aServiceIsRestartedIfItsConfigurationWasChanged(int parallelism) {
        jobs.job("changed config")
                .check(DependencyResultsTest::passesAfterRun)
                .run(job -> job.local().put("ran", true));
        jobs.job("same config").check(job -> {});
        for (String config : new String[] {"changed config", "same config"}) {
            jobs.job("service of " + config)
                    .dependsOn(config)
                    .check(job -> {
                        job.require(!job.converged(config) || restarts.contains(job.name()), "stale");
                    })
                    .run(job -> restarts.add(job.name()));
        }

        Report report = converge(parallelism);

        assertThat(report.succeeded()).isTrue();
        assertThat(restarts).containsExactly("service of changed config");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aResultCanBeRead(int parallelism) {
        jobs.job("port").check(job -> job.result(8080));
        jobs.job("silent");
        jobs.job("client").dependsOn("port", "silent").check(job -> {
            assertThat(job.resultOf("port", Integer.class)).contains(8080);
            assertThat(job.resultOf("port", int.class)).contains(8080);
            assertThat(job.resultOf("silent", Integer.class)).isEmpty();
        });

        assertThat(converge(parallelism).orThrow().succeeded()).isTrue();
    }

    @Test
    void aResultOfAnotherTypeIsToldWithBoth() {
        jobs.job("port").check(job -> job.result("8080"));
        jobs.job("client").dependsOn("port").tries(1).check(job -> job.resultOf("port", Integer.class));

        assertThat(converge(1).job("client").error())
                .get()
                .hasToString(
                        "java.lang.IllegalStateException: the value for \"result of port\" should be a java.lang.Integer,"
                                + " but is a java.lang.String");
    }

    @Test
    void onlyOfAJobThatItWaitsFor() {
        jobs.job("far");
        jobs.job("near").dependsOn("far");
        jobs.job("asks").dependsOn("near").tries(1).check(job -> job.converged("far"));

        assertThat(converge(1).job("asks").error())
                .get()
                .hasToString(
                        "java.lang.IllegalArgumentException: job \"asks\" asks what \"far\" did, but does not depend on"
                                + " it; declare dependsOn(\"far\") or after(\"far\")");
    }

    static final class Config implements Job {
        @Override
        public void check(JobContext job) {
            job.result("v2");
            passesAfterRun(job);
        }

        @Override
        public void run(JobContext job) {
            job.local().put("ran", true);
        }
    }

    @Test
    void byClassToo() {
        jobs.job("service").dependsOn(Config.class).check(job -> {
            assertThat(job.converged(Config.class)).isTrue();
            assertThat(job.resultOf(Config.class, String.class)).contains("v2");
        });

        assertThat(converge(1).orThrow().outcome("service")).isEqualTo(Outcome.PASSED);
    }

    static final class Constant implements Job {
        @Override
        public void check(JobContext job) {}
    }

    @Test
    void byClassOfOneThatMerelyPassed() {
        jobs.job("service")
                .dependsOn(Constant.class)
                .tries(1)
                .check(job -> job.require(!job.converged(Constant.class), "stale"));

        assertThat(converge(1).outcome("service")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void ofOneThatItIsOnlyOrderedAfterWhereverThatStands() {
        jobs.job("first").check(job -> job.result("of the first"));
        jobs.job("config").check(job -> job.result("of the second"));
        jobs.job("service")
                .after("config")
                .check(job -> job.result(job.resultOf("config", String.class).orElse("none")));

        assertThat(converge(1).job("service").result()).contains("of the second");
    }

    @Test
    void ofOneThatItIsOnlyOrderedAfterToo() {
        jobs.job("service")
                .after("config")
                .check(job -> assertThat(job.converged("config")).isFalse());
        jobs.job("config").tries(1).check(job -> job.require(false, "no"));

        assertThat(converge(1).outcome("service")).isEqualTo(Outcome.PASSED);
    }
}
