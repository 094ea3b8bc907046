package dev.fixpoint.engine;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cleanup on a clock that says how long it takes. */
final class SimulatedCleanup {

    private final Convergence convergence;
    private final AttemptContext context;
    private final SimulatedTime time;
    private final Optional<Duration> limit;

    SimulatedCleanup(Convergence convergence, AttemptContext context, SimulatedTime time, Optional<Duration> limit) {
        this.convergence = convergence;
        this.context = context;
        this.time = time;
        this.limit = limit;
    }

    /** Executes the cleanup of an instance, and returns what it failed with. */
    @Nullable
    Throwable execute(AnyJob instance) {
        SimulatedTime.Course course = time.course(context.name(), context.attempt(), Phase.CLEANUP);
        long due = limit.map(Durations::toNanos).orElse(SimulatedTime.FOR_EVER);
        if (course.nanos() == SimulatedTime.FOR_EVER && due == SimulatedTime.FOR_EVER) {
            throw SimulatedLoop.hangs(context);
        }
        if (course.nanos() < due) {
            time.advance(course.nanos());
            return Cleanups.thrownBy(instance, context);
        }
        Duration allowed = limit.orElseThrow();
        String what = Phase.CLEANUP.toString();
        if (!course.deaf()) {
            time.advance(due);
            Thread.currentThread().interrupt(); // as its own thread would be
            Throwable thrown = Cleanups.thrownBy(instance, context);
            Thread.interrupted();
            return TimeoutException.interrupted(what, allowed, thrown);
        }
        Duration grace = convergence.settings().workers().grace();
        long given = Durations.sum(due, Durations.toNanos(grace));
        if (course.nanos() < given) {
            time.advance(course.nanos());
            return TimeoutException.interrupted(what, allowed, Cleanups.thrownBy(instance, context));
        }
        time.advance(given);
        Thread standIn = new Thread(() -> {}, context.name());
        context.abandon();
        convergence.leaveBehind(context, standIn);
        return TimeoutException.abandoned(what, allowed, grace, standIn.getName());
    }
}
