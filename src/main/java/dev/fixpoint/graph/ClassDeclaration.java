package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.JobName;
import dev.fixpoint.job.Retry;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** What a job's class declares about the job, by its annotations. */
record ClassDeclaration(
        Class<? extends AnyJob> type,
        @Nullable JobName jobName,
        @Nullable DependsOn dependsOn,
        @Nullable Retry retry) {

    static ClassDeclaration of(Class<? extends AnyJob> type) {
        return new ClassDeclaration(
                type, type.getAnnotation(JobName.class), find(type, DependsOn.class), find(type, Retry.class));
    }

    /** Looks at the class, then at its superclasses, then at all their interfaces in their order. */
    private static <A extends Annotation> @Nullable A find(Class<?> type, Class<A> annotation) {
        A found = type.getAnnotation(annotation);
        for (Class<?> next = type; next != null && found == null; next = next.getSuperclass()) {
            for (Class<?> inherited : next.getInterfaces()) {
                found = found == null ? find(inherited, annotation) : found;
            }
        }
        return found;
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
