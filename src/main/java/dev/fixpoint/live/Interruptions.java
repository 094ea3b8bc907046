package dev.fixpoint.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C and SIGTERM do meanwhile: the first of them cancels, the second leaves at once.
 *
 * <p>Where the virtual machine passes no signals on, a shutdown hook takes the first one and has the process wait until this
 * is closed; the second one then does nothing.
 */
public final class Interruptions implements AutoCloseable {

    private static final Map<String, Integer> STATUSES = Map.of("INT", 130, "TERM", 143);

    /** How long the end may be held up by a terminal that does not take what is written to it. */
    private static final long MOST_MILLISECONDS = 1_000;

    private final Runnable cancel;
    private final Runnable restore;
    private final IntConsumer halt;
    private final List<Signals.Handling> handlings = new ArrayList<>();
    private final AtomicInteger firstStatus = new AtomicInteger();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread hook;

    private Interruptions(Runnable cancel, Runnable restore, IntConsumer halt) {
        this.cancel = cancel;
        this.restore = restore;
        this.halt = halt;
    }

    /**
     * Begins to handle them, until this is closed.
     *
     * @param cancel what the first one does
     * @param restore what the second one does before the process is halted; not waited for longer than a second
     */
    public static Interruptions install(Runnable cancel, Runnable restore) {
        return install(cancel, restore, Runtime.getRuntime()::halt);
    }

    static Interruptions install(Runnable cancel, Runnable restore, IntConsumer halt) {
        Interruptions interruptions = new Interruptions(cancel, restore, halt);
        STATUSES.forEach((signal, status) ->
                Signals.handle(signal, () -> interruptions.received(status)).ifPresent(interruptions.handlings::add));
        if (interruptions.handlings.isEmpty()) {
            interruptions.addHook();
        }
        return interruptions;
    }

    /** Returns the status that the process is to end with if a signal has come: 130 for Ctrl-C, 143 for SIGTERM. */
    public OptionalInt exitStatus() {
        int status = firstStatus.get();
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * Has signals handled as before, and lets a process end that waits for this. If a signal is cancelling at this moment, waits
     * until that is done, but not longer than a second: what it says is not to be lost in the end of the process.
     */
    @Override
    public void close() {
        if (firstStatus.get() != 0) {
            awaitCancelled();
        }
        closed.countDown();
        handlings.forEach(Signals.Handling::close);
        handlings.clear();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It runs already, and sees that this is closed.
            }
            hook = null;
        }
    }

    /** Called on a thread of its own for each signal. */
    void received(int status) {
        if (firstStatus.compareAndSet(0, status)) {
            try {
                cancel.run();
            } finally {
                cancelled.countDown();
            }
        } else {
            leave(status);
        }
    }

    private void awaitCancelled() {
        try {
            boolean unused = cancelled.await(MOST_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave(int status) {
        Thread restoring = new Thread(restore, "fixpoint restores the terminal");
        restoring.setDaemon(true);
        restoring.start();
        try {
            restoring.join(MOST_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            halt.accept(status);
        }
    }

    private void addHook() {
        Thread thread = new Thread(() -> ending(isSignalled()), "fixpoint cancels");
        hook = thread;
        Runtime.getRuntime().addShutdownHook(thread);
    }

    /**
     * Called when the process ends.
     *
     * @param signalled whether because of a signal. If not, a job may have ended it, and waits for that itself: it must not be
     *     waited for
     */
    void ending(boolean signalled) {
        cancel.run();
        if (signalled) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The thread that ends a process because of a signal is named after it. */
    private static boolean isSignalled() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(name -> name.startsWith("SIG") && name.endsWith(" handler"));
    }
}
