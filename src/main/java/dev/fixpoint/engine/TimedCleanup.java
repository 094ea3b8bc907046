package dev.fixpoint.engine;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A cleanup that may take only so long. It has a thread of its own, which is interrupted when the time is up, and left behind
 * if it then goes on for the grace period. The calling thread waits for it meanwhile.
 */
final class TimedCleanup {

    private final Convergence convergence;
    private final AttemptContext context;
    private final Duration limit;
    private volatile @Nullable Throwable error;
    private volatile boolean ended;

    TimedCleanup(Convergence convergence, AttemptContext context, Duration limit) {
        this.convergence = convergence;
        this.context = context;
        this.limit = limit;
    }

    /** Executes the cleanup of an instance, and returns what it failed with. */
    @Nullable
    Throwable execute(AnyJob instance) {
        Thread caller = Thread.currentThread();
        Thread thread = Threads.factory(convergence.settings().workers().virtual())
                .newThread(() -> {
                    convergence.carryName(context.name());
                    error = Cleanups.thrownBy(instance, context);
                    ended = true;
                    LockSupport.unpark(caller);
                });
        long due = after(convergence.now(), limit);
        try {
            thread.start();
        } catch (OutOfMemoryError e) { // no more threads to be had: better without a limit than not at all
            return Cleanups.thrownBy(instance, context);
        }
        if (endsBefore(due)) {
            return convergence.now() < due ? error : interrupted();
        }
        thread.interrupt();
        Duration grace = convergence.settings().workers().grace();
        if (endsBefore(after(convergence.now(), grace))) {
            return interrupted();
        }
        context.abandon();
        convergence.leaveBehind(context, thread);
        return TimeoutException.abandoned(Phase.CLEANUP.toString(), limit, grace, thread.getName());
    }

    private TimeoutException interrupted() {
        return TimeoutException.interrupted(Phase.CLEANUP.toString(), limit, error);
    }

    private boolean endsBefore(long due) {
        while (!ended && convergence.now() < due) {
            convergence.announcer().tell();
            convergence.park(due, true);
            convergence.stop().rememberInterrupt();
        }
        return ended;
    }

    private static long after(long now, Duration period) {
        long end = now + Durations.toNanos(period);
        return end < now ? Long.MAX_VALUE : end;
    }
}
