package dev.fixpoint.testing;

import dev.fixpoint.test.FakeTime;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A clock on which time passes whenever somebody looks at it: no two looks alike, and every run the same. Not for threads. */
public final class TickingTime implements TimeSource {

    private final Random random = new Random(1);
    private final long longest;
    private long nanos;

    /** Creates a clock whose ticks are up to so long. */
    public TickingTime(Duration longest) {
        this.longest = longest.toNanos();
    }

    @Override
    public Instant instant() {
        return FakeTime.START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        double share = random.nextDouble();
        nanos += (long) (share * share * longest);
        return nanos;
    }

    @Override
    public void park(long time, boolean working) {
        nanos += time;
    }
}
