package dev.fixpoint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A schema of {@code docs}. */
public final class JsonSchema {

    public static final JsonSchema REPORT = new JsonSchema("report.schema.json");
    public static final JsonSchema EVENTS = new JsonSchema("events.schema.json");

    private final String text;
    private final Schema schema;

    private JsonSchema(String name) {
        try {
            text = Files.readString(Path.of("docs", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    public String text() {
        return text;
    }

    public void accepts(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    public void refuses(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isNotEmpty();
    }
}
