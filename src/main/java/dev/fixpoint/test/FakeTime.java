package dev.fixpoint.test;

import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still until somebody moves it: a test or a job, by {@link #advance}, or the convergence, by waiting while
 * nothing runs. So hours of retries pass in milliseconds, and every run takes the same time. It starts at {@link #START}. Safe for
 * use by several threads.
 */
public final class FakeTime implements TimeSource {

    /** What time it is at first: the beginning of 2026, in UTC. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();

    /** The threads that wait although attempts are running: they must see when time has passed. */
    private final Set<Thread> parked = ConcurrentHashMap.newKeySet();

    /** What time it was when a thread looked last: it decides by that to wait, and must not if time has passed since. */
    private final ThreadLocal<Long> seen = ThreadLocal.withInitial(nanos::get);

    /** Creates a clock that shows {@link #START}. */
    public FakeTime() {}

    /** Lets time pass. */
    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        parked.forEach(LockSupport::unpark);
    }

    /** Returns how much time has passed since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }

    /** Returns how long a convergence waited, each time that nothing ran. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        long now = nanos.get();
        seen.set(now);
        return now;
    }

    /** Jumps ahead, unless attempts are running: then it waits to be unparked. */
    @Override
    public void park(long time, boolean working) {
        if (working) {
            long before = seen.get();
            parked.add(Thread.currentThread());
            if (nanos.get() == before) {
                TimeSource.system().park(Long.MAX_VALUE, true);
            }
            parked.remove(Thread.currentThread());
        } else {
            synchronized (this) {
                waits.add(Duration.ofNanos(time));
            }
            nanos.addAndGet(time);
        }
    }
}
