package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --report}, {@code --graph} and {@code --events} write on the movie night, but for the times, which differ. */
class MovieNightFilesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/examples/movie-night-files");

    @TempDir
    private static Path classes;

    @TempDir
    private Path directory;

    private static Class<?> movieNight;

    @BeforeAll
    static void compile() throws IOException, ReflectiveOperationException {
        movieNight = Transcript.compile("MovieNight", classes);
    }

    @ParameterizedTest
    @CsvSource({
        "--report, txt",
        "--report, md",
        "--report, xml",
        "--report, json",
        "--events, jsonl",
        "--graph, dot",
        "--graph, mmd",
        "--graph, svg"
    })
    void areAsTheyAreWrittenDown(String option, String ending) throws IOException, ReflectiveOperationException {
        String line = "MovieNight -q -t TurnOnTV " + option + " DIR/night." + ending;

        String said = Transcript.of(movieNight, line, directory).text();

        assertThat(said).isEqualTo("$ " + line + """

                TurnOnTV failed after 3 attempts: Remote batteries are dead.
                failed: 2 jobs, 1 failed, 1 passed; 4 attempts, 3 sweeps, TIME
                exit code 1
                """);
        assertThat(timeless(Files.readString(directory.resolve("night." + ending))))
                .isEqualTo(Files.readString(EXPECTED.resolve("night." + ending)));
    }

    /** Columns are as wide as the times in them. */
    private static String timeless(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?", "INSTANT")
                .replaceAll("PT\\d+\\.\\d+S", "TIME")
                .replaceAll("\\b\\d+(\\.\\d+)?(ms|us|ns|s)\\b(?! apart)", "TIME")
                .replaceAll("time=\"[\\d.]+\"", "time=\"TIME\"")
                .replaceAll("(?<=\\S) {2,}", "  ");
    }
}
