package dev.fixpoint.render;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/** Lays a report out in lines: one for each of its fields, and one for each element of its lists. */
final class JobLines implements PrettyPrinter {

    private static void breakLine(JsonGenerator json) {
        int depth = json.streamWriteContext().getNestingDepth();
        if (depth == 1 || (depth == 2 && json.streamWriteContext().inArray())) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {}

    @Override
    public void writeStartObject(JsonGenerator json) {
        json.writeRaw('{');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        breakLine(json);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(':');
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        json.writeRaw(',');
        breakLine(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        json.writeRaw(json.streamWriteContext().getNestingDepth() == 1 ? "\n}\n" : "}");
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        json.writeRaw('[');
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        breakLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        json.writeRaw(',');
        breakLine(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int elements) {
        json.writeRaw(']');
    }
}
