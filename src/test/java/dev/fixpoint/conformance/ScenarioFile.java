package dev.fixpoint.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads scenarios from JSON Lines: one of them on each line that is not blank. */
final class ScenarioFile {

    /** A field that is missing, or that nobody would look at, is an error: nothing recorded goes untested in silence. */
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build()
            .readerFor(Scenario.class);

    private ScenarioFile() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if that cannot be done; the message says which file or line is the trouble, and why
     */
    static List<Scenario> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the scenarios in " + file.toAbsolutePath() + ": " + e, e);
        }
    }

    /** Reads a file of the test resources; the errors are those of {@link #read}. */
    static List<Scenario> readResource(String name) {
        try (InputStream in = ScenarioFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no scenarios: " + name + " is missing in the test resources");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the scenarios in " + name + ": " + e, e);
        }
    }

    private static List<Scenario> parse(String source, String text) {
        List<Scenario> scenarios = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                scenarios.add(parseLine(source, number, line));
            }
        }
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("no scenarios in " + source + ": it holds no line that is not blank");
        }
        return scenarios;
    }

    private static Scenario parseLine(String source, int number, String line) {
        try {
            return READER.readValue(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    source + ", line " + number + ", is not a scenario: " + e.getOriginalMessage(), e);
        }
    }
}
