package dev.fixpoint.plan;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Stability;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Optional;

/** What holds for a job of a run: its own policy, and what that leaves open as the convergence says. */
public final class JobPolicy {

    /** A backoff that grows slower is taken for one that has reached its ceiling. */
    private static final int MOST_STEPS = 10_000;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final JobRecord job;
    private final PolicyReport policy;

    private JobPolicy(JobRecord job, PolicyReport policy) {
        this.job = job;
        this.policy = policy;
    }

    /** Returns what holds for a job. */
    public static JobPolicy of(RunRecord run, JobRecord job) {
        PolicyReport defaults = run.settings().map(RunSettings::policy).orElse(PolicyReport.NONE);
        return new JobPolicy(
                job, job.terms().policy().or(job.terms().keepsDelay() ? defaults.withoutBackoff() : defaults));
    }

    /** Returns the policy that holds. */
    public PolicyReport policy() {
        return policy;
    }

    /** Returns how long the job has to wait behind a failed attempt, at the most: a random part may make it shorter. */
    public Duration waitBehind(AttemptRecord failed) {
        return delay(failed.number(), asked(Optional.of(failed)), 1);
    }

    /** Returns the same at the least. */
    Duration leastWaitBehind(AttemptRecord failed) {
        return delay(failed.number(), asked(Optional.of(failed)), -1);
    }

    /** Returns the nanoseconds of all waits between the attempts of the job, at the most, if it needs every try. */
    long mostWaits() {
        int waits = job.tries() - 1;
        long asked = asked(job.lastAttempt()).map(Durations::toNanos).orElse(0L);
        long sum = 0;
        int next = 1;
        if (policy.backoff().isPresent()) {
            Backoff backoff = policy.backoff().get();
            while (next <= Math.min(waits, MOST_STEPS) && !backoff.delay(next).equals(backoff.ceiling())) {
                sum = Durations.sum(sum, Math.max(asked, scattered(backoff, backoff.delay(next), 1)));
                next++;
            }
        }
        long last = policy.backoff()
                .map(backoff -> scattered(backoff, backoff.ceiling(), 1))
                .orElseGet(() -> Durations.toNanos(job.retryDelay()));
        long all = next > waits ? sum : Durations.sum(sum, times(Math.max(asked, last), waits - next + 1L));
        return Math.min(all, policy.retryFor().map(Durations::toNanos).orElse(Long.MAX_VALUE));
    }

    /** Returns the nanoseconds that an attempt waits between its checks at the least, if they all pass. */
    long waitsToBeStable() {
        if (policy.stability().isEmpty()) {
            return 0;
        }
        Stability stability = policy.stability().get();
        long interval = Durations.toNanos(stability.interval());
        long period = Durations.toNanos(stability.period());
        long waits = stability.passes() - 1L;
        if (interval > 0) {
            waits = Math.max(waits, period / interval + (period % interval == 0 ? 0 : 1));
        }
        return times(interval, waits);
    }

    /** Returns the nanoseconds that the job may spend waiting between its checks, if each try fails at the last of them. */
    long mostWaitsToBeStable() {
        long limit = policy.attemptTimeout().map(Durations::toNanos).orElse(Long.MAX_VALUE);
        return times(Math.min(limit, waitsToBeStable()), job.tries());
    }

    private static Optional<Duration> asked(Optional<AttemptRecord> attempt) {
        return attempt.flatMap(AttemptRecord::error).flatMap(ErrorRecord::retryAfter);
    }

    private Duration delay(int number, Optional<Duration> asked, int sign) {
        if (policy.backoff().isEmpty()) {
            return asked.filter(longer -> longer.compareTo(job.retryDelay()) > 0)
                    .orElse(job.retryDelay());
        }
        Backoff backoff = policy.backoff().get();
        return asked.orElseGet(() -> Duration.ofNanos(scattered(backoff, backoff.delay(number), sign)));
    }

    private static long scattered(Backoff backoff, Duration delay, int sign) {
        long nanos = Durations.toNanos(delay);
        return backoff.jitter() == 0 ? nanos : (long) Math.min(Long.MAX_VALUE, nanos * (1 + sign * backoff.jitter()));
    }

    private static long times(long nanos, long count) {
        try {
            return Math.multiplyExact(nanos, count);
        } catch (ArithmeticException e) {
            return LONGEST.toNanos();
        }
    }
}
