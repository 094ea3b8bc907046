package dev.fixpoint.test;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.plan.CriticalPath;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up what the jobs of a graph may come to. */
final class BudgetCount {

    /** Longer than anybody waits, and so short that no sum of such times is too long to be told. */
    private static final long AGE = Duration.ofDays(36_500).toNanos();

    private final JobGraph graph;
    private final int workers;

    /** By position: what a job costs; null if it is not attempted. */
    private final @Nullable JobCost[] costs;

    private final List<String> impossible = new ArrayList<>();

    /**
     * Creates the count.
     *
     * @param costs by position: what a job may come to; null if it takes no part
     */
    BudgetCount(JobGraph graph, int workers, @Nullable JobCost[] costs) {
        this.graph = graph;
        this.workers = workers;
        this.costs = costs.clone();
        leaveOutTheImpossible();
    }

    /** What depends on a job that cannot be satisfied is blocked. */
    private void leaveOutTheImpossible() {
        boolean[] lost = new boolean[costs.length];
        for (int job = 0; job < costs.length; job++) {
            JobCost cost = costs[job];
            for (int i = 0; i < graph.dependencyCount(job); i++) {
                lost[job] |= lost[graph.dependency(job, i)];
            }
            if (lost[job]) {
                costs[job] = null;
            } else if (cost != null && !cost.possible()) {
                lost[job] = true;
                impossible.add(graph.name(job));
            }
        }
    }

    Budget budget() {
        CriticalPath least = chain(cost -> cost.least().total());
        CriticalPath most = chain(
                cost -> Durations.sum(unshared(cost.most().work()), cost.most().idle()));
        CriticalPath longest = chain(cost -> cost.most().total());
        long leastTime = Math.max(
                Durations.toNanos(least.length()), total(cost -> cost.least().work()) / workers);
        long mostTime = Durations.sum(total(cost -> cost.most().work()) / sharing(), Durations.toNanos(most.length()));
        return new Budget(
                (int) total(cost -> 1),
                workers,
                total(JobCost::leastAttempts),
                total(JobCost::mostAttempts),
                Duration.ofNanos(leastTime),
                mostTime < AGE ? Optional.of(Duration.ofNanos(mostTime)) : Optional.empty(),
                chainNames(least),
                chainNames(longest),
                names(cost -> !cost.known()),
                impossible);
    }

    /** Returns the part of the work on a chain that comes on top of what each worker has to do at the most. */
    private long unshared(long work) {
        return work - work / sharing();
    }

    /** Returns how many workers are never idle as long as there is something to do: pools hold back all others. */
    private int sharing() {
        return graph.pools().isEmpty() ? workers : 1;
    }

    private long total(ToLongFunction<JobCost> part) {
        long total = 0;
        for (JobCost cost : costs) {
            total = cost == null ? total : Durations.sum(total, part.applyAsLong(cost));
        }
        return total;
    }

    /** Returns the longest chain of dependencies, soft ones too, if each job takes so long. */
    private CriticalPath chain(ToLongFunction<JobCost> length) {
        List<JobRecord> jobs = RunRecord.of(graph, "").jobs();
        return CriticalPath.of(RunRecord.of(graph, "")
                .withJobs(inOrder()
                        .mapToObj(job -> lasting(jobs.get(job), job, length))
                        .toList()));
    }

    /** Returns the positions so that each job comes behind all that it waits for. */
    private IntStream inOrder() {
        if (!graph.hasSoftOrder()) {
            return IntStream.range(0, graph.size());
        }
        int[] unmet = new int[graph.size()];
        Deque<Integer> free = new ArrayDeque<>();
        for (int job = 0; job < unmet.length; job++) {
            unmet[job] = graph.dependencyCount(job) + graph.softDependencyCount(job);
            if (unmet[job] == 0) {
                free.add(job);
            }
        }
        IntStream.Builder order = IntStream.builder();
        while (!free.isEmpty()) {
            int job = free.remove();
            order.add(job);
            IntStream.concat(
                            IntStream.range(0, graph.dependentCount(job)).map(i -> graph.dependent(job, i)),
                            IntStream.range(0, graph.softDependentCount(job)).map(i -> graph.softDependent(job, i)))
                    .filter(dependent -> --unmet[dependent] == 0)
                    .forEach(free::add);
        }
        return order.build();
    }

    private JobRecord lasting(JobRecord job, int position, ToLongFunction<JobCost> length) {
        JobCost cost = costs[position];
        if (cost == null) {
            return job;
        }
        List<String> before = new ArrayList<>(job.dependencies());
        for (int i = 0; i < graph.softDependencyCount(position); i++) {
            before.add(graph.name(graph.softDependency(position, i)));
        }
        Duration duration = Duration.ofNanos(Math.min(AGE, length.applyAsLong(cost)));
        PhaseRecord phase = new PhaseRecord(Phase.RUN, Instant.EPOCH, duration, Optional.empty());
        return new JobRecord(
                job.name(),
                job.kind(),
                job.type(),
                before,
                job.tries(),
                job.retryDelay(),
                JobTerms.NONE, // what it comes after stands among its dependencies
                Outcome.CONVERGED,
                true,
                List.of(new AttemptRecord(1, 1, Outcome.CONVERGED, Instant.EPOCH, true, List.of(phase))),
                List.of(),
                Optional.empty());
    }

    private List<String> chainNames(CriticalPath path) {
        List<Integer> order = inOrder().boxed().toList();
        return path.positions().stream()
                .filter(job -> !path.span(job).orElse(Duration.ZERO).isZero())
                .map(job -> graph.name(order.get(job)))
                .toList();
    }

    private List<String> names(Predicate<JobCost> which) {
        return IntStream.range(0, costs.length)
                .filter(job -> {
                    JobCost cost = costs[job];
                    return cost != null && which.test(cost);
                })
                .mapToObj(graph::name)
                .toList();
    }
}
