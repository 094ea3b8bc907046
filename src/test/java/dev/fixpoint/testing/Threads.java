package dev.fixpoint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Waiting for other threads, with an end: a test that would hang fails instead. */
public final class Threads {

    private static final long LONG = 30;

    private Threads() {}

    public static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(LONG, TimeUnit.SECONDS))
                .as("was released in time")
                .isTrue();
    }

    public static void meet(CyclicBarrier barrier) throws Exception {
        barrier.await(LONG, TimeUnit.SECONDS);
    }

    public static void join(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(LONG));
        assertThat(thread.isAlive()).as("%s still runs", thread).isFalse();
    }

    /** Blocks until the thread is interrupted. */
    public static void blockForever() throws InterruptedException {
        await(new CountDownLatch(1));
    }

    /** Waits for a latch whatever interrupts there are, which it gives back at the end. */
    public static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        boolean released = false;
        long start = System.nanoTime();
        long left = TimeUnit.SECONDS.toNanos(LONG);
        while (!released && left > 0) {
            try {
                released = latch.await(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = start + TimeUnit.SECONDS.toNanos(LONG) - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        assertThat(released).as("was released in time").isTrue();
    }
}
