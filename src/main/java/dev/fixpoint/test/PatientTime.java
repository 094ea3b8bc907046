package dev.fixpoint.test;

import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that stands still while jobs run and jumps when there is nothing to do but wait, so that all goes the same way each
 * time; except that what takes really as long as it may is seen to do so. Safe for use by several threads.
 */
final class PatientTime implements TimeSource {

    private final FakeTime time = new FakeTime();

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public void park(long nanos, boolean working) {
        if (!working || nanos == Long.MAX_VALUE) {
            time.park(nanos, working);
            return;
        }
        long start = TimeSource.system().nanoTime();
        TimeSource.system().park(nanos, true);
        if (TimeSource.system().nanoTime() - start >= nanos) {
            time.advance(Duration.ofNanos(nanos));
        }
    }
}
