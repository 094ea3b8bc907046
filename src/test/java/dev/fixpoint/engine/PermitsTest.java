package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.graph.JobGraph;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has which permits: rule 22. What that means for turns is told by other tests. */
class PermitsTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void whatAThreadThatWasLeftBehindKeepsOfSeveralPoolsComesBackWithIt() {
        jobs.job("lost").pool("db").pool("net").check(job -> {});
        jobs.job("both").pool("db").pool("net").check(job -> {});
        jobs.job("one").pool("net").check(job -> {});
        Pools pools = pools(Map.of("db", 1, "net", 2));
        pools.startReserving();
        assertThat(pools.take(0)).isTrue();

        pools.lose(0);
        pools.startReserving();

        assertThat(pools.take(1)).as("as long as the thread is there").isFalse();
        assertThat(pools.take(2))
                .as("nothing is reserved for who may never start")
                .isTrue();

        pools.regain(0);
        assertThat(pools.release(0)).isTrue();
        pools.startReserving();

        assertThat(pools.take(1)).as("when the thread is gone").isTrue();
    }

    @Test
    void whoDoesNotFindAllReservesAll() {
        jobs.job("db").pool("db").check(job -> {});
        jobs.job("both").pool("db").pool("net").check(job -> {});
        jobs.job("net").pool("net").check(job -> {});
        Pools pools = pools(Map.of("db", 1, "net", 1));
        pools.startReserving();

        assertThat(pools.take(0)).isTrue();
        assertThat(pools.take(1)).isFalse();
        assertThat(pools.take(2)).as("reserved").isFalse();

        assertThat(pools.release(0)).isTrue();
        pools.startReserving();

        assertThat(pools.take(1)).isTrue();
    }

    @Test
    void aJobWithoutPoolsNeedsNothingBesideOthersThatDo() {
        jobs.job("db").pool("db").check(job -> {});
        jobs.job("none").check(job -> {});
        Pools pools = pools(Map.of("db", 1));
        pools.startReserving();

        assertThat(pools.take(0)).isTrue();
        assertThat(pools.take(1)).isTrue();
        assertThat(pools.release(1)).isFalse();
        assertThat(pools.isExhausted(pools.group(0))).isTrue();
        assertThat(pools.isExhausted(pools.group(1))).isFalse();
    }

    @Test
    void withoutPoolsThereIsOneGroup() {
        jobs.job("none").check(job -> {});
        Pools pools = pools(Map.of());
        pools.startReserving();

        assertThat(pools.groups()).isEqualTo(1);
        assertThat(pools.group(0)).isZero();
        assertThat(pools.take(0)).isTrue();
        pools.lose(0);
        pools.regain(0);
        assertThat(pools.release(0)).isFalse();
        assertThat(pools.mayServeWaiting()).isFalse();
    }

    @Test
    void whoNeedsSeveralPoolsWaitsApart() {
        jobs.job("a").pool("a").check(job -> {});
        jobs.job("b").pool("b", 2).check(job -> {});
        jobs.job("both").pool("a").pool("b").check(job -> {});
        Pools pools = pools(Map.of("a", 1, "b", 2));

        assertThat(pools.groups()).isEqualTo(3);
        assertThat(pools.group(0)).isZero();
        assertThat(pools.group(1)).isEqualTo(1);
        assertThat(pools.group(2)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "net"})
    void aPoolThatNobodyHasLimitedIsNamed(String other) {
        jobs.job("db").pool("db").check(job -> {});

        assertThatThrownBy(() -> pools(other.isEmpty() ? Map.of() : Map.of(other, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nobody has limited pool db");
    }

    private Pools pools(Map<String, Integer> limits) {
        return new Pools(SomeSettings.of(jobs.build(), 2, new Settings.Turns(limits, Optional.empty())));
    }
}
