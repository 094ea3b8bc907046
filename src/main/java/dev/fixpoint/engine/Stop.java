package dev.fixpoint.engine;

import dev.fixpoint.text.ErrorText;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a convergence was told to stop, and the interrupts that go with it (rule 17).
 *
 * <p>Serial phases run on the thread that called, whose interruption is a cancel. There, an interrupt flag that a phase
 * leaves behind may be the job's own or the caller's: it is cleared so that the next job is not disturbed, cancels nothing,
 * and is set again at the end so that the caller does not lose it. A phase that <em>throws</em> an interruption tells the
 * two apart. Parallel phases run on threads of the engine, whose flags mean nothing to anybody else.
 */
final class Stop {

    private final boolean serial;
    private final Thread caller = Thread.currentThread();
    private final Set<Thread> threads = new HashSet<>();
    private final Runnable wakeUp;

    private volatile boolean cancelled;
    private volatile boolean failedFast;
    private volatile @Nullable Throwable fatal;
    private boolean open = true;

    /** Only the calling thread sets and reads these. */
    private boolean callerInterrupted;

    private boolean flagLeftBehind;

    /**
     * Creates the stop of a convergence that is called on the current thread.
     *
     * @param wakeUp ends the calling thread's wait
     */
    Stop(boolean serial, Runnable wakeUp) {
        this.serial = serial;
        this.wakeUp = wakeUp;
        if (serial) {
            threads.add(caller);
        }
    }

    /** Returns whether nothing new may start. */
    boolean isRequested() {
        return cancelled || failedFast;
    }

    /** Returns whether running attempts are to be cut short as well. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Returns whether the error is one of the virtual machine that leaves nothing to go on with. */
    static boolean isFatal(@Nullable Throwable error) {
        return error instanceof VirtualMachineError && !(error instanceof StackOverflowError);
    }

    /** Throws what {@link #die} was called with, if it was, once. */
    void rethrowFatal() {
        Throwable thrown = fatal;
        fatal = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown != null) {
            throw new IllegalStateException("the engine failed", thrown);
        }
    }

    /** Cancels, if this is not over or cancelled yet. Returns whether it did. Safe for use by any thread. */
    synchronized boolean cancel() {
        if (!open || cancelled) {
            return false;
        }
        cancelled = true;
        threads.forEach(Thread::interrupt);
        wakeUp.run();
        return true;
    }

    /** Ends the calling thread's wait for its workers. Does nothing where jobs run on that thread. Safe for use by any thread. */
    void wakeUpInParallel() {
        if (!serial) {
            wakeUp.run();
        }
    }

    /** Lets running attempts finish, and nothing new start. */
    void failFast() {
        failedFast = true;
    }

    /** Cancels because of an error that leaves nothing else to do. The first one is thrown at the end. */
    synchronized void die(Throwable error) {
        if (fatal == null) {
            fatal = error;
        }
        cancel();
    }

    /** Adds the current thread to those that a cancel interrupts. */
    synchronized void join() {
        threads.add(Thread.currentThread());
    }

    /** Removes the current thread from those that a cancel interrupts. */
    synchronized void leave() {
        threads.remove(Thread.currentThread());
    }

    /** Called by a job: whether it should come to an end. */
    boolean isJobAskedToStop() {
        if (serial && Thread.currentThread() == caller && caller.isInterrupted()) {
            interruptCaller();
        }
        return cancelled;
    }

    /** Called before each phase on its thread. Returns whether it may start. */
    boolean beforePhase() {
        absorbInterrupt();
        return !cancelled;
    }

    /** Called after each phase of an attempt on its thread, with what it threw: cancels if that leaves nothing to go on with. */
    void afterPhase(@Nullable Throwable error) {
        boolean flag = Thread.interrupted();
        if (serial && !cancelled) {
            if (isInterruption(error) || (flag && isCausedByInterruption(error))) {
                interruptCaller();
            } else if (flag) {
                flagLeftBehind = true;
            }
        }
        if (error != null && isFatal(error)) {
            die(error);
        }
    }

    /** Called on the calling thread outside of phases: an interrupt flag found there is the caller's. */
    void absorbInterrupt() {
        if (Thread.interrupted() && Thread.currentThread() == caller && !isOwnInterrupt()) {
            interruptCaller();
        }
    }

    /** Whether an interrupt of the calling thread is that of {@link #cancel()}, which needs it only if jobs run there. */
    private boolean isOwnInterrupt() {
        return serial && cancelled;
    }

    /** Called on the calling thread after the last attempt: a cancel has no effect from now on. */
    void close() {
        synchronized (this) {
            open = false;
        }
        if (Thread.interrupted() && !isOwnInterrupt()) {
            callerInterrupted = true;
        }
    }

    /** Called before and after each cleanup: their interrupts change nothing any more, but must not be lost. */
    void rememberInterrupt() {
        if (Thread.interrupted()) {
            flagLeftBehind = true;
        }
    }

    /** Called last: gives the calling thread the interrupt back that was taken from it. */
    void giveBackInterrupt() {
        if (callerInterrupted || flagLeftBehind) {
            Thread.currentThread().interrupt();
        }
        callerInterrupted = false;
        flagLeftBehind = false;
    }

    /** The calling thread was interrupted. Called on that thread only. */
    synchronized void interruptCaller() {
        callerInterrupted = true;
        if (!open) {
            return; // too late to cancel anything
        }
        if (serial) {
            cancelled = true; // the one thread to interrupt is this one
        } else {
            cancel();
        }
    }

    private static boolean isCausedByInterruption(@Nullable Throwable error) {
        int depth = 0;
        for (Throwable cause = error; cause != null && depth < 20; cause = ErrorText.cause(cause)) {
            if (isInterruption(cause)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static boolean isInterruption(@Nullable Throwable error) {
        return error instanceof InterruptedException || error instanceof ClosedByInterruptException;
    }
}
