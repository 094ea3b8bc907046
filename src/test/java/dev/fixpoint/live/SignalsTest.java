package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.testing.Threads;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Signals that this process sends to itself: one that does nothing unless it is handled. */
class SignalsTest {

    private static final String SIGNAL = "CONT";

    @Test
    void areHandledUntilTheyAreNot() throws InterruptedException {
        AtomicInteger outer = new AtomicInteger();
        CountDownLatch handled = new CountDownLatch(1);
        CountDownLatch handledAgain = new CountDownLatch(1);
        Signals.Handling before = Signals.handle(SIGNAL, () -> {
                    outer.incrementAndGet();
                    handledAgain.countDown();
                })
                .orElse(null);
        assumeTrue(before != null, "this virtual machine passes no signals on");

        Signals.Handling inner = Signals.handle(SIGNAL, handled::countDown).orElseThrow();
        send(SIGNAL);
        Threads.await(handled);
        assertThat(outer).hasValue(0);
        inner.close();

        send(SIGNAL);
        Threads.await(handledAgain);
        before.close();
    }

    @Test
    void thatAreUnknownOrNotToBeHadAreNotHandled() {
        assertThat(Signals.handle("NOSUCHSIGNAL", () -> {})).isEmpty();
        assertThat(Signals.handle("KILL", () -> {})).isEmpty();
    }

    /** Has this process sent a signal. */
    static void send(String name) {
        try {
            String process = Long.toString(ProcessHandle.current().pid());
            assertThat(new ProcessBuilder("kill", "-" + name, process).start().waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
