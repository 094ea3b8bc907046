package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sweeps the ready jobs on the calling thread, one at a time. */
final class SerialLoop implements Runnable {

    private final Convergence convergence;
    private final JobGraph graph;
    private final Progress progress;
    private final AttemptLog log;
    private final Stop stop;

    /** Whether a first check that passes is all there is to an attempt. */
    private final boolean plain;

    private @Nullable Attempt spare;

    SerialLoop(Convergence convergence) {
        this.convergence = convergence;
        this.graph = convergence.settings().graph();
        this.progress = convergence.progress();
        this.log = convergence.log();
        this.stop = convergence.stop();
        this.plain = convergence.isPlain();
    }

    @Override
    public void run() {
        long now = convergence.now();
        while (!stop.isCancelled()) {
            int job = progress.take(now);
            if (job != Progress.NONE) {
                boolean first = plain && progress.sweep(job) == 1 && stop.beforePhase();
                now = first ? look(job, now) : execute(convergence.begin(spare, job, now));
            } else if (!progress.isExhausted()) {
                now = convergence.awaitFirstTimer(now);
            } else {
                return;
            }
        }
    }

    /**
     * Executes the first attempt of a job, and returns when it ended. Where nobody listens and nothing has a limit, and if the
     * check passes, as nearly all do in a world that is as it should be, there is no more to do and to write down than what
     * is here. Otherwise this was the beginning of an {@link Attempt}.
     */
    private long look(int job, long now) {
        AttemptContext context = new AttemptContext(convergence, job, 1);
        int startedBefore = log.start(1);
        AnyJob instance = null;
        Throwable error = null;
        try {
            instance = UserCode.newInstance(graph, job);
            UserCode.perform(Phase.CHECK, instance, context);
        } catch (Throwable e) {
            error = e;
        } finally {
            context.endProcesses();
        }
        stop.afterPhase(error);
        long end = convergence.now();
        if (error == null) {
            convergence.passedAtOnce(context, now, end);
            return end;
        }
        Attempt attempt = Objects.requireNonNullElseGet(spare, () -> new Attempt(convergence));
        attempt.take(context, startedBefore, now);
        Outcome outcome = attempt.checked(instance, error, end);
        return handIn(attempt, outcome == null ? attempt.execute() : outcome);
    }

    /** Executes an attempt up to its end or until it has to wait, and returns when that was. */
    private long execute(Attempt attempt) {
        convergence.carryName(attempt);
        return handIn(attempt, attempt.execute());
    }

    private long handIn(Attempt attempt, @Nullable Outcome outcome) {
        long end = attempt.end();
        spare = convergence.handIn(attempt, outcome);
        return convergence.nowAfter(end);
    }
}
