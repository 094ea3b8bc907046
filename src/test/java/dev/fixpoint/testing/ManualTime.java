package dev.fixpoint.testing;

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
 * A clock that stands still until somebody moves it: a job, to take some time, or the engine, by waiting while nothing runs.
 * It starts at {@link #START}.
 */
public final class ManualTime implements TimeSource {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();

    /** The threads that wait although attempts are running: they must see when time has passed. */
    private final Set<Thread> parked = ConcurrentHashMap.newKeySet();

    /** Lets time pass. */
    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        parked.forEach(LockSupport::unpark);
    }

    /** Returns how much time has passed since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }

    /** Returns how long the engine waited each time that nothing ran. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void park(long time, boolean working) {
        if (working) {
            long before = nanos.get();
            parked.add(Thread.currentThread());
            if (nanos.get() == before) {
                LockSupport.park(this);
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
