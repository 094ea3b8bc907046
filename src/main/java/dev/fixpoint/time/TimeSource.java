package dev.fixpoint.time;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of a convergence and its way of waiting; {@link #system()} unless another one is given.
 *
 * <p>A test gives one of its own and takes hours of retries through in milliseconds. An implementation must be safe for
 * use by several threads.
 */
public interface TimeSource {

    /** Returns the time of day. It is read once, when a convergence starts; all later times are counted from there. */
    Instant instant();

    /** Returns a count of nanoseconds that never goes back, as {@link System#nanoTime()} does. */
    long nanoTime();

    /**
     * Waits on the calling thread until {@code nanos} nanoseconds have passed, the thread is unparked (see
     * {@link LockSupport#unpark}) or it is interrupted, whichever comes first. It may return early for no reason: the
     * caller looks again at what it was waiting for.
     *
     * @param nanos how long to wait at most, above zero; {@link Long#MAX_VALUE} for as long as it takes
     * @param working whether attempts are running meanwhile. If they are, a simulated clock must not jump ahead of them,
     *     and waits to be unparked; if none is, nothing but time can change anything
     */
    void park(long nanos, boolean working);

    /** Returns the clock of the machine. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /**
     * Returns a clock like the given one, whose count of nanoseconds never goes back even if that of the given one does: it goes on from
     * where it was. Every convergence looks at its clock through one.
     */
    static TimeSource steady(TimeSource clock) {
        return clock.equals(SystemTime.INSTANCE) ? clock : new SteadyTime(clock);
    }
}
