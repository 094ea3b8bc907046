package dev.fixpoint.engine;

import dev.fixpoint.time.TimeSource;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock for the tester of interleavings, which decides when threads take turns. It stands still until nothing runs.
 *
 * <p>The tester lets a thread that is parked come back for no reason, as it may. It takes a loop that goes round several times
 * to make it see that a thread waits for others; here it sees so, where no lock is held, and not in the engine's own loop.
 */
final class SwitchingTime implements TimeSource {

    private static final int ROUNDS = 12;

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void park(long time, boolean working) {
        if (working) {
            for (int i = 0; i < ROUNDS; i++) {
                LockSupport.park(this);
            }
        } else {
            nanos.addAndGet(time);
        }
    }
}
