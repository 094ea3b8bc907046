package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.plan.CriticalPath;
import dev.fixpoint.plan.Explanation;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.BadWorld;
import dev.fixpoint.testing.JsonSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of report says of flapping checks, timeouts, threads left behind, permits, backoff and soft order. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BadWorldTest {

    private static final BadWorld WORLD = new BadWorld();
    private static Report report;
    private static RunRecord run;

    private static final StringBuilder LINES = new StringBuilder();

    @TempDir
    static Path directory;

    @BeforeAll
    static void converge() throws IOException {
        try (EventFile events = new EventFile(directory.resolve("events.jsonl"))) {
            report = WORLD.converge(events, PhaseLines.verbose(LINES));
        }
        run = RunRecord.of(report, "Bad world");
    }

    @AfterAll
    static void letGo() {
        WORLD.close();
    }

    private static String written(String ending) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFile.write(run, ending, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "md", "xml", "json"})
    void looksLikeThis(String ending) throws IOException {
        assertAsExpected("bad-world." + ending, written(ending));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dot", "mmd"})
    void isDrawnLikeThis(String ending) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GraphFile.write(run, ending, out);

        assertAsExpected("bad-world." + ending, out.toString(StandardCharsets.UTF_8));
        if (ending.equals("dot")) {
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(report.toDot());
        }
    }

    private static void assertAsExpected(String name, String written) {
        try (InputStream expected = BadWorldTest.class.getResourceAsStream("/render/" + name)) {
            Path kept = Path.of("target", "render", name);
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, written);
            assertThat(expected).as("src/test/resources/render/" + name).isNotNull();
            assertThat(written).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isReadBackAsItWas() throws IOException {
        Path file = directory.resolve("run.json");
        ReportFile.write(run, file);

        assertThat(ReportFile.read(file)).isEqualTo(run);
        JsonSchema.REPORT.accepts(Files.readString(file));
    }

    @Test
    void isToldAsItHappens() throws IOException {
        List<String> events = Files.readAllLines(directory.resolve("events.jsonl"));

        events.forEach(JsonSchema.EVENTS::accepts);
        assertThat(events.get(0)).contains("{\"name\":\"lookup\",\"softDependencies\":[\"mail\",\"dns\"]}");
        assertThat(events.get(events.size() - 1))
                .endsWith(
                        "\"abandoned\":[{\"job\":\"flood\",\"attempt\":1,\"phase\":\"check\",\"thread\":\"flood\"}]}");
        assertThat(events).anyMatch(line -> line.contains("\"phase\":\"confirm\""));
        assertThat(LINES.toString().lines())
                .containsSequence("dns.confirm: pass")
                .contains("dns.confirm: fail \"no such host\"");
    }

    @Test
    void isSummedUp() {
        assertAsExpected("bad-world-summary.txt", report.summary() + "\n");
    }

    @Test
    void isExplained() {
        StringBuilder text = new StringBuilder();
        Stream.of("dns", "slow", "flood", "mail", "lookup", "query", "site")
                .forEach(job -> text.append(Explanation.of(run, job)).append("\n\n"));
        assertAsExpected("bad-world-explained.txt", text.toString());
    }

    @Test
    void theCriticalPathGoesThroughWhatComesBefore() {
        CriticalPath path = CriticalPath.of(run);

        assertThat(path.length()).isEqualTo(Duration.ofSeconds(6));
        assertThat(path.span(2)).as("mail, backoff included").contains(Duration.ofSeconds(4));
        assertThat(path.slack(2)).as("mail, which lookup comes after").contains(Duration.ofSeconds(1));
        assertThat(path.slack(4)).as("lookup").contains(Duration.ofSeconds(1));
    }
}
