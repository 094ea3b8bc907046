package dev.fixpoint.testing;

import dev.fixpoint.test.FakeTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Ways to hang, on a clock that is moved by what hangs. Closed at the end of a test, whose threads then end. */
public final class Hanging implements AutoCloseable {

    private final FakeTime time;
    private final CountDownLatch heard = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    public Hanging(FakeTime time) {
        this.time = time;
    }

    /** Takes so long, and then for ever, until it is interrupted. */
    public void untilInterrupted(Duration duration) throws InterruptedException {
        time.advance(duration);
        Threads.blockForever();
    }

    /** Takes so long, does not mind being interrupted, takes so long again, and does not end before this is closed. */
    public void deaf(Duration until, Duration after) {
        deaf(until, after, over);
    }

    /** The same, but ends when something else happens. */
    public void deaf(Duration until, Duration after, CountDownLatch end) {
        time.advance(until);
        boolean interrupted = false;
        while (!interrupted) {
            try {
                Threads.blockForever();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        time.advance(after);
        heard.countDown();
        Threads.awaitUninterruptibly(end);
    }

    /** Waits until something deaf was interrupted, and has taken its time after that. */
    public void awaitHeard() {
        Threads.awaitUninterruptibly(heard);
    }

    /** Lets all end that hangs. */
    @Override
    public void close() {
        over.countDown();
    }
}
