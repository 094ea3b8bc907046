package dev.fixpoint.test;

import dev.fixpoint.job.Policy;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * What one job may come to: how many attempts and how much time, at the least if all goes as well as it can, and at the most.
 *
 * @param possible whether it may be satisfied in the end
 * @param known whether it is known how long each of its attempts takes at the most
 */
record JobCost(boolean possible, boolean known, long leastAttempts, long mostAttempts, Effort least, Effort most) {

    /** A backoff that grows has grown beyond all bounds by then. */
    private static final int MOST_LOOKED_AT = 2_000;

    /**
     * What is told of a job.
     *
     * @param attempts what is known of each attempt, counted from 1
     * @param differing from which attempt on all are alike
     */
    record Told(IntFunction<AttemptCost> attempts, int differing, int tries, Duration retryDelay, Policy policy) {

        long retryFor() {
            return policy.retryFor().map(Durations::toNanos).orElse(Effort.FOR_EVER);
        }

        /** Returns how long it is between an attempt that failed and the next one. */
        Effort delay(int failed, boolean most) {
            return Effort.idleFor(policy.backoff()
                    .map(backoff -> {
                        double part = most ? 1 + backoff.jitter() : 1 - backoff.jitter();
                        double nanos = Durations.toNanos(backoff.delay(failed)) * part;
                        return nanos >= Effort.FOR_EVER ? Effort.FOR_EVER : (long) nanos;
                    })
                    .orElseGet(() -> Durations.toNanos(retryDelay)));
        }
    }

    /** Returns the cost of a job, attempt by attempt. */
    static JobCost of(Told told) {
        boolean known = true;
        long leastAttempts = 0;
        Effort least = Effort.NONE; // of the job
        Effort most = Effort.NONE;
        Effort failedLeast = Effort.NONE; // of the attempts that have failed so far, with the delays after them
        Effort failedMost = Effort.NONE;
        int number = 0;
        AttemptCost attempt;
        do {
            number++;
            attempt = told.attempts().apply(number);
            known &= attempt.isKnown();
            if (leastAttempts == 0 && attempt.canSucceed()) {
                leastAttempts = number;
                least = failedLeast.plus(attempt.leastIfItSucceeds());
            }
            most = most.orMore(failedMost.plus(attempt.most()));
            failedLeast = failedLeast.plus(attempt.leastIfItFails()).plus(told.delay(number, false));
            failedMost = failedMost.plus(attempt.most()).plus(told.delay(number, true));
        } while (attempt.canFail()
                && !attempt.isFinal()
                && number < told.tries()
                && failedLeast.total() <= told.retryFor()
                && number < Math.max(MOST_LOOKED_AT, told.differing()));
        long alike = attempt.canFail() && !attempt.isFinal() ? alike(told, attempt, number, failedLeast) : 0;
        most = most.plus(attempt.most().plus(told.delay(number, true)).times(alike));
        if (told.policy().retryFor().isPresent()) {
            most = most.idleAtMost(Durations.sum(told.retryFor(), attempt.most().idle()));
        }
        boolean possible = leastAttempts > 0;
        return new JobCost(
                possible,
                known,
                possible ? leastAttempts : 1,
                number + alike,
                possible ? least : told.attempts().apply(1).leastIfItFails(),
                most);
    }

    /** Returns how many more attempts there may be: all are like the last that was looked at, and so are the delays. */
    private static long alike(Told told, AttemptCost last, int number, Effort failedLeast) {
        long more = told.tries() - (long) number;
        long step = last.leastIfItFails().plus(told.delay(number, false)).total();
        if (told.retryFor() == Effort.FOR_EVER || step == 0) {
            return more;
        }
        long left = told.retryFor() - failedLeast.total();
        return left < 0 ? 0 : Math.min(more, left / step + 1);
    }
}
