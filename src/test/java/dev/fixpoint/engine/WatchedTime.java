package dev.fixpoint.engine;

import dev.fixpoint.test.FakeTime;
import dev.fixpoint.time.TimeSource;
import java.time.Instant;

/** A clock on which something happens whenever a convergence has nothing to do but wait, before the time has passed. */
record WatchedTime(FakeTime time, Runnable whenParked) implements TimeSource {

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
        if (!working) {
            whenParked.run();
        }
        if (!Thread.currentThread().isInterrupted()) { // which ends every wait
            time.park(nanos, working);
        }
    }
}
