package dev.fixpoint.test;

import dev.fixpoint.job.Phase;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.text.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * In what a convergence did not go or end as it should.
 *
 * @param job the job that has failed; empty if none has, and the world differs
 * @param phase where it has failed
 * @param names the names of what differs in the world
 * @param inBase whether it is the convergence to compare with that did not go as it should
 */
record Problem(Optional<String> job, Optional<Phase> phase, Set<String> names, String what, boolean inBase) {

    /** Returns what is wrong with a convergence that should have succeeded and left the same world behind, if anything is. */
    static Optional<Problem> of(Trial trial, Map<String, String> world, Base base, Predicate<String> isKnown) {
        Optional<String> failed = trial.failed();
        if (failed.isPresent()) {
            return isKnown.test(failed.get()) ? Optional.empty() : failed.map(job -> failure(trial, job));
        }
        Optional<String> cleanup = trial.report().cleanup().failures().stream()
                .map(failure -> failure.job())
                .filter(isKnown.negate())
                .findFirst();
        if (cleanup.isPresent()) {
            return cleanup.map(job -> new Problem(
                    cleanup,
                    Optional.of(Phase.CLEANUP),
                    Set.of(),
                    "the cleanup of " + Quoted.of(job) + " fails",
                    false));
        }
        Difference difference = base.difference(world, isKnown);
        return difference.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        Optional.empty(),
                        Optional.empty(),
                        difference.names(),
                        trial.masked(difference.toString()),
                        false));
    }

    private static Problem failure(Trial trial, String job) {
        return new Problem(
                Optional.of(job),
                Optional.of(trial.failedIn(job)),
                Set.of(),
                Quoted.of(job) + " fails: " + trial.reason(job),
                false);
    }

    /**
     * Returns a problem if a job had to be tried again that did not when all went as it should; or, one job after the other, if
     * one did not have to that had to then, for which the order of the graph itself is to blame.
     */
    static Optional<Problem> ofRetry(Trial trial, Base base, Predicate<String> isKnown) {
        return ofRetry(trial, base.trial(), isKnown, false)
                .or(() -> trial.workers() == 1 ? ofRetry(base.trial(), trial, isKnown, true) : Optional.empty());
    }

    private static Optional<Problem> ofRetry(Trial wrong, Trial right, Predicate<String> isKnown, boolean inBase) {
        return wrong.report().jobs().stream()
                .filter(job -> job.attempts().size() > 1 && !isKnown.test(job.name()))
                .filter(job -> right.report().job(job.name()).attempts().size() == 1)
                .map(JobReport::name)
                .findFirst()
                .map(job -> new Problem(
                        Optional.of(job),
                        Optional.of(Phase.CHECK),
                        Set.of(),
                        Quoted.of(job) + " fails at first: " + wrong.failureOfFirstAttempt(job),
                        inBase));
    }
}
