package dev.fixpoint.test;

import dev.fixpoint.job.AnyJob;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The static fields in which the classes of some jobs could keep what should be in the world. */
final class StaticFields {

    private static final String LAMBDA = "$$Lambda";

    /** None at all, where they are not looked at. */
    static final StaticFields NONE = new StaticFields();

    private final List<Field> fields = new ArrayList<>();
    private final SortedSet<String> hidden = new TreeSet<>();

    /** Finds those of the classes of the jobs, of what they extend, and of the classes in which their lambdas are written. */
    static StaticFields of(Collection<AnyJob> jobs) {
        StaticFields found = new StaticFields();
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (AnyJob job : jobs) {
            addWithParents(job.getClass(), classes);
            for (Object part : FieldValues.of(job)) {
                if (part.getClass().getName().contains(LAMBDA)) {
                    addHost(part.getClass(), classes);
                }
            }
        }
        classes.forEach(found::add);
        return found;
    }

    private static void addWithParents(Class<?> type, Set<Class<?>> classes) {
        for (Class<?> parent = type; parent != null && !isOfJava(parent); parent = parent.getSuperclass()) {
            classes.add(parent);
        }
    }

    private static boolean isOfJava(Class<?> type) {
        return type.getName().startsWith("java.");
    }

    private static void addHost(Class<?> lambda, Set<Class<?>> classes) {
        String name = lambda.getName();
        try {
            Class<?> host = Class.forName(name.substring(0, name.indexOf(LAMBDA)), false, lambda.getClassLoader());
            addWithParents(host, classes);
        } catch (ClassNotFoundException | LinkageError e) {
            // a class that cannot be found by its name cannot be looked into
        }
    }

    private void add(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            boolean canChange = !Modifier.isFinal(field.getModifiers()) || FieldValues.canChange(field.getType());
            if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic() || !canChange) {
                continue;
            }
            if (field.trySetAccessible()) {
                fields.add(field);
            } else {
                hidden.add(type.getName());
            }
        }
    }

    /** Returns the classes that do not let anybody look at their static fields. */
    SortedSet<String> hidden() {
        return hidden;
    }

    /** Returns what is in the fields, each known by {@code Class.field}. */
    SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        for (Field field : fields) {
            values.put(field.getDeclaringClass().getName() + "." + field.getName(), FieldValues.describe(field, null));
        }
        return values;
    }
}
