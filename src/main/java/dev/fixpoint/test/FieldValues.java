package dev.fixpoint.test;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is in the fields of classes and objects, as far as it is needed to see whether it changes. */
final class FieldValues {

    private static final int DEEPEST = 3;
    private static final int MOST = 1_000;

    private FieldValues() {}

    /** Returns the values of the object's own fields that are not null and can be looked at. */
    static List<Object> of(Object object) {
        List<Object> values = new ArrayList<>();
        for (Field field : fields(object.getClass())) {
            Object value = value(field, object);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Returns the fields of an instance of the class, those that it inherits included. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> parent = type; parent != null && parent != Object.class; parent = parent.getSuperclass()) {
            for (Field field : parent.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Returns whether what a final field of the type holds can change, as far as the type tells. */
    static boolean canChange(Class<?> type) {
        return type.isArray()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type.getName().startsWith("java.util.concurrent.")
                || (Appendable.class.isAssignableFrom(type) && CharSequence.class.isAssignableFrom(type))
                || isOfUser(type);
    }

    private static boolean isOfUser(Class<?> type) {
        return !type.isPrimitive()
                && !type.isEnum()
                && !type.isInterface()
                && !type.getName().startsWith("java")
                && fields(type).stream().anyMatch(field -> !Modifier.isFinal(field.getModifiers()));
    }

    /** Returns what is in the field as a text that is another one if that has changed. */
    static String describe(Field field, @Nullable Object owner) {
        try {
            return describe(value(field, owner), DEEPEST);
        } catch (RuntimeException e) { // another thread is changing it
            return "changing";
        }
    }

    private static @Nullable Object value(Field field, @Nullable Object owner) {
        try {
            return field.trySetAccessible() ? field.get(owner) : null;
        } catch (IllegalAccessException | LinkageError e) {
            return null;
        }
    }

    private static String describe(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        Class<?> type = value.getClass();
        if (value instanceof Collection<?> values) {
            return elements(values.toArray(), depth);
        }
        if (value instanceof Map<?, ?> entries) {
            return elements(entries.keySet().toArray(), depth)
                    + elements(entries.values().toArray(), depth);
        }
        if (type.isArray()) {
            Object[] elements = new Object[Math.min(MOST, Array.getLength(value))];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = Array.get(value, i);
            }
            return Array.getLength(value) + elements(elements, depth);
        }
        if (value instanceof AtomicReference<?> reference) {
            return describe(reference.get(), depth - 1);
        }
        if (type.getName().startsWith("java.") || value instanceof Enum) {
            return hasText(value) ? type.getName() + " " + value : type.getName() + identity(value);
        }
        StringBuilder text = new StringBuilder(type.getName()).append(identity(value));
        if (depth > 0) {
            for (Field field : fields(type)) {
                text.append(' ').append(describe(value(field, value), depth - 1));
            }
        }
        return text.toString();
    }

    private static String elements(Object[] values, int depth) {
        StringBuilder text = new StringBuilder("[").append(values.length);
        for (int i = 0; i < Math.min(MOST, values.length) && depth > 0; i++) {
            text.append(' ').append(describe(values[i], depth - 1));
        }
        return text.append(']').toString();
    }

    /** Values of the language, whose text is all that there is to them. */
    private static boolean hasText(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Comparable<?>
                || value.getClass().getName().startsWith("java.util.concurrent.atomic.");
    }

    private static String identity(Object value) {
        return "@" + System.identityHashCode(value);
    }
}
