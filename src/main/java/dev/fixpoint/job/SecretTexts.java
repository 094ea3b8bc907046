package dev.fixpoint.job;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The texts in which a secret value could be shown: its own, and those of what it holds, if it is a collection, an array, a
 * map (of which the values count), an optional or a record; each also as it is spelled in a URL and in Base64.
 */
final class SecretTexts {

    /** A shorter text that is only a part of a value would mask every digit and every "of" in whatever is shown. */
    private static final int SHORTEST_PART = 3;

    /** A collection may make its elements as they are asked for, without end. */
    private static final int MOST_ELEMENTS = 50_000;

    /** More than one of these is looked into. */
    private static final int MOST_PARTS = 20 * MOST_ELEMENTS;

    /** Of so many parts of a value, the encoded spellings count too. */
    private static final int MOST_SPELLED = 10_000;

    /** A value that is still to be looked at, and whether it is all there is of the secret. */
    private record Part(Object value, boolean whole) {}

    private final Consumer<String> texts;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Part> next = new ArrayDeque<>();
    private int parts;

    private SecretTexts(Consumer<String> texts) {
        this.texts = texts;
    }

    /** Gives each text of the value to {@code texts}; whatever its methods throw, the other texts are given. */
    static void of(Object value, Consumer<String> texts) {
        SecretTexts all = new SecretTexts(texts);
        all.next.add(new Part(value, true));
        while (!all.next.isEmpty()) { // a value may be nested deeper than the stack has room for
            all.look(all.next.remove());
        }
    }

    private void look(Part part) {
        Object value = part.value();
        if (value instanceof char[] letters) {
            tell(new String(letters), part.whole());
        } else if (value instanceof byte[] bytes) {
            lookAtBytes(bytes, part.whole());
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(content -> next.add(new Part(content, part.whole())));
        } else if (isOptionalNumber(value)) {
            tell(text(value).replaceAll(".*\\[|\\].*|.*\\.empty", ""), part.whole());
        } else if (value instanceof Collection || value instanceof Map || value instanceof Record || isArray(value)) {
            lookInside(value);
        } else if (part.whole() || !(value instanceof Boolean || value instanceof Enum)) {
            tell(text(value), part.whole());
        }
    }

    private static boolean isOptionalNumber(Object value) {
        return value instanceof OptionalInt || value instanceof OptionalLong || value instanceof OptionalDouble;
    }

    private static boolean isArray(Object value) {
        return value.getClass().isArray();
    }

    private void lookAtBytes(byte[] bytes, boolean whole) {
        tell(new String(bytes, StandardCharsets.UTF_8), whole);
        tell(Arrays.toString(bytes), false);
        tell(HexFormat.of().formatHex(bytes), false);
        tell(HexFormat.of().withUpperCase().formatHex(bytes), false);
        tellBase64(bytes);
    }

    private void lookInside(Object value) {
        if (!seen.add(value)) {
            return;
        }
        int before = parts;
        try {
            if (value instanceof Collection<?> collection) {
                addAll(collection);
            } else if (value instanceof Map<?, ?> map) {
                addAll(map.values());
            } else if (value instanceof Record) {
                addComponents(value);
            } else {
                addAll(elements(value));
            }
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            // such as one that another thread changes: what was found until then counts
        }
        if (parts > before || value instanceof Record) {
            tell(isArray(value) ? text(elements(value)) : text(value), false);
        }
    }

    private static List<Object> elements(Object array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private void addAll(Collection<?> values) {
        int end = Math.min(parts + MOST_ELEMENTS, MOST_PARTS);
        for (Object value : values) {
            if (parts >= end) {
                return;
            }
            add(value);
        }
    }

    private void add(@Nullable Object value) {
        Object content = value instanceof Map.Entry<?, ?> entry ? entry.getValue() : value;
        if (content != null) {
            parts++;
            next.add(new Part(content, false));
        }
    }

    private void addComponents(Object value) throws ReflectiveOperationException {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            if (accessor.trySetAccessible()) {
                add(accessor.invoke(value));
            }
        }
    }

    /** Returns a value as text, which is empty if its {@code toString} fails: what is shown then is no secret. */
    private static String text(Object value) {
        try {
            String text = value.toString();
            return text == null ? "" : text;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return "";
        }
    }

    private void tell(String text, boolean whole) {
        if (whole || text.length() >= SHORTEST_PART) {
            texts.accept(text);
        }
        if (text.length() >= SHORTEST_PART && parts <= MOST_SPELLED) {
            String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
            texts.accept(form);
            texts.accept(form.replace("+", "%20"));
            tellBase64(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void tellBase64(byte[] bytes) {
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            String form = encoder.withoutPadding().encodeToString(bytes);
            if (form.length() >= SHORTEST_PART) {
                texts.accept(form);
                texts.accept(encoder.encodeToString(bytes));
            }
        }
    }
}
