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
    public long nanoTime() {
        long now = clock.nanoTime(); // under no lock: the other clock may take its time
        synchronized (this) {
            if (!started || now - last >= 0) { // not "now >= last": such a count may start anywhere, and overflow
                started = true;
                last = now;
                return now + behind;
            }
            long again = clock.nanoTime();
            boolean setBack = again - last < 0; // otherwise another thread was quicker, and now is merely a little old
            behind += setBack ? last - again : 0;
            last = again;
            return (setBack ? again : now) + behind;
        }
    }

    @Override
    public void park(long nanos, boolean working) {
        clock.park(nanos, working);
    }
}
