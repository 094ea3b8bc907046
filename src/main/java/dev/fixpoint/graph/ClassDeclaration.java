package dev.fixpoint.graph;

import dev.fixpoint.job.After;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Consumes;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobName;
import dev.fixpoint.job.Pool;
import dev.fixpoint.job.Priority;
import dev.fixpoint.job.Produces;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.job.Stable;
import dev.fixpoint.job.Timeout;
import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a job's class declares about the job, by its annotations. Immutable. */
final class ClassDeclaration {

    /** All that a class can declare, in the order in which it is told. */
    static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(
            JobName.class,
            DependsOn.class,
            After.class,
            Retry.class,
            Timeout.class,
            Stable.class,
            Pool.class,
            Priority.class,
            Produces.class,
            Consumes.class);

    /** What says of itself that it is a functional interface, and no more. */
    private static final Set<Class<?>> OURS = Set.of(AnyJob.class, Job.class, RunOnlyJob.class, DummyJob.class);

    private static final ClassValue<ClassDeclaration> READ = new ClassValue<>() {
        @Override
        @SuppressWarnings("unchecked") // what is no job at all, and was given by a raw type, is refused later, in words
        protected ClassDeclaration computeValue(Class<?> type) {
            return new ClassDeclaration((Class<? extends AnyJob>) type);
        }
    };

    private final Class<? extends AnyJob> type;

    /** By their type; most classes have few or none. */
    private final Map<Class<? extends Annotation>, List<? extends Annotation>> found;

    private final ClassTerms terms;

    private ClassDeclaration(Class<? extends AnyJob> type) {
        this.type = type;
        this.found = isAnnotated(type)
                ? ANNOTATIONS.stream()
                        .filter(annotation -> !find(type, annotation).isEmpty())
                        .collect(Collectors.toUnmodifiableMap(
                                annotation -> annotation, annotation -> find(type, annotation)))
                : Map.of();
        this.terms = ClassTerms.of(this);
    }

    static ClassDeclaration of(Class<? extends AnyJob> type) {
        return READ.get(type);
    }

    /** Returns whether there is any annotation to look at. Most jobs are lambdas, and to ask for one by its type takes milliseconds. */
    private static boolean isAnnotated(Class<?> type) {
        for (Class<?> next = type; next != null && next != Object.class; next = next.getSuperclass()) {
            if (next.getDeclaredAnnotations().length > 0) {
                return true;
            }
            for (Class<?> inherited : next.getInterfaces()) {
                if (!OURS.contains(inherited) && isAnnotated(inherited)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Looks at the class, then at its superclasses, then at all their interfaces in their order. */
    private static <A extends Annotation> List<A> find(Class<?> type, Class<A> annotation) {
        List<A> found = List.of(type.getAnnotationsByType(annotation));
        if (!annotation.isAnnotationPresent(Inherited.class)) {
            return found;
        }
        for (Class<?> next = type; next != null && found.isEmpty(); next = next.getSuperclass()) {
            for (Class<?> inherited : next.getInterfaces()) {
                found = found.isEmpty() ? find(inherited, annotation) : found;
            }
        }
        return found;
    }

    Class<? extends AnyJob> type() {
        return type;
    }

    /** Returns the annotations of a type, as many as there are. */
    <A extends Annotation> List<A> all(Class<A> annotation) {
        return found.getOrDefault(annotation, List.of()).stream()
                .map(annotation::cast)
                .toList();
    }

    /** Returns the annotation of a type that stands once at the most, or null. */
    <A extends Annotation> @Nullable A get(Class<A> annotation) {
        List<? extends Annotation> all = found.get(annotation);
        return all == null ? null : annotation.cast(all.get(0));
    }

    /** Returns the name of the class-based job: what {@link JobName} says, otherwise the simple name of the class. */
    String name() {
        JobName jobName = get(JobName.class);
        return jobName == null ? type.getSimpleName() : jobName.value();
    }

    /** Returns on what terms the job is attempted, apart from its tries and its retry delay. */
    ClassTerms terms() {
        return terms;
    }

    boolean declaresTries() {
        Retry retry = get(Retry.class);
        return retry != null && retry.tries() != Retry.DEFAULT_TRIES;
    }

    boolean declaresDelay() {
        Retry retry = get(Retry.class);
        return retry != null && !retry.delay().isEmpty();
    }

    /** Returns whether the class declares a delay that is always the same, and no backoff. */
    boolean declaresFixedDelay() {
        return declaresDelay() && !declaresBackoff();
    }

    /** Returns whether the class says how delays grow or scatter. */
    boolean declaresBackoff() {
        Retry retry = get(Retry.class);
        return retry != null
                && (retry.factor() != 1
                        || retry.jitter() != 0
                        || !retry.ceiling().isEmpty());
    }

    /** Returns whether the class declares anything. */
    boolean declaresAnything() {
        return !found.isEmpty();
    }

    /** Returns the annotations that say something else than those of another class, or of none. */
    Stream<Class<? extends Annotation>> differingFrom(@Nullable ClassDeclaration other) {
        return ANNOTATIONS.stream()
                .filter(annotation -> found.containsKey(annotation)
                        && (other == null || !found.get(annotation).equals(other.found.get(annotation))));
    }
}
