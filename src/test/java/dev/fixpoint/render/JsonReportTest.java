package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as JSON: complete, as their schema says, and read back without loss. */
class JsonReportTest {

    private static final String SMALLEST = """
            {
            "format":"fixpoint-report",
            "version":1,
            "program":"Hello",
            "started":"2026-01-01T00:00:00Z",
            "duration":"PT0.5S",
            "waited":"PT0S",
            "sweeps":1,
            "mode":"converge",
            "jobs":[
            {"name":"A","kind":"job","tries":3,"retryDelay":"PT1S","outcome":"not_run"}]
            }
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("run.json");
    }

    @Test
    void anyRunIsReadBackAsItWas() {
        LongStream.range(0, 500).forEach(seed -> {
            RunRecord run = RandomRuns.of(seed);
            try {
                ReportFile.write(run, file);
                assertThat(ReportFile.read(file)).as("seed %s", seed).isEqualTo(run);
                if (seed < 50) {
                    JsonSchema.REPORT.accepts(Files.readString(file));
                }
            } catch (IOException e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }

    @Test
    void aTextOfAMegabyteIsReadBackAsItWas() throws IOException {
        RunRecord run = Runs.of("\uD83D\uDE00\uD800 <&\"\u0007 \u6F22".repeat(50_000));

        ReportFile.write(run, file);

        assertThat(ReportFile.read(file)).isEqualTo(run);
    }

    @Test
    void whatIsEmptyOrFalseIsLeftOut() throws IOException {
        Files.writeString(file, SMALLEST);

        RunRecord run = ReportFile.read(file);
        ReportFile.write(run, file);

        assertThat(file).hasContent(SMALLEST.stripTrailing()).content().isEqualTo(SMALLEST);
        JsonSchema.REPORT.accepts(SMALLEST);
    }

    @Test
    void rootsThatManyJobsShareAreWrittenOnce() throws IOException {
        List<String> roots = IntStream.range(0, 100).mapToObj(i -> "root " + i).toList();
        List<JobRecord> jobs = new ArrayList<>();
        roots.forEach(root -> jobs.add(Runs.job(root, Outcome.FAILED, List.of(), List.of(), List.of())));
        for (int i = 0; i < 100; i++) {
            jobs.add(Runs.job("blocked " + i, Outcome.BLOCKED, List.of(), List.of(), new ArrayList<>(roots)));
        }
        jobs.add(Runs.job("other", Outcome.BLOCKED, List.of(), List.of(), List.of("root 7")));
        RunRecord run = Runs.run("root 0", List.of(), Map.of(), jobs, List.of());

        ReportFile.write(run, file);

        RunRecord back = ReportFile.read(file);
        assertThat(back).isEqualTo(run);
        assertThat(back.jobs().get(100).blockedBy())
                .isSameAs(back.jobs().get(199).blockedBy());
        assertThat(Files.readString(file).split("\"root 7\"", -1)).hasSize(4);
        JsonSchema.REPORT.accepts(Files.readString(file));
    }

    @Test
    void rootsMayBeListedBehindTheJobs() throws IOException {
        Files.writeString(
                file,
                SMALLEST.replace(
                        "}]",
                        "},\n{\"name\":\"B\",\"kind\":\"job\",\"tries\":3,\"retryDelay\":\"PT1S\",\"outcome\":\"blocked\",\"blockedBy\":0}]"
                                + ",\"rootSets\":[[\"A\"]]"));

        assertThat(ReportFile.read(file).jobs().get(1).blockedBy()).containsExactly("A");
    }

    @Test
    void theOrderOfTheFieldsIsFree() throws IOException {
        Files.writeString(file, SMALLEST);
        RunRecord run = ReportFile.read(file);
        Files.writeString(
                file,
                SMALLEST.replace("\"format\":\"fixpoint-report\",\n\"version\":1,\n", "")
                        .replace("\n}", ",\n\"version\":1,\"format\":\"fixpoint-report\"}"));

        assertThat(ReportFile.read(file)).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "sweeps":1|"sweeps":-1|line 8, column 10, at /sweeps: expected a whole number from 0 to 2147483647, found -1
            "sweeps":1|"sweeps":2147483648|line 8, column 10, at /sweeps: expected a whole number from 0 to 2147483647, found 2147483648
            "sweeps":1|"sweeps":null|line 8, column 10, at /sweeps: expected a whole number from 0 to 2147483647, found null
            "tries":3|"tries":0|line 11, column 34, at /jobs/0/tries: expected a whole number from 1 to 2147483647, found 0
            "PT1S"|"PT-1S"|line 11, column 49, at /jobs/0/retryDelay: expected a duration such as PT0.5S, found "PT-1S"
            "2026-01-01T00:00:00Z"|"+12026-01-01T00:00:00Z"|line 5, column 11, at /started: expected a time such as 2026-01-31T12:00:00Z, found "+12026-01-01T00:00:00Z"
            "PT0.5S"|"soon"|line 6, column 12, at /duration: expected a duration such as PT0.5S, found "soon"
            "2026-01-01T00:00:00Z"|"today"|line 5, column 11, at /started: expected a time such as 2026-01-31T12:00:00Z, found "today"
            "converge"|"CONVERGE"|line 9, column 8, at /mode: expected one of converge, no_act, no_act_deep, found "CONVERGE"
            "kind":"job"|"kind":["job"]|line 11, column 20, at /jobs/0/kind: expected one of job, run_only, dummy, unknown, found a list
            "name":"A",||line 11, column 64, at /jobs/0: the field "name" is missing
            "name":"A"|"nome":"A"|line 11, column 9, at /jobs/0/nome: a field of this name is unknown
            "program":"Hello"|"program":{}|line 4, column 11, at /program: expected a string, found an object
            "mode":"converge"|"mode":"converge","positional":[{"name":"a","type":"b","text":"c"}]|line 9, column 41, at /positional/0/name: a field of this name is unknown
            "tries":3|"tries":3,"policy":{"backoff":{"first":"PT1S","factor":0.5,"ceiling":"PT1S"}}|line 11, column 101, at /jobs/0/policy/backoff: the factor of a backoff is 1 or more, not 0.5
            "tries":3|"tries":3,"policy":{"stability":{"passes":0,"interval":"PT1S"}}|line 11, column 68, at /jobs/0/policy/stability/passes: expected a whole number from 1 to 2147483647, found 0
            "tries":3|"tries":3,"policy":{"phaseTimeout":"PT0S"}|line 11, column 61, at /jobs/0/policy/phaseTimeout: expected a duration above zero such as PT0.5S, found "PT0S"
            "tries":3|"tries":3,"pools":[{"name":"db"}]|line 11, column 57, at /jobs/0/pools/0: the field "permits" is missing
            "mode":"converge"|"mode":"converge","cancelled":1|line 9, column 31, at /cancelled: expected true or false, found 1
            """)
    void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String message) throws IOException {
        String text = SMALLEST.replace(right, wrong == null ? "" : wrong);
        Files.writeString(file, text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + ", " + message);
        JsonSchema.REPORT.refuses(text);
    }

    @Test
    void aNameThatTwoValuesHaveIsRefused() throws IOException {
        String value = "{\"name\":\"a\",\"type\":\"b\",\"text\":\"c\"}";
        Files.writeString(file, SMALLEST.replace("\"sweeps\"", "\"named\":[" + value + "," + value + "],\"sweeps\""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + ", line 8, column 78, at /named/1: there are two values of the name \"a\"");
    }

    @Test
    void whatIsNoJsonIsNamedWithItsPlace() throws IOException {
        Files.writeString(file, SMALLEST.substring(0, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessageStartingWith(file + ", line 6, column 5, at /started")
                .withMessageContaining(": this is not JSON: Unexpected end-of-input");

        Files.writeString(file, SMALLEST.replace("\"sweeps\":1", "\"sweeps\":1,\"sweeps\":2"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessageStartingWith(file + ", line 8, column ")
                .withMessageContaining("Duplicate")
                .withMessageContaining("sweeps");

        Files.writeString(file, SMALLEST + "{}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + ", line 13, column 1: expected nothing after the report, found an object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}
            []
            7
            {"format":"fixpoint-events","version":1}
            {"format":"fixpoint-report"}
            """)
    void anotherFileIsNoReport(String text) throws IOException {
        Files.writeString(file, text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(
                        file + " is not a report: expected an object with the fields \"format\": \"fixpoint-report\""
                                + " and \"version\": 1");
    }

    @Test
    void anEmptyFileIsNoReport() throws IOException {
        Files.createFile(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessageStartingWith(file + " is not a report: ");
    }

    @Test
    void aNewerVersionIsRefusedByItsNameWhateverItHolds() throws IOException {
        Files.writeString(file, SMALLEST.replace("\"version\":1", "\"mood\":{\"good\":[1]},\"version\":2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + " is a report of format version 2, this Fixpoint reads versions up to 1:"
                        + " read it with a newer one");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file.toString());

        Files.write(file, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + " is not a report: it is not UTF-8");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReportFile.read(directory))
                .withMessage("Is a directory");
    }

    static boolean hasPipes() {
        return Files.isExecutable(Path.of("/usr/bin/mkfifo"));
    }

    @Test
    @EnabledIf("hasPipes")
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsReadOnce() throws Exception {
        RunRecord run = RandomRuns.of(7);
        ReportFile.write(run, file);
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        Process writer =
                new ProcessBuilder("/bin/sh", "-c", "cat \"$0\" > \"$1\"", file.toString(), pipe.toString()).start();

        assertThat(ReportFile.read(pipe)).isEqualTo(run);
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void theFileHasNoCharacterThatPlaysTricks() throws IOException {
        ReportFile.write(Runs.of("\u001B\u007F\u0085\u009B\u2028\u2029\u202E\u2066\uFEFF\uD800\uDC00\uDC00\n\0"), file);

        assertThat(Files.readString(file).chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7F) || c > 0xD7FF);
        assertThat(file).content().contains("\\u001B\\u007f\\u0085\\u009b\\u2028\\u2029\\u202e\\u2066\\ufeff");
    }
}
