package dev.fixpoint.render;

import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.text.Quoted;
import java.io.Closeable;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON piece by piece, and knows where it is: what is not as expected is an {@link IllegalArgumentException} that names
 * the file, the place, what was expected and what was found.
 */
final class JsonReading implements Closeable {

    /** Messages and names may be of any length; no report is deeper than some levels. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(50)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /** Other years no clock shows, and not everybody can read them. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    private final Path file;
    private final JsonParser json;

    JsonReading(Path file, Reader text) {
        this.file = file;
        this.json = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Goes to the first value, and says whether there is one. */
    boolean start() {
        return json.nextToken() != null;
    }

    boolean isObject() {
        return json.currentToken() == JsonToken.START_OBJECT;
    }

    /** Reads the start of an object, and returns the name of its first field; null if it has none. */
    @Nullable
    String firstField() {
        require(JsonToken.START_OBJECT, "an object");
        return nextField();
    }

    /** Returns the name of the next field of the object, and goes to its value; null at its end. */
    @Nullable
    String nextField() {
        String name = json.nextName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    void skip() {
        json.skipChildren();
    }

    <T> List<T> list(Supplier<T> element) {
        require(JsonToken.START_ARRAY, "a list");
        List<T> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.get());
        }
        return elements;
    }

    List<String> texts() {
        return list(this::text);
    }

    /** Reads values that have names. */
    Map<String, ValueRecord> namedValues() {
        Map<String, ValueRecord> values = new LinkedHashMap<>();
        list(() -> {
            Map.Entry<String, ValueRecord> value = namedValue(true);
            if (values.putIfAbsent(value.getKey(), value.getValue()) != null) {
                throw twice(value.getKey());
            }
            return value;
        });
        return values;
    }

    ValueRecord value() {
        return namedValue(false).getValue();
    }

    private Map.Entry<String, ValueRecord> namedValue(boolean named) {
        String valueName = named ? null : "";
        String type = null;
        String text = null;
        for (String name = firstField(); name != null; name = nextField()) {
            switch (name) {
                case "type" -> type = text();
                case "text" -> text = text();
                default -> {
                    if (!named || !name.equals("name")) {
                        throw unknown();
                    }
                    valueName = text();
                }
            }
        }
        return Map.entry(required("name", valueName), new ValueRecord(required("type", type), required("text", text)));
    }

    ErrorRecord error() {
        String type = null;
        String message = "";
        String stackTrace = "";
        Optional<String> expected = Optional.empty();
        Optional<String> actual = Optional.empty();
        boolean hopeless = false;
        Optional<Duration> retryAfter = Optional.empty();
        for (String name = firstField(); name != null; name = nextField()) {
            switch (name) {
                case "type" -> type = text();
                case "message" -> message = text();
                case "stackTrace" -> stackTrace = text();
                case "expected" -> expected = Optional.of(text());
                case "actual" -> actual = Optional.of(text());
                case "hopeless" -> hopeless = truth();
                case "retryAfter" -> retryAfter = Optional.of(duration());
                default -> throw unknown();
            }
        }
        return new ErrorRecord(required("type", type), message, stackTrace, expected, actual, hopeless, retryAfter);
    }

    String text() {
        require(JsonToken.VALUE_STRING, "a string");
        return json.getString();
    }

    int number() {
        return number(0);
    }

    /** Reads a number of something that there is at least one of. */
    int count() {
        return number(1);
    }

    private int number(int least) {
        String expected = "a whole number from " + least + " to " + Integer.MAX_VALUE;
        require(JsonToken.VALUE_NUMBER_INT, expected);
        try {
            int number = Integer.parseInt(json.getString());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // too large: said below
        }
        throw unexpected(expected);
    }

    /** Reads a whole number of any sign. */
    long signed() {
        String expected = "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        require(JsonToken.VALUE_NUMBER_INT, expected);
        try {
            return Long.parseLong(json.getString());
        } catch (NumberFormatException e) {
            throw unexpected(expected);
        }
    }

    /** Reads a whole number of any sign that an int can hold. */
    int signedInt() {
        long number = signed();
        if (number != (int) number) {
            throw unexpected("a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    double decimal() {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT && json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            throw unexpected("a number");
        }
        return Double.parseDouble(json.getString());
    }

    boolean truth() {
        if (json.currentToken() != JsonToken.VALUE_TRUE && json.currentToken() != JsonToken.VALUE_FALSE) {
            throw unexpected("true or false");
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    Instant time() {
        return parsed(
                Instant::parse,
                time -> !time.isBefore(EARLIEST) && time.isBefore(TOO_LATE),
                "a time such as 2026-01-31T12:00:00Z");
    }

    Duration duration() {
        return parsed(Duration::parse, duration -> !duration.isNegative(), "a duration such as PT0.5S");
    }

    /** Reads how long something may take. */
    Duration limit() {
        return parsed(
                Duration::parse,
                duration -> !duration.isNegative() && !duration.isZero(),
                "a duration above zero such as PT0.5S");
    }

    private <T> T parsed(Function<String, T> parse, Predicate<T> accepted, String expected) {
        require(JsonToken.VALUE_STRING, expected);
        try {
            T value = parse.apply(json.getString());
            if (accepted.test(value)) {
                return value;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw unexpected(expected);
    }

    <E extends Enum<E>> E constant(List<E> allowed) {
        String found = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
        return allowed.stream()
                .filter(constant -> JsonWriting.constant(constant).equals(found))
                .findFirst()
                .orElseThrow(() -> unexpected(
                        "one of " + allowed.stream().map(JsonWriting::constant).collect(Collectors.joining(", "))));
    }

    /** Returns a field of the object that has just ended. */
    <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw error("the field " + Quoted.of(name) + " is missing");
        }
        return value;
    }

    private void require(JsonToken token, String expected) {
        if (json.currentToken() != token) {
            throw unexpected(expected);
        }
    }

    IllegalArgumentException unknown() {
        return error("a field of this name is unknown");
    }

    IllegalArgumentException unexpected(String expected) {
        return error("expected " + expected + ", found " + found());
    }

    /** Returns the error for two things of one name. */
    IllegalArgumentException twice(String name) {
        return error("there are two values of the name " + Quoted.of(name));
    }

    /** Returns the error for what Jackson cannot make sense of. */
    IllegalArgumentException notJson(JacksonException cause) {
        return error(
                "this is not JSON: " + cause.getOriginalMessage(),
                Objects.requireNonNullElse(cause.getLocation(), json.currentLocation()));
    }

    private String found() {
        JsonToken token = json.currentToken();
        if (token == null) {
            return "the end of the file";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> Quoted.of(json.getString());
            default -> Quoted.inLine(json.getString());
        };
    }

    /** Returns an error that says where the reader is. */
    IllegalArgumentException error(String message) {
        return error(message, json.currentTokenLocation());
    }

    private IllegalArgumentException error(String message, TokenStreamLocation location) {
        String path = json.streamReadContext().pathAsPointer().toString();
        return new IllegalArgumentException(file + ", line " + location.getLineNr() + ", column "
                + location.getColumnNr() + (path.isEmpty() ? "" : ", at " + Quoted.inLine(path)) + ": " + message);
    }

    @Override
    public void close() {
        json.close();
    }
}
