package dev.fixpoint.model;

import dev.fixpoint.model.JobScript.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Scripted jobs, in the order of their declaration, and the options of their convergence. */
final class RandomCase {

    /** The options of a convergence. */
    record Options(
            int tries,
            Duration retryDelay,
            boolean noAct,
            boolean failFast,
            boolean manualCleanup,
            Set<String> excluded,
            Set<String> assumed) {}

    private final Map<String, JobScript> jobs = new LinkedHashMap<>();
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
    private final List<String> namedTargets;
    private final Options options;

    RandomCase(List<JobScript> scripts, List<String> namedTargets, Options options) {
        this.namedTargets = List.copyOf(namedTargets);
        this.options = options;
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

    /** Returns what the attempt of that number does. */
    List<Step> steps(String job, int number) {
        return job(job).steps(number, noAct());
    }

    int tries(String job) {
        return job(job).tries().orElse(options.tries());
    }

    Duration retryDelay(String job) {
        return job(job).retryDelay().orElse(options.retryDelay());
    }

    @Override
    public String toString() {
        return "targets " + targets() + ", " + options + "\n"
                + jobs.values().stream().map(JobScript::toString).collect(Collectors.joining());
    }
}
