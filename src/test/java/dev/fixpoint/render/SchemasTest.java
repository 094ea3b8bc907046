package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.testing.JsonSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas themselves: that they say everything, and allow nothing else. */
class SchemasTest {

    static Stream<JsonSchema> schemas() {
        return Stream.of(JsonSchema.REPORT, JsonSchema.EVENTS);
    }

    private static JsonNode read(JsonSchema schema) {
        return new JsonMapper().readTree(schema.text());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void eachPropertyIsDescribedAndNoOtherAllowed(JsonSchema schema) {
        List<String> seen = new ArrayList<>();
        walk(read(schema), read(schema), "", seen);

        assertThat(seen).hasSizeGreaterThan(50);
    }

    private static void walk(JsonNode root, JsonNode node, String path, List<String> seen) {
        if (node.has("properties") && !node.has("oneOf")) {
            assertThat(node.path("additionalProperties").isBoolean()).as(path).isTrue();
            assertThat(node.path("additionalProperties").booleanValue())
                    .as(path)
                    .isFalse();
            assertThat(node.path("description").stringValue("")).as(path).isNotBlank();
            node.path("properties").forEachEntry((name, property) -> {
                JsonNode described = property.has("description")
                        ? property
                        : root.at(property.path("$ref").stringValue("").substring(1));
                assertThat(described.path("description").stringValue(""))
                        .as(path + "/" + name)
                        .isNotBlank();
                seen.add(path + "/" + name);
            });
            node.path("required")
                    .forEach(name -> assertThat(node.path("properties").has(name.stringValue()))
                            .as(path + " requires " + name)
                            .isTrue());
        }
        if (node.isObject()) {
            node.forEachEntry((name, child) -> walk(root, child, path + "/" + name, seen));
        } else {
            node.forEach(child -> walk(root, child, path, seen));
        }
    }

    @Test
    void theConstantsAreThoseOfTheCode() {
        JsonNode report = read(JsonSchema.REPORT);

        assertThat(texts(report.at("/$defs/outcome/enum"))).containsExactlyElementsOf(constants(Outcome.values()));
        assertThat(texts(report.at("/$defs/job/properties/kind/enum")))
                .containsExactlyElementsOf(constants(JobRecord.Kind.values()));
        assertThat(texts(report.at("/properties/mode/enum")))
                .containsExactlyElementsOf(constants(RunRecord.Mode.values()));
        assertThat(texts(read(JsonSchema.EVENTS).at("/$defs/outcome/enum")))
                .containsExactlyElementsOf(constants(Outcome.values()));
    }

    private static List<String> constants(Enum<?>[] values) {
        return Arrays.stream(values).map(JsonWriting::constant).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatIsNoSuchObjectIsRefused(JsonSchema schema) {
        schema.refuses("{}");
        schema.refuses("[]");
        schema.refuses("{\"event\":\"sweep_started\",\"time\":\"2026-01-01T00:00:00Z\",\"sweep\":1,\"mood\":\"good\"}");
        schema.refuses("{\"event\":\"sweep_started\",\"time\":\"yesterday\",\"sweep\":1}");
    }
}
