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
    private volatile long end;
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
                    convergence.names().carry(context.name());
                    error = Cleanups.thrownBy(instance, context);
                    end = convergence.now();
                    ended = true;
                    LockSupport.unpark(caller);
                });
        long due = after(convergence.now(), limit);
        try {
            thread.start();
        } catch (OutOfMemoryError e) { // no more threads to be had: better without a limit than not at all
            return Cleanups.thrownBy(instance, context);
        }
        long now = await(due);
        if (ended) {
            return end < due ? error : interrupted();
        }
        thread.interrupt();
        Duration grace = convergence.settings().workers().grace();
        await(after(now, grace)); // from before the interrupt: what it hears takes its time already
        if (ended) {
            return interrupted();
        }
        context.abandon();
        convergence.leaveBehind(context, thread);
        return TimeoutException.abandoned(Phase.CLEANUP.toString(), limit, grace, thread.getName());
    }

    private TimeoutException interrupted() {
        return TimeoutException.interrupted(Phase.CLEANUP.toString(), limit, error);
    }

    /** Waits for the end of the cleanup, but not beyond the given time. Returns what time it was at the last look. */
    private long await(long due) {
        long now = convergence.now();
        while (!ended && now < due) {
            convergence.announcer().tellSome();
            if (!ended && !convergence.announcer().hasNews()) {
                convergence.park(due, true);
            }
            convergence.stop().rememberInterrupt();
            now = convergence.now();
        }
        return now;
    }

    private static long after(long now, Duration period) {
        long end = now + Durations.toNanos(period);
        return end < now ? Long.MAX_VALUE : end;
    }
}
