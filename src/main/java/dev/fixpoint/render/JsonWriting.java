package dev.fixpoint.render;

import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.ValueRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON piece by piece, as the reports and the events have it: what is empty or false is left out, times are as
 * ISO 8601 has them, and constants are in small letters.
 */
final class JsonWriting implements Closeable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    /** Does nothing, which fails if Jackson is missing. */
    static void requireJackson() {}

    /** Creates a writer. It writes one line, or lines as the printer says. */
    JsonWriting(OutputStream out, @Nullable PrettyPrinter lines) {
        json = FACTORY.createGenerator(
                new ObjectWriteContext.Base() {
                    @Override
                    public @Nullable PrettyPrinter getPrettyPrinter() {
                        return lines;
                    }
                },
                new JsonOutput(out));
    }

    /** Writes an object that is an element of a list, or the whole document. */
    void object(Runnable fields) {
        json.writeStartObject();
        fields.run();
        json.writeEndObject();
    }

    void object(String name, Runnable fields) {
        json.writeName(name);
        object(fields);
    }

    void text(String name, String text) {
        json.writeName(name);
        json.writeString(text);
    }

    void text(String name, Optional<String> text) {
        text.ifPresent(present -> text(name, present));
    }

    void textUnlessEmpty(String name, String text) {
        if (!text.isEmpty()) {
            text(name, text);
        }
    }

    void number(String name, int number) {
        json.writeName(name);
        json.writeNumber(number);
    }

    void number(String name, long number) {
        json.writeName(name);
        json.writeNumber(number);
    }

    void decimal(String name, double number) {
        json.writeName(name);
        json.writeNumber(number);
    }

    void truth(String name, boolean truth) {
        if (truth) {
            json.writeName(name);
            json.writeBoolean(true);
        }
    }

    void time(String name, Instant time) {
        text(name, time.toString());
    }

    void duration(String name, Duration duration) {
        text(name, duration.toString());
    }

    void duration(String name, Optional<Duration> duration) {
        duration.ifPresent(present -> duration(name, present));
    }

    void constant(String name, Enum<?> constant) {
        text(name, constant(constant));
    }

    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    void texts(String name, Collection<String> texts) {
        list(name, texts, json::writeString);
    }

    void lists(String name, Collection<List<String>> lists) {
        list(name, lists, list -> {
            json.writeStartArray();
            list.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    <T> void list(String name, Collection<T> elements, Consumer<T> write) {
        if (!elements.isEmpty()) {
            json.writeName(name);
            json.writeStartArray();
            elements.forEach(write);
            json.writeEndArray();
        }
    }

    /** Writes values that have names. The names are texts, not fields: those could not be any text. */
    void values(String name, Map<String, ValueRecord> values) {
        list(
                name,
                values.entrySet(),
                entry -> object(() -> {
                    text("name", entry.getKey());
                    fields(entry.getValue());
                }));
    }

    void values(String name, Collection<ValueRecord> values) {
        list(name, values, value -> object(() -> fields(value)));
    }

    void value(String name, Optional<ValueRecord> value) {
        value.ifPresent(present -> object(name, () -> fields(present)));
    }

    private void fields(ValueRecord value) {
        text("type", value.type());
        text("text", value.text());
    }

    void error(String name, Optional<ErrorRecord> error) {
        error.ifPresent(present -> object(name, () -> fields(present)));
    }

    private void fields(ErrorRecord error) {
        text("type", error.type());
        textUnlessEmpty("message", error.message());
        textUnlessEmpty("stackTrace", error.stackTrace());
        text("expected", error.expected());
        text("actual", error.actual());
        truth("hopeless", error.hopeless());
        duration("retryAfter", error.retryAfter());
    }

    /** Writes the rest, and leaves the stream open. */
    @Override
    public void close() throws IOException {
        try {
            json.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
