package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Pool;
import dev.fixpoint.job.Priority;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.Stability;
import dev.fixpoint.job.Stable;
import dev.fixpoint.job.Timeout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a class says of a job's policy, its pools and its priority. */
class PolicyAnnotationsTest {

    private static final String HERE = "dev.fixpoint.graph.PolicyAnnotationsTest$";

    @Retry(
            tries = 9,
            delay = "100ms",
            factor = 1.5,
            ceiling = "30s",
            jitter = 0.2,
            retryFor = "10m",
            on = IOException.class,
            never = FileNotFoundException.class)
    @Timeout(phase = "3s", attempt = "1m")
    @Stable(passes = 3, interval = "2s")
    @Pool("net")
    @Pool(value = "db", permits = 4)
    @Priority(5)
    private static class Everything implements DummyJob {}

    private static final class Heir extends Everything {}

    @Pool("cpu")
    @Timeout(phase = "9s")
    private static final class ProdigalHeir extends Everything {}

    @Pool("net")
    @Pool("db")
    @Priority(-1)
    interface Pooled extends DummyJob {}

    private static final class ByInterface implements Pooled {}

    @Retry(delay = "1s", factor = 2)
    private static final class Growing implements DummyJob {}

    @Retry(delay = "1s", jitter = 1)
    private static final class Scattered implements DummyJob {}

    @Stable(interval = "1s", period = "1m")
    private static final class StableForAMinute implements DummyJob {}

    @Timeout
    @Retry(tries = 2, delay = "5s")
    private static final class NoPolicy implements DummyJob {}

    @Test
    void allThatCanBeSaid() {
        JobGraph graph = JobGraph.builder(Everything.class).build();
        JobDefinition job = graph.definition(0);

        assertThat(job.tries()).hasValue(9);
        assertThat(job.retryDelay()).as("the backoff says it").isEmpty();
        assertThat(job.policy())
                .isEqualTo(Policy.NONE
                        .backoff(Backoff.exponential(Duration.ofMillis(100), 1.5, Duration.ofSeconds(30))
                                .jitter(0.2))
                        .retryFor(Duration.ofMinutes(10))
                        .retryOn(IOException.class)
                        .neverRetryOn(FileNotFoundException.class)
                        .phaseTimeout(Duration.ofSeconds(3))
                        .attemptTimeout(Duration.ofMinutes(1))
                        .stable(Stability.passes(3, Duration.ofSeconds(2))));
        assertThat(job.pools()).hasToString("{db=4, net=1}");
        assertThat(job.priority()).isEqualTo(5);
    }

    @Test
    void aSubclassInheritsAnnotationByAnnotation() {
        JobGraph graph = JobGraph.builder(Everything.class, Heir.class, ProdigalHeir.class)
                .build();

        assertThat(graph.policy(1)).isEqualTo(graph.policy(0));
        assertThat(graph.pools(1)).isEqualTo(graph.pools(0));
        assertThat(graph.priority(1)).isEqualTo(5);
        assertThat(graph.policy(2).phaseTimeout()).contains(Duration.ofSeconds(9));
        assertThat(graph.policy(2).attemptTimeout()).isEmpty();
        assertThat(graph.policy(2).stability()).isEqualTo(graph.policy(0).stability());
        assertThat(graph.pools(2)).hasToString("{cpu=1}");
    }

    @Test
    void anInterfaceDeclaresForTheClassesThatImplementIt() {
        JobGraph graph = JobGraph.builder(ByInterface.class).build();

        assertThat(graph.pools(0)).hasToString("{db=1, net=1}");
        assertThat(graph.priority(0)).isEqualTo(-1);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        JobGraph graph = JobGraph.builder(Growing.class, Scattered.class, StableForAMinute.class, NoPolicy.class)
                .build();

        assertThat(graph.policy(0)).isEqualTo(Policy.NONE.backoff(Backoff.exponential(Duration.ofSeconds(1))));
        assertThat(graph.policy(1))
                .isEqualTo(
                        Policy.NONE.backoff(Backoff.fixed(Duration.ofSeconds(1)).jitter(1)));
        assertThat(graph.policy(2))
                .isEqualTo(Policy.NONE.stable(Stability.over(Duration.ofMinutes(1), Duration.ofSeconds(1))));
        assertThat(graph.policy(3)).isEqualTo(Policy.NONE);
        assertThat(graph.definition(3).retryDelay()).contains(Duration.ofSeconds(5));
    }

    @Retry(factor = 2)
    private static final class GrowingFromNowhere implements DummyJob {}

    @Retry(ceiling = "1m")
    private static final class CeilingOverNothing implements DummyJob {}

    @Retry(jitter = 0.1)
    private static final class JitterOfNothing implements DummyJob {}

    @Retry(delay = "1s", ceiling = "1m")
    private static final class CeilingWithoutFactor implements DummyJob {}

    @Test
    void aBackoffThatMakesNoSenseIsRefused() {
        assertRefused(
                JobGraph.builder(
                        GrowingFromNowhere.class,
                        CeilingOverNothing.class,
                        JitterOfNothing.class,
                        CeilingWithoutFactor.class),
                noDelay("GrowingFromNowhere", "factor"),
                noDelay("CeilingOverNothing", "ceiling"),
                noDelay("JitterOfNothing", "jitter"),
                "job \"CeilingWithoutFactor\": @Retry on class " + HERE + "CeilingWithoutFactor has a ceiling but no"
                        + " factor by which delays grow; add a factor such as factor = 2, or take the ceiling away");
    }

    private static String noDelay(String job, String what) {
        return "job \"" + job + "\": @Retry on class " + HERE + job + " has a " + what
                + " but no delay; add a delay such as delay = \"1s\"";
    }

    @Retry(delay = "2m", factor = 2, ceiling = "1m", retryFor = "0s")
    @Timeout(phase = "soon", attempt = "-1s")
    @Stable(passes = 0, interval = "1s")
    @Pool(value = "db", permits = 0)
    @Pool("db")
    @Pool("")
    private static final class AllWrong implements DummyJob {}

    @Retry(delay = "soon", factor = 2)
    @Stable(interval = "now and then")
    private static final class Unreadable implements DummyJob {}

    @Retry(delay = "1s", factor = Double.NaN, on = IOException.class, never = Exception.class)
    private static final class NoNumber implements DummyJob {}

    @Test
    void whatCannotBeIsRefused() {
        assertRefused(
                JobGraph.builder(AllWrong.class, NoNumber.class),
                wrong("AllWrong", "Retry", ": the ceiling of a backoff, 1m, is below its first delay, 2m"),
                wrong("AllWrong", "Retry", ": retryFor must be above zero, not PT0S; leave it out for no limit"),
                wrong(
                        "AllWrong",
                        "Timeout",
                        ": the phase cannot be read: \"soon\" is not a duration; write for example 500ms, 1.5s, 2m or"
                                + " PT0.5S"),
                wrong(
                        "AllWrong",
                        "Timeout",
                        ": attemptTimeout must be above zero, not PT-1S; leave it out for no limit"),
                wrong("AllWrong", "Stable", ": stability needs 1 passing check or more, not 0"),
                wrong("AllWrong", "Pool", " names the pool \"db\" twice; name it once"),
                "job \"AllWrong\": the pool name \"\" is blank; give the pool a name that can be read",
                "job \"AllWrong\" takes 0 permits of the pool \"db\"; an attempt takes 1 or more",
                wrong("NoNumber", "Retry", ": the factor of a backoff is 1 or more, not NaN"),
                "job \"NoNumber\" is to be tried again on java.io.IOException, and never to be tried again on it;"
                        + " take one of the two away");
    }

    @Test
    void durationsThatCannotBeReadAreRefused() {
        String remedy = " is not a duration; write for example 500ms, 1.5s, 2m or PT0.5S";
        assertRefused(
                JobGraph.builder(Unreadable.class),
                wrong("Unreadable", "Retry", ": the delay cannot be read: \"soon\"" + remedy),
                wrong("Unreadable", "Stable", ": the interval cannot be read: \"now and then\"" + remedy));
    }

    private static String wrong(String job, String annotation, String problem) {
        return "job \"" + job + "\": @" + annotation + " on class " + HERE + job + problem;
    }
}
