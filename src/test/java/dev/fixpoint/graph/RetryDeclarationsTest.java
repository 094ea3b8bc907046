package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Retry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 2: tries below 1 and negative delays are refused, wherever they are declared. */
class RetryDeclarationsTest {

    private static final String HERE = "dev.fixpoint.graph.RetryDeclarationsTest$";

    @Retry(tries = 0)
    private static final class Never implements DummyJob {}

    @Retry(tries = -7)
    private static final class LessThanNever implements DummyJob {}

    @Retry(delay = "-1s")
    private static final class Yesterday implements DummyJob {}

    @Retry(delay = "soon")
    private static final class Soon implements DummyJob {}

    @Retry(delay = "1000000d")
    private static final class Eventually implements DummyJob {}

    @Retry(delay = " ", tries = 0)
    private static final class Blank implements DummyJob {}

    @Retry(tries = 5, delay = "1.5s")
    private static final class Patient implements DummyJob {}

    @Retry(delay = "0s")
    private static final class Impatient implements DummyJob {}

    @Retry
    private static final class Plain implements DummyJob {}

    @Test
    void triesBelowOneOnTheBuilder() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a").tries(0);
        jobs.job("b").tries(-1);
        jobs.job("c").tries(Integer.MIN_VALUE);
        assertRefused(
                jobs,
                "job \"a\" has 0 tries; a job needs 1 or more, the first attempt included",
                "job \"b\" has -1 tries; a job needs 1 or more, the first attempt included",
                "job \"c\" has -2147483648 tries; a job needs 1 or more, the first attempt included");
    }

    @Test
    void triesBelowOneOnTheClass() {
        assertRefused(
                JobGraph.builder(Never.class, LessThanNever.class),
                "job \"Never\" has 0 tries; a job needs 1 or more, the first attempt included",
                "job \"LessThanNever\" has -7 tries; a job needs 1 or more, the first attempt included");
    }

    @Test
    void aNegativeDelayOnTheBuilder() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a").retryDelay(Duration.ofSeconds(-1));
        jobs.job("b").retryDelay(Duration.ofNanos(-1));
        assertRefused(
                jobs,
                "job \"a\" has a retry delay of PT-1S; a delay must be zero or more",
                "job \"b\" has a retry delay of PT-0.000000001S; a delay must be zero or more");
    }

    @Test
    void aNegativeDelayOnTheClass() {
        assertRefused(
                JobGraph.builder(Yesterday.class),
                "job \"Yesterday\" has a retry delay of -1s; a delay must be zero or more");
    }

    @Test
    void aDelayThatCannotBeRead() {
        assertRefused(
                JobGraph.builder(Soon.class, Eventually.class),
                "job \"Soon\": the delay of @Retry on class " + HERE
                        + "Soon cannot be read: \"soon\" is not a duration;"
                        + " write for example 500ms, 1.5s, 2m or PT0.5S",
                "job \"Eventually\": the delay of @Retry on class " + HERE
                        + "Eventually cannot be read: \"1000000d\" is"
                        + " too long a duration; at most 106751d (292 years) will do");
    }

    @Test
    void bothAtOnce() {
        assertRefused(
                JobGraph.builder(Blank.class),
                "job \"Blank\" has 0 tries; a job needs 1 or more, the first attempt included",
                "job \"Blank\": the delay of @Retry on class " + HERE + "Blank cannot be read: \" \" is not a duration;"
                        + " write for example 500ms, 1.5s, 2m or PT0.5S");
    }

    @Test
    void anyOfThemSetTwice() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a")
                .tries(1)
                .tries(2)
                .retryDelay(Duration.ZERO)
                .retryDelay(Duration.ofSeconds(1))
                .check(job -> {})
                .check(job -> {})
                .run(job -> {})
                .run(job -> {})
                .cleanup(job -> {})
                .cleanup(job -> {});
        assertRefused(
                jobs,
                "job \"a\": tries was set twice, to 1 and to 2; set it once",
                "job \"a\": retryDelay was set twice, to PT0S and to PT1S; set it once",
                "job \"a\": check was set twice; set it once",
                "job \"a\": run was set twice; set it once",
                "job \"a\": cleanup was set twice; set it once");
    }

    @Test
    void nullIsRefusedAtOnce() {
        JobBuilder job = JobGraph.builder().job("a");
        assertThatThrownBy(() -> job.retryDelay(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("delay");
        assertThatThrownBy(() -> job.check(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("check");
        assertThatThrownBy(() -> job.run(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("run");
        assertThatThrownBy(() -> job.cleanup(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cleanup");
    }

    @Test
    void whatIsDeclaredIsKeptAndTheRestIsLeftToTheConvergence() {
        JobGraph.Builder jobs = JobGraph.builder(Patient.class, Impatient.class, Plain.class);
        jobs.job("built").tries(7).retryDelay(Duration.ofMillis(5)).requiredBy(Plain.class);
        JobGraph graph = jobs.build();

        assertThat(definition(graph, "Patient").tries()).hasValue(5);
        assertThat(definition(graph, "Patient").retryDelay()).contains(Duration.ofMillis(1500));
        assertThat(definition(graph, "Impatient").tries()).isEmpty();
        assertThat(definition(graph, "Impatient").retryDelay()).contains(Duration.ZERO);
        assertThat(definition(graph, "Plain").tries()).isEmpty();
        assertThat(definition(graph, "Plain").retryDelay()).isEmpty();
        assertThat(definition(graph, "built").tries()).hasValue(7);
        assertThat(definition(graph, "built").retryDelay()).contains(Duration.ofMillis(5));
    }

    private static JobDefinition definition(JobGraph graph, String name) {
        return graph.definition(graph.position(name));
    }
}
