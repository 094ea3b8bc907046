package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.After;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Consumes;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Pool;
import dev.fixpoint.job.Priority;
import dev.fixpoint.job.Produces;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.Stability;
import dev.fixpoint.job.Stable;
import dev.fixpoint.job.Timeout;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Policies, pools, priorities, keys and order on both the class and the builder: refused, unless the builder overrides. */
class OverridingTermsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @After(names = "oven")
    @Retry(delay = "2s", factor = 3, retryFor = "1m", on = IOException.class, never = Error.class)
    @Timeout(phase = "5s", attempt = "9s")
    @Stable(passes = 3, interval = "2s")
    @Pool("kitchen")
    @Priority(4)
    @Produces("pizza")
    @Consumes("dough")
    private static final class Pizza implements DummyJob {}

    @Retry(delay = "2s")
    private static final class Salad implements DummyJob {}

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void everythingInBothPlacesIsReportedAtOnce() {
        jobs.job("oven");
        jobs.job(Pizza.class)
                .after("oven")
                .backoff(Backoff.fixed(SECOND))
                .retryFor(SECOND)
                .retryOn(IOException.class)
                .neverRetryOn(Error.class)
                .phaseTimeout(SECOND)
                .attemptTimeout(SECOND)
                .stable(1, SECOND)
                .pool("kitchen")
                .priority(4)
                .produces("pizza")
                .consumes("dough");
        assertRefused(
                jobs,
                both("Pizza", "an order", "@After"),
                both("Pizza", "a backoff", "@Retry"),
                both("Pizza", "a limit of time for its retries", "@Retry"),
                both("Pizza", "errors to be tried again on", "@Retry"),
                both("Pizza", "errors never to be tried again on", "@Retry"),
                both("Pizza", "a phase timeout", "@Timeout"),
                both("Pizza", "an attempt timeout", "@Timeout"),
                both("Pizza", "a stability", "@Stable"),
                both("Pizza", "pools", "@Pool"),
                both("Pizza", "a priority", "@Priority"),
                both("Pizza", "produced keys", "@Produces"),
                both("Pizza", "consumed keys", "@Consumes"));
    }

    @Test
    void aDelayAndABackoffSayTheSame() {
        jobs.job("oven");
        jobs.job(Pizza.class).retryDelay(SECOND);
        jobs.job(Salad.class).backoff(Backoff.fixed(SECOND));
        assertRefused(jobs, both("Pizza", "a retry delay", "@Retry"), both("Salad", "a backoff", "@Retry"));
    }

    @Test
    void overridingReplacesPartByPart() {
        jobs.job("oven");
        jobs.job("table");
        jobs.job(Pizza.class)
                .overriding()
                .after("table")
                .phaseTimeout(SECOND)
                .pool("garden", 2)
                .priority(0)
                .produces("calzone")
                .consumes(new String[0]);
        JobGraph graph = jobs.build();
        JobDefinition pizza = graph.definition(graph.position("Pizza"));

        assertThat(graph.softDependencies("Pizza")).containsExactly("table");
        assertThat(pizza.policy())
                .isEqualTo(Policy.NONE
                        .backoff(Backoff.exponential(Duration.ofSeconds(2), 3, Duration.ofNanos(Long.MAX_VALUE)))
                        .retryFor(Duration.ofMinutes(1))
                        .retryOn(IOException.class)
                        .neverRetryOn(Error.class)
                        .phaseTimeout(SECOND)
                        .attemptTimeout(Duration.ofSeconds(9))
                        .stable(Stability.passes(3, Duration.ofSeconds(2))));
        assertThat(pizza.pools()).hasToString("{garden=2}");
        assertThat(pizza.priority()).isZero();
        assertThat(graph.hasPriorities()).isFalse();
        assertThat(pizza.produces()).containsExactly("calzone");
        assertThat(pizza.consumes()).isEmpty();
    }

    @Test
    void anOverridingDelayReplacesABackoffAndTheOtherWayRound() {
        jobs.job("oven");
        jobs.job(Pizza.class).overriding().retryDelay(SECOND);
        jobs.job(Salad.class).overriding().backoff(Backoff.fixed(SECOND));
        JobGraph graph = jobs.build();

        JobDefinition pizza = graph.definition(graph.position("Pizza"));
        assertThat(pizza.retryDelay()).contains(SECOND);
        assertThat(pizza.policy().backoff()).isEmpty();
        assertThat(pizza.policy().retryFor()).contains(Duration.ofMinutes(1));
        JobDefinition salad = graph.definition(graph.position("Salad"));
        assertThat(salad.retryDelay()).isEmpty();
        assertThat(salad.policy().backoff()).contains(Backoff.fixed(SECOND));
    }

    @Test
    void whatTheClassLeavesOpenMayBeSaidFreely() {
        jobs.job(Salad.class).phaseTimeout(SECOND).pool("kitchen");
        JobDefinition salad = jobs.build().definition(0);

        assertThat(salad.retryDelay()).contains(Duration.ofSeconds(2));
        assertThat(salad.policy()).isEqualTo(Policy.NONE.phaseTimeout(SECOND));
        assertThat(salad.pools()).hasToString("{kitchen=1}");
    }

    private static String both(String job, String what, String annotation) {
        return "job \"" + job + "\" is given " + what + " both by its builder and by " + annotation
                + " on class dev.fixpoint.graph.OverridingTermsTest$" + job
                + "; take one away, or say overriding() on the builder";
    }
}
