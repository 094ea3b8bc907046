package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a factory of the user's has made. What the class of an instance declares may have been read by nobody, when
 * the job was declared without that class: it must not be lost in silence.
 */
final class Guard implements JobFactory<AnyJob> {

    private static final ClassValue<ClassDeclaration> DECLARATIONS = new ClassValue<>() {
        @Override
        protected ClassDeclaration computeValue(Class<?> type) {
            return ClassDeclaration.of(type.asSubclass(AnyJob.class));
        }
    };

    /** Whether there is nothing to find fault with, which is so for nearly every class. */
    private static final ClassValue<Boolean> IS_PLAIN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !DECLARATIONS.get(type).declaresAnything()
                    && Instances.kindProblem("", type.asSubclass(AnyJob.class)) == null;
        }
    };

    private final JobFactory<? extends AnyJob> factory;
    private final String job;
    private final @Nullable Class<? extends AnyJob> type;
    private final boolean overriding;

    private Guard(JobFactory<? extends AnyJob> factory, JobBuilder builder) {
        this.factory = factory;
        this.job = builder.name;
        this.type = builder.type;
        this.overriding = builder.overriding;
    }

    /** Returns a factory that makes what the given one makes, and fails hopelessly if that is not what was declared. */
    static JobFactory<AnyJob> around(JobFactory<? extends AnyJob> factory, JobBuilder builder) {
        return new Guard(factory, builder);
    }

    @Override
    @SuppressWarnings("NullAway") // a factory that returns null is the engine's business
    public AnyJob create() throws Exception {
        AnyJob instance = factory.create();
        if (instance != null && instance.getClass() != type && !(type == null && IS_PLAIN.get(instance.getClass()))) {
            String problem = problem(instance.getClass());
            if (problem != null) {
                throw CheckFailure.because(problem).hopeless();
            }
        }
        return instance;
    }

    private @Nullable String problem(Class<? extends AnyJob> made) {
        String start = "job " + Quoted.of(job) + ": its factory makes a " + made.getName();
        if (type != null && !type.isAssignableFrom(made)) {
            return start + ", which is not a " + type.getName() + "; make an instance of the class that was asked for";
        }
        String kindProblem = Instances.kindProblem(job, made);
        if (kindProblem != null) {
            return kindProblem;
        }
        List<String> unread = overriding ? List.of() : unread(DECLARATIONS.get(made));
        return unread.isEmpty()
                ? null
                : start + ", whose " + String.join(" and ", unread) + " nobody read; give its class: job("
                        + Quoted.of(job) + ", " + declaringName(made)
                        + ".class, FACTORY), or say overriding() if the class's word is not to count";
    }

    /** Returns the annotations that say something else than those of the class that was read. */
    private List<String> unread(ClassDeclaration made) {
        ClassDeclaration read = type == null ? null : DECLARATIONS.get(type);
        List<String> unread = new ArrayList<>();
        if (made.jobName() != null && !Objects.equals(made.jobName(), read == null ? null : read.jobName())) {
            unread.add("@JobName");
        }
        if (made.dependsOn() != null && !Objects.equals(made.dependsOn(), read == null ? null : read.dependsOn())) {
            unread.add("@DependsOn");
        }
        if (made.retry() != null && !Objects.equals(made.retry(), read == null ? null : read.retry())) {
            unread.add("@Retry");
        }
        return unread;
    }

    /** An anonymous class has no name to write down, and what it declares comes from the class that it extends. */
    private static String declaringName(Class<?> made) {
        return made.isAnonymousClass() ? made.getSuperclass().getSimpleName() : made.getSimpleName();
    }
}
