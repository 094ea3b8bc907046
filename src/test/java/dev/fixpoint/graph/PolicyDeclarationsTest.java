package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Stability;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a builder says of a job's policy, its pools and its priority. */
class PolicyDeclarationsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void aJobWithoutAnyHasNone() {
        jobs.job("a").tries(2).retryDelay(SECOND);
        JobGraph graph = jobs.build();

        assertThat(graph.policy(0)).isEqualTo(Policy.NONE);
        assertThat(graph.priority(0)).isZero();
        assertThat(graph.pools(0)).isEmpty();
        assertThat(graph.pools()).isEmpty();
        assertThat(graph.hasPolicies()).isFalse();
        assertThat(graph.hasPriorities()).isFalse();
        assertThat(graph.definition(0).policy()).isEqualTo(Policy.NONE);
    }

    @Test
    void theShortFormsSayWhatAPolicySays() {
        Backoff backoff = Backoff.exponential(SECOND);
        jobs.job("a")
                .backoff(backoff)
                .retryFor(MINUTE)
                .retryOn(IOException.class)
                .retryOn(UncheckedIOException.class)
                .neverRetryOn(FileNotFoundException.class)
                .phaseTimeout(SECOND)
                .attemptTimeout(MINUTE)
                .stable(3, SECOND);
        JobGraph graph = jobs.build();

        assertThat(graph.policy(0))
                .isEqualTo(graph.definition(0).policy())
                .isEqualTo(Policy.NONE
                        .backoff(backoff)
                        .retryFor(MINUTE)
                        .retryOn(IOException.class, UncheckedIOException.class)
                        .neverRetryOn(FileNotFoundException.class)
                        .phaseTimeout(SECOND)
                        .attemptTimeout(MINUTE)
                        .stable(Stability.passes(3, SECOND)));
        assertThat(graph.hasPolicies()).isTrue();
    }

    @Test
    void aPolicyAndShortFormsAddUp() {
        Policy shared = Policy.NONE.phaseTimeout(SECOND).retryOn(IOException.class);
        jobs.job("a").policy(shared).policy(Policy.NONE).attemptTimeout(MINUTE).retryOn(UncheckedIOException.class);
        jobs.job("b").stableFor(MINUTE, SECOND).policy(shared);
        JobGraph graph = jobs.build();

        assertThat(graph.policy(0)).isEqualTo(shared.attemptTimeout(MINUTE).retryOn(UncheckedIOException.class));
        assertThat(graph.policy(1)).isEqualTo(shared.stable(Stability.over(MINUTE, SECOND)));
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        jobs.job("a")
                .phaseTimeout(SECOND)
                .policy(Policy.NONE.phaseTimeout(MINUTE).backoff(Backoff.fixed(SECOND)))
                .backoff(Backoff.fixed(MINUTE))
                .retryFor(SECOND)
                .retryFor(SECOND)
                .attemptTimeout(SECOND)
                .attemptTimeout(MINUTE)
                .stable(2, SECOND)
                .stableFor(MINUTE, SECOND)
                .priority(1)
                .priority(0)
                .pool("db")
                .pool("net")
                .pool("db", 2);
        assertRefused(
                jobs,
                "job \"a\": phaseTimeout was set twice, to PT1S and to PT1M; set it once",
                "job \"a\": backoff was set twice, to 1s and to 1m; set it once",
                "job \"a\": retryFor was set twice, to PT1S and to PT1S; set it once",
                "job \"a\": attemptTimeout was set twice, to PT1S and to PT1M; set it once",
                "job \"a\": stable was set twice, to 2 passing checks, 1s apart and to passing checks over 1m, 1s apart;"
                        + " set it once",
                "job \"a\": priority was set twice, to 1 and to 0; set it once",
                "job \"a\": pool \"db\" was set twice, to 1 and to 2; set it once");
    }

    @Test
    void whatCannotBeIsRefused() {
        jobs.job("a")
                .retryFor(Duration.ZERO)
                .phaseTimeout(Duration.ofSeconds(-1))
                .attemptTimeout(Duration.ZERO)
                .stable(0, SECOND)
                .stableFor(MINUTE, Duration.ZERO);
        assertRefused(
                jobs,
                "job \"a\": retryFor must be above zero, not PT0S; leave it out for no limit",
                "job \"a\": phaseTimeout must be above zero, not PT-1S; leave it out for no limit",
                "job \"a\": attemptTimeout must be above zero, not PT0S; leave it out for no limit",
                "job \"a\": stability needs 1 passing check or more, not 0",
                "job \"a\": stability over 1m needs an interval above zero between two checks");
    }

    @Test
    void aRetryDelayBesideABackoffIsRefused() {
        jobs.job("a").retryDelay(SECOND).backoff(Backoff.exponential(Duration.ofMillis(100)));
        assertRefused(
                jobs,
                "job \"a\" has both a retryDelay, of 1s, and a backoff, of 100ms, times 2; leave out retryDelay: a backoff"
                        + " says every delay");
    }

    @Test
    void errorsToBeTriedAgainOnAndNeverAreRefused() {
        jobs.job("a").retryOn(IOException.class).neverRetryOn(IOException.class);
        jobs.job("b").retryOn(FileNotFoundException.class, Error.class).neverRetryOn(IOException.class);
        jobs.job("c").retryOn(IOException.class).neverRetryOn(FileNotFoundException.class);
        assertRefused(
                jobs,
                "job \"a\" is to be tried again on java.io.IOException, and never to be tried again on it;"
                        + " take one of the two away",
                "job \"b\" is to be tried again on java.io.FileNotFoundException, and never to be tried again on it;"
                        + " take one of the two away");
    }

    @Test
    void nullIsRefusedAtOnce() {
        JobBuilder job = jobs.job("a");
        assertThatThrownBy(() -> job.policy(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("policy");
        assertThatThrownBy(() -> job.backoff(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("backoff");
        assertThatThrownBy(() -> job.phaseTimeout(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("limit");
        assertThatThrownBy(() -> job.pool(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    @Test
    void poolsAreSortedByName() {
        jobs.job("a").pool("net", 3).pool("db");
        jobs.job("b").pool("cpu");
        jobs.job("c");
        JobGraph graph = jobs.build();

        assertThat(graph.pools(0))
                .hasToString("{db=1, net=3}")
                .isEqualTo(graph.definition(0).pools());
        assertThat(graph.pools(2)).isEmpty();
        assertThat(graph.pools()).containsExactly("cpu", "db", "net");
    }

    @Test
    void poolsThatCannotBeAreRefused() {
        jobs.job("a").pool("db", 0).pool("net", -2);
        jobs.job("b").pool(" ").pool("a\nb");
        assertRefused(
                jobs,
                "job \"a\" takes 0 permits of the pool \"db\"; an attempt takes 1 or more",
                "job \"a\" takes -2 permits of the pool \"net\"; an attempt takes 1 or more",
                "job \"b\": the pool name \" \" is blank; give the pool a name that can be read",
                "job \"b\": the pool name \"a\\nb\" contains a line break or another control character; use a name of one"
                        + " line");
    }

    @Test
    void aPriorityMayBeAnyNumber() {
        jobs.job("a").priority(-5);
        jobs.job("b").priority(Integer.MAX_VALUE);
        jobs.job("c").priority(0);
        JobGraph graph = jobs.build();

        assertThat(graph.hasPriorities()).isTrue();
        assertThat(graph.priority(0)).isEqualTo(-5);
        assertThat(graph.priority(1)).isEqualTo(Integer.MAX_VALUE);
        assertThat(graph.priority(2)).isZero();
        assertThat(graph.definition(0).priority()).isEqualTo(-5);
        assertThat(graph.subgraph("c").hasPriorities()).isFalse();
    }

    @Test
    void whatIsSaidOfAJobThatTakesNoPartDoesNotCount() {
        jobs.target("needed").job("needed");
        jobs.job("left out").phaseTimeout(SECOND).pool("db").priority(2);
        JobGraph graph = jobs.build();

        assertThat(graph.hasPolicies()).isFalse();
        assertThat(graph.hasPriorities()).isFalse();
        assertThat(graph.pools()).isEmpty();
        JobGraph other = graph.subgraph("left out");
        assertThat(other.policy(0).phaseTimeout()).contains(SECOND);
        assertThat(other.pools()).containsExactly("db");
        assertThat(other.priority(0)).isEqualTo(2);
    }

    @Test
    void nothingIsHeardOnceTheGraphIsBuilt() {
        JobBuilder job = jobs.job("a");
        jobs.build();
        assertThatThrownBy(() -> job.phaseTimeout(SECOND)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.pool("db")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.priority(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.produces("k")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.consumes("k")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.after("b")).isInstanceOf(IllegalStateException.class);
    }
}
