package dev.fixpoint.engine;

import dev.fixpoint.report.Outcome;
import org.jspecify.annotations.Nullable;

/** Sweeps the ready jobs on the calling thread, one at a time. */
final class SerialLoop implements Runnable {

    private final Convergence convergence;
    private final Progress progress;
    private final Stop stop;

    /** Executes the first attempt of each job where there is a shorter way for those; otherwise null. */
    private final @Nullable FirstAttempt first;

    private @Nullable Attempt spare;

    SerialLoop(Convergence convergence) {
        this.convergence = convergence;
        this.progress = convergence.progress();
        this.stop = convergence.stop();
        this.first = convergence.isPlain() ? new FirstAttempt(convergence) : null;
    }

    @Override
    public void run() {
        long now = convergence.now();
        while (!stop.isCancelled()) {
            int job = progress.take(now);
            if (job != Progress.NONE) {
                now = first != null && progress.attempt(job) == 1 && stop.beforePhase()
                        ? first.execute(job, now)
                        : execute(convergence.begin(spare, job, now));
            } else if (!progress.isExhausted()) {
                now = convergence.awaitFirstTimer(now);
            } else {
                return;
            }
        }
    }

    /** Executes an attempt up to its end or until it has to wait, and returns when that was. */
    private long execute(Attempt attempt) {
        convergence.names().carry(attempt);
        Outcome outcome = attempt.execute();
        long end = attempt.end();
        spare = convergence.handIn(attempt, outcome);
        return convergence.nowAfter(end);
    }
}
