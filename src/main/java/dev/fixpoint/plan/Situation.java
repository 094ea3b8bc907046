package dev.fixpoint.plan;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the jobs of a run stand to each other: who waits for whom, and what is at the root of that. */
final class Situation {

    private final Map<String, JobRecord> jobs = new LinkedHashMap<>();
    private final Map<String, List<JobRecord>> dependents = new HashMap<>();
    private final Map<String, List<JobRecord>> softDependents = new HashMap<>();
    private final @Nullable Plan plan;

    /**
     * What keeps a job from being satisfied.
     *
     * @param job the job at the root
     * @param between the names of the jobs on the way to it, from the one that waits
     */
    record Cause(JobRecord job, List<String> between) {}

    Situation(RunRecord run) {
        for (JobRecord job : run.jobs()) {
            jobs.put(job.name(), job);
            addTo(dependents, job.dependencies(), job);
            addTo(softDependents, job.terms().softDependencies(), job);
        }
        plan = run.mode() == RunRecord.Mode.CONVERGE ? null : Plan.of(run);
    }

    private static void addTo(Map<String, List<JobRecord>> jobs, List<String> names, JobRecord job) {
        for (String name : names) {
            jobs.computeIfAbsent(name, key -> new ArrayList<>()).add(job);
        }
    }

    Optional<JobRecord> find(String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    boolean isPlan() {
        return plan != null;
    }

    /** Returns what a plan says of the job. */
    Plan.Step step(JobRecord job) {
        return Objects.requireNonNull(plan).step(job.name());
    }

    /** Returns how it ended, or what would be done with it. */
    String word(JobRecord job) {
        return plan == null ? job.outcome().toString() : step(job).verdict().toString();
    }

    List<JobRecord> dependencies(JobRecord job) {
        return job.dependencies().stream().flatMap(name -> find(name).stream()).toList();
    }

    /** Returns what the job comes after without needing it. */
    List<JobRecord> comesAfter(JobRecord job) {
        return job.terms().softDependencies().stream()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    /** Returns what comes after the job without needing it. */
    List<JobRecord> comesBefore(JobRecord job) {
        return softDependents.getOrDefault(job.name(), List.of());
    }

    List<JobRecord> dependents(JobRecord job) {
        return dependents.getOrDefault(job.name(), List.of());
    }

    /** Returns whether what depends on the job has to wait for it. */
    boolean isUnmet(JobRecord job) {
        if (plan != null) {
            return step(job).verdict() != Verdict.SATISFIED;
        }
        return !job.outcome().isSatisfied() && job.outcome() != Outcome.ASSUMED;
    }

    /**
     * The unmet jobs at the root of what a job waits for.
     *
     * @param nearest the nearest ones, each with a shortest way to it
     * @param others how many more there are
     */
    record Causes(List<Cause> nearest, int others) {}

    /** Returns why the job waits, with as many causes as are wanted; none if it waits for nothing. */
    Causes causes(JobRecord job, int most) {
        Map<String, String> above = new HashMap<>();
        Deque<JobRecord> next = new ArrayDeque<>(List.of(job));
        List<Cause> nearest = new ArrayList<>();
        int others = 0;
        while (!next.isEmpty()) {
            JobRecord waiting = next.remove();
            List<JobRecord> unmet = goesOn(waiting)
                    ? dependencies(waiting).stream().filter(this::isUnmet).toList()
                    : List.of();
            if (unmet.isEmpty() && !waiting.name().equals(job.name())) {
                if (nearest.size() < most) {
                    nearest.add(new Cause(waiting, between(job.name(), waiting.name(), above)));
                } else {
                    others++;
                }
            }
            for (JobRecord dependency : unmet) {
                if (above.putIfAbsent(dependency.name(), waiting.name()) == null) {
                    next.add(dependency);
                }
            }
        }
        return new Causes(nearest, others);
    }

    /** Returns whether what the job waits for is to blame, and not the job itself. */
    private boolean goesOn(JobRecord job) {
        if (plan != null) {
            return step(job).verdict() != Verdict.EXCLUDED;
        }
        return job.outcome() == Outcome.BLOCKED || (job.outcome() == Outcome.NOT_RUN && job.tookPart());
    }

    private static List<String> between(String from, String to, Map<String, String> above) {
        List<String> names = new ArrayList<>();
        String name = Objects.requireNonNull(above.get(to));
        while (!name.equals(from)) {
            names.add(name);
            name = Objects.requireNonNull(above.get(name));
        }
        Collections.reverse(names);
        return names;
    }
}
