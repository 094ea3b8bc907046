package dev.fixpoint.record;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobDefinition;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PolicyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes a record of a graph with which nothing was done. */
final class GraphRecording {

    /** Lambdas on a builder have no class of their own. */
    private static final List<Class<?>> KINDS = List.of(Job.class, RunOnlyJob.class, DummyJob.class);

    private GraphRecording() {}

    static RunRecord record(JobGraph graph, String program) {
        IntFunction<JobTerms> terms = JobTerms.of(graph, PolicyReport.NONE);
        return new RunRecord(
                program,
                Instant.EPOCH,
                Duration.ZERO,
                Duration.ZERO,
                0,
                RunRecord.Mode.CONVERGE,
                false,
                false,
                graph.size() == 0,
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                graph.targets(),
                graph.unneeded(),
                IntStream.range(0, graph.size())
                        .mapToObj(position -> job(graph, graph.definition(position), terms.apply(position)))
                        .toList(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static JobRecord job(JobGraph graph, JobDefinition job, JobTerms terms) {
        return new JobRecord(
                job.name(),
                kind(job.type()),
                typeName(job.type()),
                graph.dependencies(job.name()),
                job.tries().orElse(Fixpoint.DEFAULT_TRIES),
                job.retryDelay().orElse(Fixpoint.DEFAULT_RETRY_DELAY),
                terms,
                Outcome.NOT_RUN,
                true,
                List.of(),
                List.of(),
                Optional.empty());
    }

    static JobRecord.Kind kind(Optional<Class<? extends AnyJob>> type) {
        return type.map(known -> RunOnlyJob.class.isAssignableFrom(known)
                        ? JobRecord.Kind.RUN_ONLY
                        : DummyJob.class.isAssignableFrom(known) ? JobRecord.Kind.DUMMY : JobRecord.Kind.JOB)
                .orElse(JobRecord.Kind.UNKNOWN);
    }

    static Optional<String> typeName(Optional<Class<? extends AnyJob>> type) {
        return type.filter(known -> !KINDS.contains(known)).map(Class::getName);
    }
}
