package dev.fixpoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Policy;
import dev.fixpoint.model.JobScript.AttemptScript;
import dev.fixpoint.model.JobScript.Kind;
import dev.fixpoint.report.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is drawn must be worth running: each thing that a rule is about has to happen often enough. */
class RandomCasesTest {

    private static final int CASES = 2_000;
    private static final int OFTEN = 20;

    private final Map<String, Integer> cases = new TreeMap<>();

    @Test
    void aSeedAlwaysGivesTheSameCase() {
        assertThat(RandomCases.of(42)).hasToString(RandomCases.of(42).toString());
        assertThat(RandomCases.of(42).toString())
                .isNotEqualTo(RandomCases.of(43).toString());
    }

    @Test
    void everythingThatARuleIsAboutHappensOften() {
        LongStream.rangeClosed(1, CASES).forEach(seed -> {
            RandomCase drawn = RandomCases.of(seed);
            ReferenceModel model = new ReferenceModel(drawn).converge();
            countOptions(drawn);
            countScripts(drawn);
            countTerms(drawn);
            countAttempts(model);
            for (Outcome outcome : Outcome.values()) {
                count(outcome.toString(), model.order.stream().anyMatch(job -> model.outcome(job) == outcome));
            }
        });

        cases.remove(Outcome.CANCELLED.toString()); // nobody cancels
        assertThat(cases).hasSize(53);
        assertThat(cases)
                .allSatisfy((thing, number) -> assertThat(number).as(thing).isGreaterThan(OFTEN));
    }

    private void countOptions(RandomCase drawn) {
        count("no-act", drawn.noAct());
        count("fail-fast", drawn.failFast());
        count("manual cleanup", drawn.options().manualCleanup());
        count("targets by name", !drawn.namedTargets().isEmpty());
        count("several targets", drawn.targets().size() > 1);
        count("no default delay", drawn.options().retryDelay().isZero());
        count("more than 12 jobs", drawn.jobs().size() > 12);
    }

    private void countScripts(RandomCase drawn) {
        for (Kind kind : Kind.values()) {
            countJobs(kind.toString(), drawn, job -> job.kind() == kind);
        }
        countJobs("lambdas", drawn, JobScript::lambdas);
        countJobs("required by", drawn, job -> !job.requiredBy().isEmpty());
        countJobs("own tries", drawn, job -> job.tries().isPresent());
        countJobs("own delay", drawn, job -> job.retryDelay().isPresent());
        countJobs(
                "factory throws", drawn, job -> job.attempts().stream().anyMatch(attempt -> attempt.broken() != null));
        countJobs("factory gives null", drawn, job -> job.attempts().stream().anyMatch(AttemptScript::createsNull));
    }

    private void countTerms(RandomCase drawn) {
        count("default policy", !drawn.options().policy().isNone());
        count("other places", !drawn.options().places().isEmpty());
        count("two pools", drawn.options().limits().size() > 1);
        for (Disturbance.By by : Disturbance.By.values()) {
            count(
                    "disturbed by " + by,
                    drawn.disturbance().filter(what -> what.by() == by).isPresent());
        }
        countTerms("priority", drawn, terms -> terms.priority() != 0);
        countTerms("soft order", drawn, terms -> !terms.after().isEmpty());
        countTerms(
                "several permits",
                drawn,
                terms -> terms.pools().values().stream().anyMatch(permits -> permits > 1));
        countPolicies("backoff", drawn, policy -> policy.backoff().isPresent());
        countPolicies(
                "jitter",
                drawn,
                policy ->
                        policy.backoff().filter(backoff -> backoff.jitter() > 0).isPresent());
        countPolicies("retry for", drawn, policy -> policy.retryFor().isPresent());
        countPolicies("retry on", drawn, policy -> !policy.retryOn().isEmpty());
        countPolicies("never retry on", drawn, policy -> !policy.neverRetryOn().isEmpty());
        countPolicies(
                "stable for some time",
                drawn,
                policy -> policy.stability()
                        .filter(asked -> !asked.period().isZero())
                        .isPresent());
        countPolicies(
                "stable for some checks",
                drawn,
                policy -> policy.stability()
                        .filter(asked -> asked.period().isZero())
                        .isPresent());
    }

    private void countPolicies(String thing, RandomCase drawn, Predicate<Policy> condition) {
        countTerms(thing, drawn, terms -> condition.test(terms.policy()));
    }

    private void countTerms(String thing, RandomCase drawn, Predicate<Terms> condition) {
        countJobs(thing, drawn, job -> condition.test(job.terms()));
    }

    private void countAttempts(ReferenceModel model) {
        count("fifth sweep", model.attempts.stream().anyMatch(attempt -> attempt.sweep() >= 5));
        count("fourth attempt", model.attempts.stream().anyMatch(attempt -> attempt.number() >= 4));
        count("hopeless", failures(model).anyMatch(Failure::hopeless));
        count(
                "try again after",
                failures(model).anyMatch(failure -> failure.later().isPresent()));
        count("error instead of exception", failures(model).anyMatch(failure -> failure.error() instanceof Error));
        count("run throws", model.attempts.stream().anyMatch(attempt -> attempt.runFailure() != null));
        count(
                "flapping",
                model.attempts.stream()
                        .anyMatch(attempt -> attempt.last().phase() == Phase.CONFIRM && !attempt.satisfies()));
        count(
                "lasting",
                model.attempts.stream()
                        .anyMatch(attempt -> attempt.last().phase() == Phase.CONFIRM && attempt.satisfies()));
        count("not tried again by policy", model.attempts.stream().anyMatch(attempt -> isGivenUp(model, attempt)));
        count("attempts mixed", isInterleaved(model));
        count("cleanup", model.attempts.stream().anyMatch(attempt -> isCleanedUp(model, attempt)));
        count(
                "cleanup throws",
                model.attempts.stream()
                        .anyMatch(attempt -> isCleanedUp(model, attempt)
                                && model.given.job(attempt.job()).cleanupFailure() != null));
        count("sweeps mixed", isMixed(model));
    }

    /** Whether a job that has tries left has finally failed because of its policy. */
    private static boolean isGivenUp(ReferenceModel model, AttemptRecord attempt) {
        return model.hasFinallyFailed(attempt.job())
                && !model.given.noAct()
                && attempt.equals(model.last(attempt.job()).orElseThrow())
                && attempt.number() < model.given.tries(attempt.job())
                && !attempt.failure().hopeless();
    }

    /** Whether an attempt ends after one that has started later. */
    private static boolean isInterleaved(ReferenceModel model) {
        List<String> starts = model.begun.stream().map(RandomCasesTest::key).toList();
        return !starts.equals(model.attempts.stream().map(RandomCasesTest::key).toList());
    }

    private static String key(AttemptRecord attempt) {
        return attempt.job() + " " + attempt.number();
    }

    private static Stream<Failure> failures(ReferenceModel model) {
        return model.attempts.stream().map(AttemptRecord::failure).filter(Objects::nonNull);
    }

    private static boolean isCleanedUp(ReferenceModel model, AttemptRecord attempt) {
        return attempt.executedRun() && model.given.job(attempt.job()).cleans();
    }

    /** Whether a delay brings an attempt of an earlier sweep behind one of a later sweep. */
    private static boolean isMixed(ReferenceModel model) {
        int highest = 0;
        boolean mixed = false;
        for (AttemptRecord attempt : model.attempts) {
            mixed |= attempt.sweep() < highest;
            highest = Math.max(highest, attempt.sweep());
        }
        return mixed;
    }

    private void countJobs(String thing, RandomCase drawn, Predicate<JobScript> condition) {
        count(thing, drawn.jobs().stream().anyMatch(condition));
    }

    private void count(String thing, boolean happens) {
        cases.merge(thing, happens ? 1 : 0, Integer::sum);
    }
}
