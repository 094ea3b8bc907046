package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.text.Quoted;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the instances of a job are made, and what stands in the way of it. */
final class Instances {

    private static final List<Class<? extends AnyJob>> KINDS = List.of(Job.class, RunOnlyJob.class, DummyJob.class);

    private Instances() {}

    /** Returns why no instance of the class can be made by its constructor, or null if one can. */
    static @Nullable String problem(String job, Class<? extends AnyJob> type) {
        String start = "job " + Quoted.of(job) + ": class " + type.getName() + " ";
        if (type.isInterface()) {
            return start + "is an interface; depend on a class that implements it, or " + giveFactory(job, type);
        }
        if (type.isEnum()) {
            return start + "is an enum, of which no new instance can be made for each attempt; make it a class";
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return start + "is abstract; depend on a class that extends it, or " + giveFactory(job, type);
        }
        if (type.isAnonymousClass()) {
            return start + "is anonymous, so its job has no name; declare it with job(NAME, FACTORY)";
        }
        Constructor<? extends AnyJob> constructor = constructor(type);
        if (constructor == null && needsOuterInstance(type)) {
            return start + "is an inner class and cannot be made without an instance of "
                    + type.getEnclosingClass().getName() + "; make it a static nested class, or "
                    + giveFactory(job, type);
        }
        if (constructor == null && type.isLocalClass()) {
            return start + "is a local class and cannot be made without the variables or parameters that it uses; "
                    + giveFactory(job, type);
        }
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
        List<String> kinds = new ArrayList<>();
        for (Class<?> kind : KINDS) {
            if (kind.isAssignableFrom(type)) {
                kinds.add(kind.getSimpleName());
            }
        }
        if (kinds.size() == 1) {
            return null;
        }
        String start = "job " + Quoted.of(job) + ": class " + type.getName();
        return kinds.isEmpty()
                ? start + " is no kind of job; implement Job, RunOnlyJob or DummyJob"
                : start + " is a " + String.join(" and a ", kinds) + " at once; implement one of them";
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
        String name = type.getSimpleName();
        boolean canBeMade = !Modifier.isAbstract(type.getModifiers());
        return "give a factory: job(" + Quoted.of(job) + ", " + name + ".class, "
                + (canBeMade ? "() -> new " + name + "(...))" : "FACTORY)");
    }

    /** Throws what a constructor threw as it is, checked or not: the error in the report is the user's own. */
    @SuppressWarnings("unchecked") // the cast is erased; that is the point
    private static <E extends Throwable> RuntimeException sneaky(Throwable error) throws E {
        throw (E) error;
    }
}
