package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.JobName;
import dev.fixpoint.job.Retry;
import org.jspecify.annotations.Nullable;

/** What a job's class declares about the job, by its annotations. */
record ClassDeclaration(
        Class<? extends AnyJob> type,
        @Nullable JobName jobName,
        @Nullable DependsOn dependsOn,
        @Nullable Retry retry) {

    static ClassDeclaration of(Class<? extends AnyJob> type) {
        return new ClassDeclaration(
                type,
                type.getAnnotation(JobName.class),
                type.getAnnotation(DependsOn.class),
                type.getAnnotation(Retry.class));
    }

    /** Returns the name of the class-based job: what {@link JobName} says, otherwise the simple name of the class. */
    String name() {
        return jobName == null ? type.getSimpleName() : jobName.value();
    }

    boolean declaresTries() {
        return retry != null && retry.tries() != Retry.DEFAULT_TRIES;
    }

    boolean declaresDelay() {
        return retry != null && !retry.delay().isEmpty();
    }

    /** Returns whether the class declares anything. */
    boolean declaresAnything() {
        return jobName != null || dependsOn != null || retry != null;
    }
}
