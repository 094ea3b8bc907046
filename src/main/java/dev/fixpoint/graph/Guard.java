package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.text.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a factory of the user's has made. What the class of an instance declares may have been read by nobody, when
 * the job was declared without that class: it must not be lost in silence.
 */
final class Guard {

    /** Whether there is nothing to find fault with, which is so for nearly every class. */
    private static final ClassValue<Boolean> IS_PLAIN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            Class<? extends AnyJob> made = type.asSubclass(AnyJob.class);
            return !ClassDeclaration.of(made).declaresAnything() && Instances.kindProblem("", made) == null;
        }
    };

    /** The class that was found to be plain last: most graphs are made of few. */
    private @Nullable Class<?> plain;

    /**
     * Refuses an instance that is not of the very class that was declared, if that makes a difference.
     *
     * @param declared the class that was declared; null if there was none
     * @throws CheckFailure if the instance is not what was declared; it is hopeless
     */
    void check(
            String job, @Nullable Class<? extends AnyJob> declared, boolean overriding, Class<? extends AnyJob> made) {
        String problem = problem(job, declared, overriding, made);
        if (problem != null) {
            throw CheckFailure.because(problem).hopeless();
        }
    }

    /** Returns whether there can be nothing wrong with an instance of a class, whatever the name of its job. */
    boolean isFine(@Nullable Class<? extends AnyJob> declared, Class<? extends AnyJob> made) {
        return isPlain(made) && (declared == null || declared.isAssignableFrom(made));
    }

    private boolean isPlain(Class<?> made) {
        if (made != plain) {
            if (!IS_PLAIN.get(made)) {
                return false;
            }
            plain = made;
        }
        return true;
    }

    private static @Nullable String problem(
            String job, @Nullable Class<? extends AnyJob> type, boolean overriding, Class<? extends AnyJob> made) {
        String start = "job " + Quoted.of(job) + ": its factory makes a " + made.getName();
        if (type != null && !type.isAssignableFrom(made)) {
            return start + ", which is not a " + type.getName() + "; make an instance of the class that was asked for";
        }
        String kindProblem = Instances.kindProblem(job, made);
        if (kindProblem != null) {
            return kindProblem;
        }
        List<String> unread = overriding ? List.of() : unread(type, made);
        return unread.isEmpty()
                ? null
                : start + ", whose " + String.join(" and ", unread) + " nobody read; give its class: job("
                        + Quoted.of(job) + ", " + declaringName(made)
                        + ".class, FACTORY), or say overriding() if the class's word is not to count";
    }

    /** Returns the annotations that say something else than those of the class that was read. */
    private static List<String> unread(@Nullable Class<? extends AnyJob> type, Class<? extends AnyJob> made) {
        return ClassDeclaration.of(made)
                .differingFrom(type == null ? null : ClassDeclaration.of(type))
                .map(annotation -> "@" + annotation.getSimpleName())
                .toList();
    }

    /** An anonymous class has no name to write down, and what it declares comes from the class that it extends. */
    private static String declaringName(Class<?> made) {
        return made.isAnonymousClass() ? made.getSuperclass().getSimpleName() : made.getSimpleName();
    }
}
