package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fixpoint.record.RunRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How reports of all forms are written. */
class ReportFileTest {

    private static final Path FULL = Path.of("/dev/full");
    private static final RunRecord RUN = Runs.of("A");

    @TempDir
    Path directory;

    private List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "txt", "md"})
    void eachFormIsWrittenByItsEndingAlwaysTheSame(String ending) throws IOException {
        Path file = directory.resolve("run." + ending);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ReportFile.write(RUN, file);
        ReportFile.write(RUN, ending, bytes);

        assertThat(file).binaryContent().isEqualTo(bytes.toByteArray());
        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("\n").doesNotContain("\r");
        assertThat(files()).containsExactly("run." + ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "txt", "md"})
    void anyRunCanBeWrittenAsWellFormedUtf8(String ending) {
        LongStream.range(0, 300)
                .forEach(seed -> assertThatCode(() -> {
                            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                            ReportFile.write(RandomRuns.of(seed), ending, bytes);
                            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
                        })
                        .as("seed %s", seed)
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "txt", "md"})
    void aMegabyteOfMessageIsNoTrouble(String ending) {
        RunRecord run = Runs.of("<&|`\u6F22\uD800".repeat(100_000));

        assertThatCode(() -> ReportFile.write(run, directory.resolve("run." + ending)))
                .doesNotThrowAnyException();
    }

    @Test
    void theEndingMayBeInCapitals() throws IOException {
        ReportFile.write(RUN, directory.resolve("RUN.JSON"));

        assertThat(ReportFile.read(directory.resolve("RUN.JSON"))).isEqualTo(RUN);
    }

    @Test
    void anUnknownEndingIsRefusedWithTheKnownOnes() throws IOException {
        Path file = directory.resolve("run.pdf");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.write(RUN, file))
                .withMessage("\"" + file
                        + "\": no report ends in \".pdf\"; the known endings are .json, .xml, .html, .txt, .md");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.requireAvailable(Path.of("run")))
                .withMessage("\"run\": no report ends in nothing; the known endings are .json, .xml, .html, .txt, .md");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.write(RUN, "pdf", new ByteArrayOutputStream()))
                .withMessage("no report ends in \".pdf\"; the known endings are .json, .xml, .html, .txt, .md");
        assertThat(files()).isEmpty();
        ReportFile.requireAvailable(Path.of("run.md"));
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        Path file = directory.resolve("run.txt");
        Files.writeString(file, "before".repeat(10_000));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PlacedFile.write(file, out -> {
                    out.write(new byte[1_000_000]);
                    assertThat(file).content().startsWith("before");
                    throw new IOException("full");
                }))
                .withMessage("cannot write " + file + ": full");
        assertThat(file).content().startsWith("before");
        assertThat(files()).containsExactly("run.txt");

        ReportFile.write(RUN, file);
        assertThat(file).content().startsWith("A failed");
        assertThat(files()).containsExactly("run.txt");
    }

    @Test
    void aFileInADirectoryThatTakesNoOtherIsWrittenAsItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("run.txt"), "before");

        PlacedFile.write(file, place -> false, out -> {
            assertThat(files()).containsExactly("run.txt");
            out.write('A');
        });

        assertThat(file).hasContent("A");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = directory.resolve("run.txt");
        Files.writeString(file, "before");
        Path link = Files.createSymbolicLink(directory.resolve("latest.txt"), file);

        ReportFile.write(RUN, link);

        assertThat(link).isSymbolicLink();
        assertThat(file).content().startsWith("A failed");
    }

    @Test
    void aMissingDirectoryIsNamedWithTheRemedy() {
        Path file = directory.resolve("missing").resolve("run.txt");

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> ReportFile.write(RUN, file))
                .withMessage(file + ": its directory does not exist; create it first");
    }

    static boolean hasFullDisk() {
        return Files.exists(FULL);
    }

    @ParameterizedTest
    @EnabledIf("hasFullDisk")
    @ValueSource(strings = {"json", "xml", "txt", "md"})
    void aFullDiskIsToldWithTheNameOfTheFile(String ending) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PlacedFile.write(FULL, out -> ReportFile.write(RUN, ending, out)))
                .withMessage("cannot write /dev/full: No space left on device");
    }

    @Test
    void anInterruptedThreadWritesAndReads() throws IOException {
        Path file = directory.resolve("run.json");
        Thread.currentThread().interrupt();
        try {
            ReportFile.write(RUN, file);
            assertThat(ReportFile.read(file)).isEqualTo(RUN);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void withoutJacksonItIsSaidWhatToAdd() throws Exception {
        Path file = directory.resolve("run.json");
        Process program = ChildProgram.start(WithoutJackson.class, path -> !path.contains("jackson"), file.toString());
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        String remedy =
                " needs Jackson; add tools.jackson.core:jackson-databind, version 3.1 or later, to the class path";
        assertThat(said.lines().limit(7))
                .containsExactly(
                        "a report as .json" + remedy,
                        "a report as .json" + remedy,
                        "a report as .json" + remedy,
                        "a file of events" + remedy,
                        "a report as .html" + remedy,
                        "a file of events" + remedy,
                        "A failed: 2 jobs, 1 failed, 1 blocked; 1 attempt, 1 sweep, 1.5s, 1s of it waiting");
        assertThat(program.waitFor()).isZero();
        assertThat(files()).isEmpty();
    }
}
