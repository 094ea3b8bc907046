package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A clock by which one thread waits, and which goes on when a test says so. */
final class SteppedTime implements TimeSource {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private long nanos;
    private long deadline;
    private @Nullable Thread parked;

    /** Lets time pass, and waits until the other thread has done what is due then. */
    synchronized void advance(Duration time) throws InterruptedException {
        awaitParked();
        nanos += time.toNanos();
        LockSupport.unpark(parked);
        awaitParked();
    }

    /** Wakes the other thread up before its time. */
    synchronized void wake() throws InterruptedException {
        awaitParked();
        Thread thread = parked;
        parked = null;
        LockSupport.unpark(thread);
        awaitParked();
    }

    /** Returns the thread that waits by this clock. */
    synchronized Thread waiting() throws InterruptedException {
        awaitParked();
        return parked;
    }

    private void awaitParked() throws InterruptedException {
        long start = System.nanoTime();
        while (parked == null || deadline <= nanos) {
            assertThat(System.nanoTime() - start).as("nanoseconds waited").isLessThan(MOST_NANOS);
            TimeUnit.NANOSECONDS.timedWait(this, MOST_NANOS);
        }
    }

    @Override
    public Instant instant() {
        return START;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public void park(long time, boolean working) {
        synchronized (this) {
            parked = Thread.currentThread();
            deadline = nanos + time;
            notifyAll();
        }
        LockSupport.park(this);
        synchronized (this) {
            parked = null;
        }
    }
}
