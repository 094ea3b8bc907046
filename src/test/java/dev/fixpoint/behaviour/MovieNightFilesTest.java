package dev.fixpoint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.Comparison;
import dev.fixpoint.render.EventFile;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.testing.JsonSchema;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The movie night as files of every form, to the letter. What is written stays in {@code target/render} for a look. */
class MovieNightFilesTest {

    private static final Path WRITTEN = Path.of("target", "render");

    @TempDir
    Path directory;

    private final FakeTime time = new FakeTime();

    private Fixpoint fixpoint() {
        return Fixpoint.of(MovieNightGraph.build()).timeSource(time);
    }

    private static RunRecord converge(Fixpoint fixpoint) {
        return RunRecord.of(fixpoint.converge(), "MovieNight");
    }

    private static void assertAsExpected(String name) throws IOException {
        try (InputStream expected = MovieNightFilesTest.class.getResourceAsStream("/render/" + name)) {
            assertThat(expected).as("src/test/resources/render/" + name).isNotNull();
            assertThat(withoutNumbers(Files.readString(WRITTEN.resolve(name))))
                    .isEqualTo(withoutNumbers(new String(expected.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Stack traces number lines and lambdas of code that may change. */
    private static String withoutNumbers(String text) {
        return text.replaceAll("[.]java:\\d+", ".java:0").replaceAll("lambda[$](\\w+)[$]\\d+", "lambda$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "txt", "md"})
    void aRunIsThisFile(String ending) throws IOException {
        Files.createDirectories(WRITTEN);
        String name = "movie-night." + ending;

        ReportFile.write(converge(fixpoint().argument("movie", "MST3K")), WRITTEN.resolve(name));

        assertAsExpected(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "txt", "md"})
    void aPlanIsThisFile(String ending) throws IOException {
        Files.createDirectories(WRITTEN);
        String name = "movie-night-no-act." + ending;

        ReportFile.write(converge(fixpoint().noAct(true)), WRITTEN.resolve(name));

        assertAsExpected(name);
    }

    @Test
    void itsEventsAreThisFile() throws IOException {
        Files.createDirectories(WRITTEN);
        Path file = WRITTEN.resolve("movie-night.jsonl");

        try (EventFile events = new EventFile(file)) {
            fixpoint().listener(events).converge();
        }

        Files.readAllLines(file).forEach(JsonSchema.EVENTS::accepts);
        assertAsExpected("movie-night.jsonl");
    }

    @Test
    void theFileIsReadBackAndRenderedAsTheRunItself() throws IOException {
        RunRecord run = converge(fixpoint());
        Path json = directory.resolve("run.json");
        ReportFile.write(run, json);

        ReportFile.write(ReportFile.read(json), directory.resolve("read.txt"));
        ReportFile.write(run, directory.resolve("run.txt"));

        assertThat(ReportFile.read(json)).isEqualTo(run);
        assertThat(directory.resolve("read.txt")).hasSameTextualContentAs(directory.resolve("run.txt"));
        JsonSchema.REPORT.accepts(Files.readString(json));
    }

    @Test
    void twoNightsAreComparedLikeThis() {
        RunRecord before = converge(fixpoint());
        RunRecord after =
                converge(fixpoint().argument("battery_state", "charged").argument("couch_space", true));

        assertThat(Comparison.of(before, after)).hasToString("""
                before: MovieNight at 2026-01-01T00:00:00Z, failed: 20 jobs, 7s
                after:  MovieNight at 2026-01-01T00:00:07Z, succeeded: 20 jobs, 7s
                another outcome:
                  TurnOnTV: failed -> passed
                  SitOnCouch: failed -> passed
                  StartMovie: blocked -> passed
                  WatchMovie: blocked -> passed
                """);
    }
}
