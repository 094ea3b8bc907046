package dev.fixpoint.record;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.PhaseReport;
import dev.fixpoint.report.Report;
import java.util.Optional;
import java.util.function.IntFunction;

/** Makes a record of a report: turns objects into text, and masks what is secret. */
final class Recording {

    private final Report report;
    private final Secrets secrets;
    private final IntFunction<JobTerms> terms;

    Recording(Report report) {
        this.report = report;
        this.secrets = report.secrets();
        this.terms = JobTerms.of(report.graph(), report.settings().policy());
        report.storage().forEach(secrets::learn); // a collection may hold more than when it was stored
    }

    RunRecord record(String program) {
        JobGraph graph = report.graph();
        return new RunRecord(
                program,
                report.started(),
                report.duration(),
                report.waited(),
                report.sweeps(),
                mode(),
                report.cancelled(),
                report.timedOut(),
                report.allSatisfied(),
                Optional.of(report.settings()),
                report.arguments().positional().stream().map(this::value).toList(),
                ValueRecord.all(report.arguments().named(), secrets),
                ValueRecord.all(report.storage(), secrets),
                graph.targets(),
                graph.unneeded(),
                report.jobs().stream().map(this::job).toList(),
                report.cleanup().cleanups().stream().map(this::cleanup).toList(),
                report.abandoned().stream().map(this::masked).toList(),
                report.listenerError().map(this::error));
    }

    private RunRecord.Mode mode() {
        if (!report.noAct()) {
            return RunRecord.Mode.CONVERGE;
        }
        return report.deep() ? RunRecord.Mode.NO_ACT_DEEP : RunRecord.Mode.NO_ACT;
    }

    private JobRecord job(JobReport job) {
        JobGraph graph = report.graph();
        int position = graph.position(job.name());
        Optional<Class<? extends AnyJob>> type = graph.definition(position).type();
        return new JobRecord(
                job.name(),
                GraphRecording.kind(type),
                GraphRecording.typeName(type),
                graph.dependencies(job.name()),
                job.tries(),
                job.retryDelay(),
                terms.apply(position),
                job.outcome(),
                job.tookPart(),
                job.attempts().stream().map(this::attempt).toList(),
                job.blockedBy(),
                job.result().map(this::value));
    }

    private AttemptRecord attempt(AttemptReport attempt) {
        return new AttemptRecord(
                attempt.number(),
                attempt.sweep(),
                attempt.outcome(),
                attempt.start(),
                attempt.instantiated(),
                attempt.phases().stream().map(this::phase).toList());
    }

    private PhaseRecord phase(PhaseReport phase) {
        return new PhaseRecord(
                phase.phase(), phase.start(), phase.duration(), phase.error().map(this::error));
    }

    private CleanupRecord cleanup(CleanupReport.Cleanup cleanup) {
        return new CleanupRecord(
                cleanup.job(),
                cleanup.attempt(),
                cleanup.start(),
                cleanup.duration(),
                cleanup.error().map(this::error));
    }

    /** A job may have given its thread any name. */
    private Abandoned masked(Abandoned left) {
        return new Abandoned(left.job(), left.attempt(), left.phase(), secrets.mask(left.thread()));
    }

    private ErrorRecord error(Throwable error) {
        return ErrorRecord.of(error, secrets);
    }

    private ValueRecord value(Object value) {
        return ValueRecord.of(value, secrets);
    }
}
