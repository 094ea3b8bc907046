package dev.fixpoint.time;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The clock of the machine. It has no state. */
enum SystemTime implements TimeSource {
    INSTANCE;

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void park(long nanos, boolean working) {
        if (nanos == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
