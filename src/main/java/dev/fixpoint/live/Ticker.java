package dev.fixpoint.live;

import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A thread that does something again and again, with a pause before each time. */
final class Ticker {

    private final TimeSource time;
    private final long pause;
    private final Runnable action;
    private final Thread thread;
    private volatile boolean stopped;

    Ticker(TimeSource time, Duration pause, Runnable action, String name) {
        this.time = time;
        this.pause = pause.toNanos();
        this.action = action;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Has it done no more. It may be under way still. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long next = time.nanoTime() + pause;
        while (!stopped) {
            long left = next - time.nanoTime();
            if (left > 0) {
                time.park(left, true);
            } else {
                action.run();
                next = time.nanoTime() + pause; // from its end: if the terminal is slow, there is less to do
            }
        }
    }
}
