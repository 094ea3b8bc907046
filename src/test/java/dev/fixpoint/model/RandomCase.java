package dev.fixpoint.model;

import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Stability;
import dev.fixpoint.model.JobScript.NextStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Scripted jobs, in the order of their declaration, and the options of their convergence. */
final class RandomCase {

    /**
     * The options of a convergence.
     *
     * @param policy what the policies of jobs leave open
     * @param seed what the random part of backoffs is made from
     * @param limits the permits that there are, by pool
     * @param places the jobs in the order that takes the place of their positions; none for their positions
     */
    record Options(
            int tries,
            Duration retryDelay,
            Policy policy,
            long seed,
            Map<String, Integer> limits,
            List<String> places,
            boolean noAct,
            boolean failFast,
            boolean manualCleanup,
            Set<String> excluded,
            Set<String> assumed) {

        /** The options that are as they are if nobody sets them. */
        static final Options DEFAULT = new Options(
                3, Duration.ofSeconds(1), Policy.NONE, 0, Map.of(), List.of(), false, false, false, Set.of(), Set.of());
    }

    private final Map<String, JobScript> jobs = new LinkedHashMap<>();
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
    private final List<String> namedTargets;
    private final Options options;
    private final Optional<Disturbance> disturbance;

    RandomCase(List<JobScript> scripts, List<String> namedTargets, Options options, Optional<Disturbance> disturbance) {
        this.namedTargets = List.copyOf(namedTargets);
        this.options = options;
        this.disturbance = disturbance;
        for (JobScript job : scripts) {
            jobs.put(job.name(), job);
            dependencies.put(job.name(), new ArrayList<>(job.dependsOn()));
        }
        for (JobScript job : scripts) {
            job.requiredBy().forEach(dependent -> dependencies.get(dependent).add(job.name()));
        }
        dependencies.replaceAll((job, needs) -> List.copyOf(new LinkedHashSet<>(needs)));
    }

    List<JobScript> jobs() {
        return List.copyOf(jobs.values());
    }

    JobScript job(String name) {
        return jobs.get(name);
    }

    Options options() {
        return options;
    }

    Optional<Disturbance> disturbance() {
        return disturbance;
    }

    /** Returns the dependencies of a job in the order that counts (rule 1). */
    List<String> dependencies(String job) {
        return dependencies.get(job);
    }

    /** Returns the targets that are said to be some; none for all that nothing depends on. */
    List<String> namedTargets() {
        return namedTargets;
    }

    /** Returns the targets. */
    List<String> targets() {
        if (!namedTargets.isEmpty()) {
            return namedTargets;
        }
        List<String> targets = new ArrayList<>(jobs.keySet());
        dependencies.values().forEach(targets::removeAll);
        return targets;
    }

    boolean isExcluded(String job) {
        return options.excluded().contains(job);
    }

    boolean isAssumed(String job) {
        return options.assumed().contains(job);
    }

    boolean noAct() {
        return options.noAct();
    }

    boolean failFast() {
        return options.failFast();
    }

    Terms terms(String job) {
        return job(job).terms();
    }

    /** Returns the policy of a job, with what it leaves open from the options. */
    Policy policy(String job) {
        return terms(job).policy().or(options.policy());
    }

    /** Returns what follows in an attempt; nothing if it is over. */
    Optional<NextStep> nextStep(AttemptRecord soFar) {
        Optional<Stability> stability = policy(soFar.job()).stability();
        return job(soFar.job()).next(soFar, noAct(), stability);
    }

    int tries(String job) {
        return job(job).tries().orElse(options.tries());
    }

    Duration retryDelay(String job) {
        return job(job).retryDelay().orElse(options.retryDelay());
    }

    /** Returns the delay after so many failed attempts if a backoff says what it is; a job's own retry delay comes before. */
    Optional<Duration> backoff(String job, int failed) {
        if (job(job).retryDelay().isPresent()) {
            return Optional.empty();
        }
        long seed = (options.seed() * 31 + job.hashCode()) * 1_000_003L + failed;
        return policy(job).backoff().map(backoff -> backoff.delay(failed, seed));
    }

    @Override
    public String toString() {
        return "targets " + targets() + ", " + options
                + disturbance.map(what -> ", " + what).orElse("") + "\n"
                + jobs.values().stream().map(JobScript::toString).collect(Collectors.joining());
    }
}
