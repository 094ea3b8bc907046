package dev.fixpoint.engine;

import dev.fixpoint.report.Outcome;

/** Sweeps the ready jobs on the calling thread, one at a time. */
final class SerialLoop implements Runnable {

    private final Convergence convergence;
    private final Progress progress;
    private final Stop stop;

    SerialLoop(Convergence convergence) {
        this.convergence = convergence;
        this.progress = convergence.progress();
        this.stop = convergence.stop();
    }

    @Override
    public void run() {
        Attempt spare = null;
        long now = convergence.now();
        while (!stop.isCancelled()) {
            int job = progress.take(now);
            if (job != Progress.NONE) {
                Attempt attempt = convergence.begin(spare, job, now);
                convergence.carryName(attempt);
                Outcome outcome = attempt.execute();
                long end = attempt.end();
                spare = convergence.handIn(attempt, outcome);
                now = convergence.nowAfter(end);
            } else if (!progress.isExhausted()) {
                now = convergence.awaitFirstTimer(now);
            } else {
                return;
            }
        }
    }
}
