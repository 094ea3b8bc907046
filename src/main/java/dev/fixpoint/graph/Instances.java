package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.text.Quoted;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the instances of a job are made, and what stands in the way of it. */
final class Instances {

    private static final ClassValue<ClassDeclaration> DECLARATIONS = new ClassValue<>() {
        @Override
        protected ClassDeclaration computeValue(Class<?> type) {
            return ClassDeclaration.of(type.asSubclass(AnyJob.class));
        }
    };

    private Instances() {}

    /** Returns why no instance of the class can be made by its constructor, or null if one can. */
    static @Nullable String problem(String job, Class<? extends AnyJob> type) {
        String start = "job " + Quoted.of(job) + ": class " + type.getName() + " ";
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return start + "is abstract; depend on a class that can be instantiated, or " + giveFactory(job, type);
        }
        if (needsOuterInstance(type)) {
            return start + "is an inner class and cannot be made without an instance of "
                    + type.getEnclosingClass().getName() + "; make it static, or " + giveFactory(job, type);
        }
        Constructor<? extends AnyJob> constructor = constructor(type);
        if (constructor == null) {
            return start + "has no constructor without parameters; add one, or " + giveFactory(job, type);
        }
        if (!constructor.trySetAccessible()) {
            return start + "is not open to Fixpoint; add to its module descriptor: opens " + type.getPackageName()
                    + " to dev.fixpoint";
        }
        return null;
    }

    /** Returns why no class of this make can be a job at all, or null if it can. */
    static @Nullable String kindProblem(String job, Class<? extends AnyJob> type) {
        List<String> kinds = Stream.of(Job.class, RunOnlyJob.class, DummyJob.class)
                .filter(kind -> kind.isAssignableFrom(type))
                .map(Class::getSimpleName)
                .toList();
        return kinds.size() == 1
                ? null
                : "job " + Quoted.of(job) + ": class " + type.getName() + " is a " + String.join(" and a ", kinds)
                        + " at once; implement one of them";
    }

    /** Returns a factory that calls the constructor of a class in which no {@linkplain #problem problem} was found. */
    static JobFactory<AnyJob> byConstructor(Class<? extends AnyJob> type) {
        Constructor<? extends AnyJob> constructor = constructor(type);
        if (constructor == null) {
            throw new IllegalStateException(type + " has no constructor without parameters");
        }
        return () -> {
            try {
                return constructor.newInstance();
            } catch (InvocationTargetException e) {
                throw sneaky(e.getCause() == null ? e : e.getCause());
            }
        };
    }

    /**
     * Returns a factory that was given without a class, guarded: what its instances' class declares was read by nobody, and
     * must not be lost in silence.
     */
    static JobFactory<AnyJob> guarded(String job, JobFactory<? extends AnyJob> factory) {
        return () -> {
            AnyJob instance = factory.create();
            if (instance != null && DECLARATIONS.get(instance.getClass()).declaresAnything()) {
                throw unreadDeclarations(job, DECLARATIONS.get(instance.getClass()));
            }
            return instance;
        };
    }

    private static CheckFailure unreadDeclarations(String job, ClassDeclaration unread) {
        String simpleName = unread.type().getSimpleName();
        return CheckFailure.because("job " + Quoted.of(job) + ": its factory makes a "
                        + unread.type().getName() + ", whose " + String.join(" and ", unread.annotations())
                        + " nobody read; give the class as well: job(" + Quoted.of(job) + ", " + simpleName
                        + ".class, FACTORY), or say overriding() if the class's word is not to count")
                .hopeless();
    }

    /** A class inside another one whose constructors all take an instance of it, written down or not. */
    private static boolean needsOuterInstance(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer != null
                && !Modifier.isStatic(type.getModifiers())
                && Arrays.stream(type.getDeclaredConstructors())
                        .map(Constructor::getParameterTypes)
                        .allMatch(parameters -> parameters.length > 0 && parameters[0] == outer);
    }

    @SuppressWarnings("unchecked") // a class declares the constructors of itself
    private static @Nullable Constructor<? extends AnyJob> constructor(Class<? extends AnyJob> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                constructor.trySetAccessible();
                return (Constructor<? extends AnyJob>) constructor;
            }
        }
        return null;
    }

    private static String giveFactory(String job, Class<?> type) {
        String name = type.getSimpleName().isEmpty() ? "TYPE" : type.getSimpleName();
        return "give a factory: job(" + Quoted.of(job) + ", " + name + ".class, () -> new " + name + "(...))";
    }

    /** Throws what a constructor threw as it is, checked or not: the error in the report is the user's own. */
    @SuppressWarnings("unchecked") // the cast is erased; that is the point
    private static <E extends Throwable> RuntimeException sneaky(Throwable error) throws E {
        throw (E) error;
    }
}
