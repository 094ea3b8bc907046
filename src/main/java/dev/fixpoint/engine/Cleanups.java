package dev.fixpoint.engine;

import dev.fixpoint.graph.Jobs;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Phase;
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

    /** An instance to be unwound, with its context and how many attempts had started before its own. */
    private record Due(
            AnyJob instance,
            AttemptContext context,
            int startedBefore,
            @Nullable Throwable skippedBecause) {}

    private final Convergence convergence;
    private final List<Due> due = new ArrayList<>();

    /** The class without a cleanup that was met last: most graphs are made of few. */
    private @Nullable Class<?> plain;

    Cleanups(Convergence convergence) {
        this.convergence = convergence;
    }

    /**
     * Keeps what an attempt that has ended leaves to be unwound, if it does.
     *
     * @param skippedBecause why its cleanup is only to be reported as skipped: its thread still runs; otherwise null
     */
    void keep(Attempt attempt, @Nullable Throwable skippedBecause) {
        AnyJob instance = attempt.instanceThatRan();
        if (instance != null) {
            keep(instance, attempt.context(), attempt.startedBefore(), skippedBecause);
        }
    }

    /** Keeps an instance whose run was executed to be unwound, if it has a cleanup. */
    void keep(AnyJob ran, AttemptContext context, int startedBefore, @Nullable Throwable skippedBecause) {
        if (ran.getClass() == plain) {
            return;
        }
        if (Jobs.hasCleanup(ran)) {
            due.add(new Due(ran, context, startedBefore, skippedBecause));
        } else {
            plain = ran.getClass();
        }
    }

    /** Unwinds everything that is due, on the current thread. */
    CleanupReport unwind() {
        if (due.isEmpty()) {
            return CleanupReport.EMPTY; // as nearly always: a cold start need not link what sorts
        }
        due.sort(Comparator.comparingInt(Due::startedBefore).reversed());
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
        AttemptContext context = next.context();
        convergence.names().carry(context.name());
        long start = convergence.now();
        convergence.announcements().cleanupStarted(start, context);
        Throwable error = next.skippedBecause() == null ? cleanUp(next) : next.skippedBecause();
        if (error != null && Stop.isFatal(error)) {
            convergence.stop().die(error);
        }
        long end = convergence.now();
        convergence.announcements().cleanupEnded(start, end, context, error);
        return new Cleanup(
                context.name(),
                context.attempt(),
                convergence.instant(start),
                Duration.ofNanos(end - start),
                Optional.ofNullable(error));
    }

    /** Executes a cleanup, and returns what it threw. */
    private @Nullable Throwable cleanUp(Due next) {
        AttemptContext context = next.context();
        context.phase(Phase.CLEANUP);
        Optional<Duration> limit = convergence.isSerial()
                ? Optional.empty()
                : convergence.settings().policy(context.job()).phaseTimeout();
        if (convergence.settings().time() instanceof SimulatedTime time) {
            return new SimulatedCleanup(convergence, context, time, limit).execute(next.instance());
        }
        return limit.isPresent()
                ? new TimedCleanup(convergence, context, limit.orElseThrow()).execute(next.instance())
                : thrownBy(next.instance(), context);
    }

    /** Calls the cleanup of an instance on the current thread, and returns what it threw. */
    static @Nullable Throwable thrownBy(AnyJob instance, AttemptContext context) {
        try {
            UserCode.perform(Phase.CLEANUP, instance, context);
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            context.endProcesses();
        }
    }
}
