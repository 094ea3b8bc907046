package dev.fixpoint.model;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Stability;
import dev.fixpoint.model.AttemptRecord.PhaseEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A job and what it does, attempt by attempt. That depends on nothing but the number of the attempt, so that it is the same
 * in whatever order jobs run.
 *
 * @param lambdas whether it is written as lambdas on the builder, instead of a factory
 * @param heedful whether a phase that finds its thread interrupted throws an {@link InterruptedException}
 * @param dependsOn what it depends on by its own word, in order; the same name may come twice
 * @param requiredBy the jobs below which it is attached (rule 1)
 * @param cleans whether it has a cleanup
 * @param cleanupFailure what its cleanup throws; null if it returns
 * @param attempts the first attempt, and so on: at least as many as the job has tries
 */
record JobScript(
        String name,
        Kind kind,
        boolean lambdas,
        boolean heedful,
        List<String> dependsOn,
        List<String> requiredBy,
        OptionalInt tries,
        Optional<Duration> retryDelay,
        Terms terms,
        boolean cleans,
        Failure cleanupFailure,
        List<AttemptScript> attempts) {

    private static final Failure BY_DESIGN =
            Failure.of(CheckFailure.because("a run-only job has no check: it always runs"));

    enum Kind {
        JOB,
        RUN_ONLY,
        DUMMY
    }

    /**
     * What an attempt does, as far as it gets.
     *
     * @param broken what the factory throws; null if it returns
     * @param createsNull whether the factory returns null; {@code broken} is then what the engine says to that
     * @param confirmations what the first checks do that are asked again because the job must be stable; later ones pass
     */
    record AttemptScript(
            Failure broken, boolean createsNull, Step check, Step run, Step recheck, List<Step> confirmations) {

        Step confirmation(int number) {
            return number <= confirmations.size() ? confirmations.get(number - 1) : Step.FINE;
        }
    }

    /**
     * What a phase does.
     *
     * @param takes how long it takes
     * @param failure how it ends; null if it returns
     */
    record Step(Duration takes, Failure failure) {

        static final Step FINE = new Step(Duration.ZERO, null);

        static Step failing(Failure failure) {
            return new Step(Duration.ZERO, failure);
        }

        @Override
        public String toString() {
            return (failure == null ? "ok" : failure.toString()) + (takes.isZero() ? "" : " in " + takes);
        }
    }

    /**
     * A phase that an attempt has still to go through.
     *
     * @param earliest when it may start
     */
    record NextStep(Phase phase, Duration earliest, Step step) {}

    /** Returns what the attempt of that number does. */
    AttemptScript attempt(int number) {
        return attempts.get(number - 1);
    }

    /** Returns what follows in an attempt; nothing if it is over (rules 7, 8 and 24). */
    Optional<NextStep> next(AttemptRecord soFar, boolean noAct, Optional<Stability> stability) {
        AttemptScript script = attempt(soFar.number());
        if (soFar.phases().isEmpty()) {
            return next(Phase.CHECK, soFar, script.broken() == null ? check(script) : Step.failing(script.broken()));
        }
        PhaseEnd last = soFar.last();
        if (last.phase() == Phase.RUN) {
            return next(Phase.RECHECK, soFar, recheck(script));
        }
        if (last.passed()) {
            return noAct ? Optional.empty() : stability.flatMap(asked -> confirmation(soFar, asked));
        }
        boolean runs = last.phase() == Phase.CHECK
                && script.broken() == null
                && !last.failure().hopeless()
                && !noAct;
        return runs ? next(Phase.RUN, soFar, script.run()) : Optional.empty();
    }

    /** Enough checks in a row, over a time that is long enough, or another one. */
    private Optional<NextStep> confirmation(AttemptRecord soFar, Stability asked) {
        List<PhaseEnd> passes = soFar.phases().stream()
                .filter(phase -> phase.phase() != Phase.RUN && phase.passed())
                .toList();
        Duration lasts = soFar.end().minus(passes.get(0).time());
        if (passes.size() >= asked.passes() && lasts.compareTo(asked.period()) >= 0) {
            return Optional.empty();
        }
        Step step = kind == Kind.JOB ? attempt(soFar.number()).confirmation(passes.size()) : Step.FINE;
        return Optional.of(new NextStep(Phase.CONFIRM, soFar.end().plus(asked.interval()), step));
    }

    private static Optional<NextStep> next(Phase phase, AttemptRecord soFar, Step step) {
        return Optional.of(new NextStep(phase, soFar.end(), step));
    }

    private Step check(AttemptScript script) {
        return switch (kind) {
            case JOB -> script.check();
            case RUN_ONLY -> Step.failing(BY_DESIGN);
            case DUMMY -> Step.FINE;
        };
    }

    private Step recheck(AttemptScript script) {
        return kind == Kind.JOB
                ? script.recheck()
                : new Step(Duration.ZERO, script.run().failure());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name + " " + kind + (lambdas ? " of lambdas" : ""));
        text.append(" needs ").append(dependsOn).append(", required by ").append(requiredBy);
        tries.ifPresent(own -> text.append(", tries ").append(own));
        retryDelay.ifPresent(own -> text.append(", delay ").append(own));
        text.append(terms);
        text.append(cleans ? ", cleanup " + (cleanupFailure == null ? "ok" : cleanupFailure) : "")
                .append('\n');
        attempts.forEach(attempt -> text.append("    ").append(attempt).append('\n'));
        return text.toString();
    }
}
