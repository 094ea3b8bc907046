package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.report.Report;
import dev.fixpoint.report.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReference;
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
    private final BlockedRoots roots;

    /** What is counted over the whole convergence. */
    record Totals(
            Duration duration,
            Duration waited,
            boolean cancelled,
            boolean timedOut,
            List<Abandoned> abandoned,
            Secrets secrets,
            AtomicReference<@Nullable Throwable> listenerError) {}

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
        this.roots = new BlockedRoots(settings.graph(), progress);
    }

    @Override
    public JobGraph graph() {
        return settings.graph();
    }

    @Override
    public RunSettings settings() {
        return new RunSettings(
                settings.workers().most(),
                settings.workers().virtual(),
                settings.retries().tries(),
                settings.retries().delay(),
                settings.workers().grace(),
                settings.mode().failFast(),
                settings.mode().manualCleanup(),
                settings.workers().timeout(),
                PolicyReport.of(settings.policy()),
                settings.turns().pools(),
                settings.hasJitter() ? Optional.of(settings.retries().seed()) : Optional.empty(),
                settings.turns().order().isPresent());
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
    public boolean deep() {
        return settings.mode().deep();
    }

    @Override
    public Secrets secrets() {
        return totals.secrets();
    }

    @Override
    public boolean cancelled() {
        return totals.cancelled();
    }

    @Override
    public boolean timedOut() {
        return totals.timedOut();
    }

    @Override
    public List<Abandoned> abandoned() {
        return totals.abandoned();
    }

    @Override
    public Policy policy(String job) {
        return settings.policy(graph().position(job));
    }

    @Override
    public int count(Outcome outcome) {
        return progress.outcomes().count(outcome);
    }

    @Override
    public Outcome outcome(String job) {
        return progress.outcomes().ended(graph().position(job));
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
        return progress.isAllSatisfied();
    }

    @Override
    public CleanupReport cleanup() {
        return cleanup;
    }

    @Override
    public Optional<Throwable> listenerError() {
        return Optional.ofNullable(totals.listenerError().get());
    }

    private JobReport job(int job) {
        return new JobReport(
                graph().name(job),
                progress.outcomes().ended(job),
                progress.takesPart(job),
                progress.tries(job),
                progress.retryDelay(job),
                log.attempts(job, progress.sweep(job), started),
                roots.of(job),
                Optional.ofNullable(log.result(job)));
    }

    BlockedRoots roots() {
        return roots;
    }

    @Override
    public String toString() {
        return summary();
    }

    private final class JobReports extends AbstractList<JobReport> implements RandomAccess {

        @Override
        public JobReport get(int index) {
            return job(Objects.checkIndex(index, size()));
        }

        @Override
        public int size() {
            return graph().size();
        }
    }
}
