package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The report of a convergence that is over, read from its log. Nothing changes any of it. */
final class LogReport implements Report {

    private final Settings settings;
    private final AttemptLog log;
    private final Progress progress;
    private final Instant started;
    private final Totals totals;
    private final Map<String, Object> storage;
    private final CleanupReport cleanup;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final boolean allSatisfied;

    /** What is counted over the whole convergence. */
    record Totals(
            Duration duration,
            Duration waited,
            boolean cancelled,
            @Nullable Throwable listenerError) {}

    LogReport(
            Settings settings,
            AttemptLog log,
            Progress progress,
            Instant started,
            Totals totals,
            Map<String, Object> storage,
            CleanupReport cleanup) {
        this.settings = settings;
        this.log = log;
        this.progress = progress;
        this.started = started;
        this.totals = totals;
        this.storage = storage;
        this.cleanup = cleanup;
        boolean all = true;
        for (int job = 0; job < graph().size(); job++) {
            Outcome outcome = progress.finalOutcome(job);
            counts.merge(outcome, 1, Integer::sum);
            all &= outcome.isSatisfied() || !progress.takesPart(job);
        }
        this.allSatisfied = all;
    }

    @Override
    public JobGraph graph() {
        return settings.graph();
    }

    @Override
    public Arguments arguments() {
        return settings.arguments();
    }

    @Override
    public Map<String, Object> storage() {
        return storage;
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public Duration duration() {
        return totals.duration();
    }

    @Override
    public Duration waited() {
        return totals.waited();
    }

    @Override
    public int sweeps() {
        return log.highestSweep();
    }

    @Override
    public int attempts() {
        return log.attempts();
    }

    @Override
    public boolean noAct() {
        return settings.mode().noAct();
    }

    @Override
    public boolean cancelled() {
        return totals.cancelled();
    }

    @Override
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    @Override
    public Outcome outcome(String job) {
        return progress.finalOutcome(graph().position(job));
    }

    @Override
    public JobReport job(String name) {
        return job(graph().position(name));
    }

    @Override
    public List<JobReport> jobs() {
        return new JobReports();
    }

    @Override
    public boolean allSatisfied() {
        return allSatisfied;
    }

    @Override
    public CleanupReport cleanup() {
        return cleanup;
    }

    @Override
    public Optional<Throwable> listenerError() {
        return Optional.ofNullable(totals.listenerError());
    }

    private JobReport job(int job) {
        return new JobReport(
                graph().name(job),
                progress.finalOutcome(job),
                progress.takesPart(job),
                log.attempts(job, started),
                progress.finalOutcome(job) == Outcome.BLOCKED ? roots(job) : List.of(),
                Optional.ofNullable(log.result(job)));
    }

    /** The finally failed and excluded jobs that a blocked one needs, directly or through other blocked ones. */
    private List<String> roots(int blocked) {
        BitSet roots = new BitSet();
        BitSet seen = new BitSet();
        Deque<Integer> next = new ArrayDeque<>();
        next.add(blocked);
        IntConsumer look = dependency -> {
            Outcome outcome = progress.finalOutcome(dependency);
            if (outcome == Outcome.BLOCKED && !seen.get(dependency)) {
                seen.set(dependency);
                next.add(dependency);
            } else if (outcome == Outcome.EXCLUDED || progress.hasFinallyFailed(dependency)) {
                roots.set(dependency);
            }
        };
        while (!next.isEmpty()) {
            graph().forEachDependency(next.remove(), look);
        }
        return roots.stream().mapToObj(graph()::name).toList();
    }

    @Override
    public String toString() {
        return summary();
    }

    private final class JobReports extends AbstractList<JobReport> implements RandomAccess {

        @Override
        public JobReport get(int index) {
            return job(java.util.Objects.checkIndex(index, size()));
        }

        @Override
        public int size() {
            return graph().size();
        }
    }
}
