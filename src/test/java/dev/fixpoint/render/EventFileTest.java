package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.JsonSchema;
import dev.fixpoint.test.FakeTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Events as lines of JSON, written as things happen. */
class EventFileTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path directory;

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final FakeTime time = new FakeTime();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("events.jsonl");
    }

    private Fixpoint fixpoint() {
        return Fixpoint.of(jobs.build()).timeSource(time);
    }

    private Report converge(Fixpoint fixpoint) throws IOException {
        try (EventFile events = new EventFile(file)) {
            return fixpoint.listener(events).converge();
        }
    }

    private List<String> lines() throws IOException {
        List<String> lines = Files.readAllLines(file);
        lines.forEach(JsonSchema.EVENTS::accepts);
        return lines;
    }

    @Test
    void tellTheWholeRun() throws IOException {
        jobs.job("A").check(job -> {
            time.advance(Duration.ofMillis(10));
            job.status("looking");
            job.requireEqual("mode", "0644", "0600");
        });
        jobs.job("B").dependsOn("A");
        jobs.job("C")
                .tries(2)
                .retryDelay(Duration.ofSeconds(1))
                .check(job -> {
                    if (time.elapsed().toSeconds() < 1) {
                        throw CheckFailure.because("early").tryAgainAfter(Duration.ofSeconds(2));
                    }
                })
                .run(job -> {})
                .cleanup(job -> {});
        jobs.target("B", "C");
        jobs.job("spare");

        converge(fixpoint().argument("movie", "MST3K").arguments(7).defaultTries(1));

        String zero = "2026-01-01T00:00:00Z\"";
        String ten = "2026-01-01T00:00:00.010Z\"";
        String twenty = "2026-01-01T00:00:00.020Z\"";
        String two = "2026-01-01T00:00:02.020Z\"";
        String mismatch = "\"error\":{\"type\":\"dev.fixpoint.job.CheckFailure\","
                + "\"message\":\"mode: expected 0644, found 0600\","
                + "\"stackTrace\":\"    dev.fixpoint.job.CheckFailure: mode: expected 0644, found 0600\\n\","
                + "\"expected\":\"0644\",\"actual\":\"0600\"}";
        String early = "\"error\":{\"type\":\"dev.fixpoint.job.CheckFailure\",\"message\":\"early\","
                + "\"stackTrace\":\"    dev.fixpoint.job.CheckFailure: early\\n\",\"retryAfter\":\"PT2S\"}";
        assertThat(lines())
                .containsExactly(
                        "{\"format\":\"fixpoint-events\",\"version\":1,\"event\":\"convergence_started\",\"time\":\""
                                + zero
                                + ",\"positional\":[{\"type\":\"java.lang.Integer\",\"text\":\"7\"}],"
                                + "\"named\":[{\"name\":\"movie\",\"type\":\"java.lang.String\",\"text\":\"MST3K\"}],"
                                + "\"targets\":[\"B\",\"C\"],\"unneeded\":[\"spare\"],"
                                + "\"jobs\":[{\"name\":\"A\"},{\"name\":\"B\",\"dependencies\":[\"A\"]},{\"name\":\"C\"}]}",
                        "{\"event\":\"sweep_started\",\"time\":\"" + zero + ",\"sweep\":1}",
                        "{\"event\":\"attempt_started\",\"time\":\"" + zero
                                + ",\"job\":\"A\",\"attempt\":1,\"sweep\":1}",
                        "{\"event\":\"phase_started\",\"time\":\"" + zero
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"check\"}",
                        "{\"event\":\"status_changed\",\"time\":\"" + ten
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"check\",\"status\":\"looking\"}",
                        "{\"event\":\"phase_ended\",\"time\":\"" + ten
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"check\",\"duration\":\"PT0.01S\","
                                + mismatch + "}",
                        "{\"event\":\"phase_started\",\"time\":\"" + ten
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"run\"}",
                        "{\"event\":\"phase_ended\",\"time\":\"" + ten
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"run\",\"duration\":\"PT0S\"}",
                        "{\"event\":\"phase_started\",\"time\":\"" + ten
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"recheck\"}",
                        "{\"event\":\"status_changed\",\"time\":\"" + twenty
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"recheck\",\"status\":\"looking\"}",
                        "{\"event\":\"phase_ended\",\"time\":\"" + twenty
                                + ",\"job\":\"A\",\"attempt\":1,\"phase\":\"recheck\",\"duration\":\"PT0.01S\","
                                + mismatch + "}",
                        "{\"event\":\"attempt_ended\",\"time\":\"" + twenty
                                + ",\"job\":\"A\",\"attempt\":1,\"outcome\":\"failed\"}",
                        "{\"event\":\"job_finished\",\"time\":\"" + twenty + ",\"job\":\"A\",\"outcome\":\"failed\","
                                + mismatch + "}",
                        "{\"event\":\"job_finished\",\"time\":\"" + twenty + ",\"job\":\"B\",\"outcome\":\"blocked\"}",
                        "{\"event\":\"attempt_started\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"sweep\":1}",
                        "{\"event\":\"phase_started\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"phase\":\"check\"}",
                        "{\"event\":\"phase_ended\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"phase\":\"check\",\"duration\":\"PT0S\"," + early
                                + "}",
                        "{\"event\":\"phase_started\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"phase\":\"run\"}",
                        "{\"event\":\"phase_ended\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"phase\":\"run\",\"duration\":\"PT0S\"}",
                        "{\"event\":\"phase_started\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"phase\":\"recheck\"}",
                        "{\"event\":\"phase_ended\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"phase\":\"recheck\",\"duration\":\"PT0S\"," + early
                                + "}",
                        "{\"event\":\"attempt_ended\",\"time\":\"" + twenty
                                + ",\"job\":\"C\",\"attempt\":1,\"outcome\":\"failed\",\"nextAttempt\":\"" + two + "}",
                        "{\"event\":\"waiting\",\"time\":\"" + twenty + ",\"until\":\"" + two
                                + ",\"job\":\"C\",\"waiting\":1}",
                        "{\"event\":\"sweep_started\",\"time\":\"" + two + ",\"sweep\":2}",
                        "{\"event\":\"attempt_started\",\"time\":\"" + two
                                + ",\"job\":\"C\",\"attempt\":2,\"sweep\":2}",
                        "{\"event\":\"phase_started\",\"time\":\"" + two
                                + ",\"job\":\"C\",\"attempt\":2,\"phase\":\"check\"}",
                        "{\"event\":\"phase_ended\",\"time\":\"" + two
                                + ",\"job\":\"C\",\"attempt\":2,\"phase\":\"check\",\"duration\":\"PT0S\"}",
                        "{\"event\":\"attempt_ended\",\"time\":\"" + two
                                + ",\"job\":\"C\",\"attempt\":2,\"outcome\":\"passed\"}",
                        "{\"event\":\"job_finished\",\"time\":\"" + two + ",\"job\":\"C\",\"outcome\":\"passed\"}",
                        "{\"event\":\"cleanup_started\",\"time\":\"" + two + ",\"job\":\"C\",\"attempt\":1}",
                        "{\"event\":\"cleanup_ended\",\"time\":\"" + two
                                + ",\"job\":\"C\",\"attempt\":1,\"duration\":\"PT0S\"}",
                        "{\"event\":\"convergence_ended\",\"time\":\"" + two
                                + ",\"duration\":\"PT2.02S\",\"waited\":\"PT2S\","
                                + "\"sweeps\":2,\"attempts\":3,\"outcomes\":{\"passed\":1,\"failed\":1,\"blocked\":1}}");
    }

    @Test
    void tellNoSecret() throws IOException {
        jobs.job("A").check(job -> {
            job.status("sending open sesame");
            throw new IOException("open sesame was refused", new IOException("open sesame?"));
        });

        converge(fixpoint().argument("password", "open sesame").secret("password"));

        assertThat(String.join("\n", lines()))
                .doesNotContain("sesame")
                .contains("\"status\":\"sending ***\"")
                .contains("\"message\":\"*** was refused\"")
                .contains("Caused by: java.io.IOException: ***?");
    }

    @Test
    void areOnOneLineEachWhateverIsInThem() throws IOException {
        String hostile = "a\nb\r\nc\u2028d\u0085e\uD800f\u001B[2J\0<script>";
        jobs.job("\u202E<script>|`\"").check(job -> {
            job.status(hostile);
            throw CheckFailure.because(hostile).hopeless();
        });

        converge(fixpoint());

        assertThat(Files.readString(file).lines()).hasSameSizeAs(lines());
        assertThat(lines()).hasSize(9).allMatch(line -> line.startsWith("{\"") && line.endsWith("}"));
    }

    @Test
    void aSecondConvergenceAddsAnotherFirstLine() throws IOException {
        jobs.job("A");
        try (EventFile events = new EventFile(file)) {
            Fixpoint fixpoint = fixpoint().listener(events);
            fixpoint.converge();
            fixpoint.converge();
        }

        assertThat(lines())
                .hasSize(16)
                .filteredOn(line -> line.contains("fixpoint-events"))
                .hasSize(2);
    }

    @Test
    void areThereBeforeTheFileIsClosed() throws IOException {
        jobs.job("A").check(job -> assertThat(lines()).last().asString().contains("phase_started"));

        assertThat(converge(fixpoint()).outcome("A")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatComesAfterTheFileIsClosedIsLeftOut() throws IOException {
        jobs.job("A");
        EventFile events = new EventFile(file);
        events.close();

        assertThat(fixpoint().listener(events).converge().listenerError()).isEmpty();
        assertThat(file).isEmptyFile();
    }

    @Test
    void anInterruptedThreadWritesOn() throws IOException {
        jobs.job("A").check(job -> {
            throw new InterruptedException();
        });

        Report report = converge(fixpoint());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.listenerError()).isEmpty();
        assertThat(lines()).last().asString().contains("\"cancelled\":true");
    }

    @Test
    void aDirectoryThatIsNotThereIsToldAtOnce() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new EventFile(directory.resolve("missing").resolve("events.jsonl")));
    }

    static boolean hasFullDisk() {
        return Files.exists(FULL);
    }

    @Test
    @EnabledIf("hasFullDisk")
    void aFullDiskIsToldOnceAndDisturbsNothing() throws IOException {
        jobs.job("A").run(job -> {});
        Report report;
        try (EventFile events = new EventFile(FULL)) {
            report = fixpoint().listener(events).converge();
        }

        assertThat(report.succeeded()).isTrue();
        assertThat(report.listenerError().orElseThrow())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "cannot write the events to /dev/full: No space left on device; the rest of them is left out");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void canBeReadUpToTheLastWholeLineAfterAKill() throws Exception {
        Process program = ChildProgram.start(EndlessEvents.class, path -> true, file.toString());
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("some");
        } finally {
            program.destroyForcibly().waitFor(); // the signal that no program can catch
        }

        String text = Files.readString(file);
        List<String> whole = text.substring(0, text.lastIndexOf('\n')).lines().toList();
        assertThat(whole).hasSizeGreaterThan(200);
        whole.subList(0, 20).forEach(JsonSchema.EVENTS::accepts);
        whole.subList(whole.size() - 20, whole.size()).forEach(JsonSchema.EVENTS::accepts);
        assertThat(whole.get(0)).contains("convergence_started");
    }
}
