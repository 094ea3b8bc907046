package dev.fixpoint.engine;

import dev.fixpoint.event.Event;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.CleanupReport.Cleanup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instances whose run was executed, to be unwound latest attempt first, one at a time (rule 15). */
final class Cleanups {

    /** By class: whether it has a cleanup of its own. Others need not be kept. */
    private static final ClassValue<Boolean> OVERRIDES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                Class<?> declaring = type.getMethod("cleanup", JobContext.class).getDeclaringClass();
                return declaring != Job.class && declaring != RunOnlyJob.class;
            } catch (NoSuchMethodException e) {
                return false; // a dummy job
            }
        }
    };

    private record Due(Attempt attempt, @Nullable Throwable skippedBecause) {}

    private final Convergence convergence;
    private final List<Due> due = new ArrayList<>();

    Cleanups(Convergence convergence) {
        this.convergence = convergence;
    }

    static boolean isNeededBy(AnyJob instance) {
        return OVERRIDES.get(instance.getClass());
    }

    /** Keeps an attempt that has ended, if it is to be unwound. */
    void keep(Attempt attempt) {
        if (attempt.needsCleanup()) {
            due.add(new Due(attempt, null));
        }
    }

    /** Keeps an attempt whose thread still runs, to report that its cleanup was skipped. */
    void skip(Attempt attempt, Throwable reason) {
        if (attempt.needsCleanup()) {
            due.add(new Due(attempt, reason));
        }
    }

    /** Unwinds everything that is due, on the current thread. */
    CleanupReport unwind() {
        due.sort(Comparator.comparingInt((Due next) -> next.attempt().row()).reversed());
        List<Cleanup> done = new ArrayList<>();
        for (Due next : due) {
            convergence.stop().rememberInterrupt();
            done.add(unwind(next));
            convergence.stop().rememberInterrupt();
        }
        due.clear();
        return new CleanupReport(done);
    }

    private Cleanup unwind(Due next) {
        Attempt attempt = next.attempt();
        Thread.currentThread().setName(attempt.name());
        long start = convergence.now();
        if (convergence.announcer().isHeard()) {
            convergence
                    .announcer()
                    .post(new Event.CleanupStarted(convergence.instant(start), attempt.name(), attempt.number()));
        }
        Throwable error = next.skippedBecause() == null ? attempt.cleanUp() : next.skippedBecause();
        if (error != null && Stop.isFatal(error)) {
            convergence.stop().die(error);
        }
        long end = convergence.now();
        Duration duration = Duration.ofNanos(end - start);
        if (convergence.announcer().isHeard()) {
            convergence
                    .announcer()
                    .post(new Event.CleanupEnded(
                            convergence.instant(end),
                            attempt.name(),
                            attempt.number(),
                            duration,
                            Optional.ofNullable(error)));
        }
        return new Cleanup(
                attempt.name(), attempt.number(), convergence.instant(start), duration, Optional.ofNullable(error));
    }
}
