package dev.fixpoint.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clock that is set back must not take a convergence back in time. */
class SteadyTimeTest {

    private long nanos = Long.MAX_VALUE - 5;
    private final List<String> parked = new ArrayList<>();

    private final TimeSource adjustable = new TimeSource() {
        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void park(long time, boolean working) {
            parked.add(time + " " + working);
        }
    };

    @Test
    void goesOnFromWhereItWas() {
        TimeSource steady = TimeSource.steady(adjustable);
        long start = steady.nanoTime();

        nanos += 10; // beyond the largest number
        assertThat(steady.nanoTime() - start).isEqualTo(10);
        nanos -= 1_000;
        assertThat(steady.nanoTime() - start).as("set back").isEqualTo(10);
        nanos += 7;
        assertThat(steady.nanoTime() - start).isEqualTo(17);
        nanos -= 3;
        assertThat(steady.nanoTime() - start).as("set back again").isEqualTo(17);
    }

    @Test
    void isTheOtherClockOtherwise() {
        TimeSource steady = TimeSource.steady(adjustable);

        steady.park(42, true);

        assertThat(parked).containsExactly("42 true");
        assertThat(steady.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void ofTheMachineIsSteadyByItself() {
        assertThat(TimeSource.steady(TimeSource.system())).isSameAs(TimeSource.system());
    }
}
