package dev.fixpoint.plan;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a job whose last attempt has failed or was cut short would have been attempted again, or why not. */
final class NextAttempt {

    private final RunRecord run;
    private final JobRecord job;
    private final JobPolicy policy;

    private NextAttempt(RunRecord run, JobRecord job) {
        this.run = run;
        this.job = job;
        this.policy = JobPolicy.of(run, job);
    }

    /** Returns it in words. */
    static String of(RunRecord run, JobRecord job) {
        NextAttempt next = new NextAttempt(run, job);
        return next.never().map(reason -> "none: " + reason).orElseGet(next::due);
    }

    private Optional<String> never() {
        if (job.error().map(ErrorRecord::hopeless).orElse(false)) {
            return Optional.of("no retry can mend it");
        }
        if (job.attempts().size() >= job.tries()) {
            return Optional.of("it is out of tries");
        }
        if (run.abandoned().stream().anyMatch(left -> left.job().equals(job.name()))) {
            return Optional.of("its thread was left behind, and may still be at work");
        }
        return job.lastAttempt().flatMap(last -> filtered(last).or(() -> tooLate(last)));
    }

    /** Of errors there are but the names, so one whose class has a listed one above it is not known here. */
    private Optional<String> filtered(AttemptRecord last) {
        if (last.error().flatMap(ErrorRecord::retryAfter).isPresent()) {
            return Optional.empty();
        }
        List<String> thrown = Stream.concat(
                        last.error().stream(),
                        last.phases().stream()
                                .filter(phase -> phase.phase() == Phase.RUN)
                                .flatMap(phase -> phase.error().stream()))
                .map(ErrorRecord::type)
                .toList();
        if (policy.policy().neverRetryOn().stream().anyMatch(thrown::contains)) {
            return Optional.of("it is not tried again after such an error");
        }
        boolean filters = !policy.policy().retryOn().isEmpty()
                || !policy.policy().neverRetryOn().isEmpty();
        boolean allowed = policy.policy().retryOn().stream().anyMatch(thrown::contains);
        boolean stopped = run.cancelled() || run.settings().stream().anyMatch(settings -> settings.failFast());
        return filters && !allowed && !stopped && !isTooLate(last)
                ? Optional.of("it is tried again only after other errors")
                : Optional.empty();
    }

    private Optional<String> tooLate(AttemptRecord last) {
        return isTooLate(last)
                ? policy.policy()
                        .retryFor()
                        .map(limit -> "it may be tried again for " + Durations.format(limit)
                                + ", and would have been due later")
                : Optional.empty();
    }

    private boolean isTooLate(AttemptRecord last) {
        return policy.policy().retryFor().isPresent()
                && later(last.end(), policy.waitBehind(last))
                        .isAfter(later(
                                job.attempts().get(0).start(),
                                policy.policy().retryFor().get()));
    }

    private String due() {
        Optional<AttemptRecord> last = job.lastAttempt();
        if (last.isEmpty()) {
            return "in another convergence";
        }
        Instant least = later(last.get().end(), policy.leastWaitBehind(last.get()));
        Instant most = later(last.get().end(), policy.waitBehind(last.get()));
        String when = least.equals(most) ? "at " + least : "between " + least + " and " + most;
        return "would have been due " + when + ", but the convergence had ended";
    }

    /** A delay may be longer than the calendar. */
    private static Instant later(Instant time, Duration delay) {
        return delay.compareTo(Duration.between(time, Instant.MAX)) < 0 ? time.plus(delay) : Instant.MAX;
    }
}
