package dev.fixpoint.model;

import dev.fixpoint.job.CheckFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A job and what it does, attempt by attempt. That depends on nothing but the number of the attempt, so that it is the same
 * in whatever order jobs run.
 *
 * @param lambdas whether it is written as lambdas on the builder, instead of a factory
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
        List<String> dependsOn,
        List<String> requiredBy,
        OptionalInt tries,
        Optional<Duration> retryDelay,
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
     */
    record AttemptScript(Failure broken, boolean createsNull, Step check, Step run, Step recheck) {}

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

    /** Returns what the attempt of that number does. */
    AttemptScript attempt(int number) {
        return attempts.get(number - 1);
    }

    /** Returns the check, run and recheck of the attempt of that number, as far as it gets (rules 7 and 8). */
    List<Step> steps(int number, boolean noAct) {
        AttemptScript script = attempt(number);
        if (script.broken() != null) {
            return List.of(Step.failing(script.broken()));
        }
        Step check = kind == Kind.JOB ? script.check() : kind == Kind.RUN_ONLY ? Step.failing(BY_DESIGN) : Step.FINE;
        if (check.failure() == null || check.failure().hopeless() || noAct) {
            return List.of(check);
        }
        Step recheck = kind == Kind.JOB
                ? script.recheck()
                : new Step(Duration.ZERO, script.run().failure());
        return List.of(check, script.run(), recheck);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name + " " + kind + (lambdas ? " of lambdas" : ""));
        text.append(" needs ").append(dependsOn).append(", required by ").append(requiredBy);
        tries.ifPresent(own -> text.append(", tries ").append(own));
        retryDelay.ifPresent(own -> text.append(", delay ").append(own));
        text.append(cleans ? ", cleanup " + (cleanupFailure == null ? "ok" : cleanupFailure) : "")
                .append('\n');
        attempts.forEach(attempt -> text.append("    ").append(attempt).append('\n'));
        return text.toString();
    }
}
