package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void fixedWaitsAlwaysAsLong() {
        assertThat(IntStream.rangeClosed(1, 3).mapToObj(Backoff.fixed(SECOND)::delay))
                .containsExactly(SECOND, SECOND, SECOND);
        assertThat(Backoff.fixed(SECOND)).hasToString("1s");
    }

    @Test
    void exponentialGrowsUpToTheCeiling() {
        Backoff backoff = Backoff.exponential(Duration.ofMillis(100), 3, SECOND);

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(backoff::delay))
                .containsExactly(
                        Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(900), SECOND, SECOND);
        assertThat(backoff).hasToString("100ms, times 3 up to 1s");
    }

    @Test
    void doublesWithoutEndByDefaultAndNeverOverflows() {
        Backoff backoff = Backoff.exponential(SECOND);

        assertThat(backoff.delay(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.delay(11)).isEqualTo(Duration.ofSeconds(1024));
        assertThat(backoff.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(backoff.jitter(1).delay(Integer.MAX_VALUE, 3)).isLessThanOrEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(backoff).hasToString("1s, times 2");
    }

    @Test
    void jitterScattersEvenlyAndIsTheSameForTheSameSeed() {
        Backoff backoff = Backoff.fixed(SECOND).jitter(0.5);

        assertThat(backoff.delay(1, 42)).isEqualTo(backoff.delay(1, 42));
        assertThat(backoff.delay(1)).as("before jitter").isEqualTo(SECOND);
        long[] millis = IntStream.range(0, 1_000)
                .mapToLong(seed -> backoff.delay(1, seed).toMillis())
                .sorted()
                .toArray();
        assertThat(millis[0]).isBetween(500L, 510L);
        assertThat(millis[500]).isBetween(950L, 1_050L);
        assertThat(millis[999]).isBetween(1_490L, 1_500L);
        assertThat(backoff).hasToString("1s, +-50 %");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Backoff.fixed(SECOND.negated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a backoff cannot start at PT-1S: a delay must not be negative");
        assertThatThrownBy(() -> Backoff.exponential(SECOND, 0.5, SECOND))
                .hasMessage("the factor of a backoff is 1 or more, not 0.5");
        assertThatThrownBy(() -> Backoff.exponential(SECOND, Double.NaN, SECOND))
                .hasMessage("the factor of a backoff is 1 or more, not NaN");
        assertThatThrownBy(() -> Backoff.exponential(SECOND, 2, Duration.ZERO))
                .hasMessage("the ceiling of a backoff, 0s, is below its first delay, 1s");
        assertThatThrownBy(() -> Backoff.fixed(SECOND).jitter(1.5))
                .hasMessage("the jitter of a backoff is between 0 and 1, not 1.5");
    }
}
