package dev.fixpoint.time;

import java.time.Instant;

/** A clock like another one, whose count of nanoseconds stands still for a moment when that of the other one goes back. */
final class SteadyTime implements TimeSource {

    private final TimeSource clock;
    private boolean started;
    private long last;
    private long behind;

    SteadyTime(TimeSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public synchronized long nanoTime() {
        long now = clock.nanoTime();
        if (started && now - last < 0) { // not "now < last": such a count may start anywhere, and overflow
            behind += last - now;
        }
        started = true;
        last = now;
        return now + behind;
    }

    @Override
    public void park(long nanos, boolean working) {
        clock.park(nanos, working);
    }
}
