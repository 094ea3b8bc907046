package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.ReportFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each option of the command does on the movie night: exact transcripts, made within this process. */
class MovieNightOptionsTest {

    @TempDir
    private static Path classes;

    @TempDir
    private Path directory;

    private static Class<?> movieNight;

    @BeforeAll
    static void compile() throws IOException, ReflectiveOperationException {
        movieNight = Transcript.compile("MovieNight", classes);
    }

    static List<Transcript> transcripts() throws IOException {
        return Transcript.read(Path.of("src/test/resources/examples/movie-night-options.txt"));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void isAsItIsWrittenDown(Transcript transcript) throws ReflectiveOperationException {
        assertThat(execute(transcript.line())).isEqualTo(transcript.text());
    }

    private String execute(String line) throws ReflectiveOperationException {
        return Transcript.of(movieNight, line, directory).text();
    }

    @Test
    void startsAllThatIsReadyWhereThereAreVirtualThreads() throws ReflectiveOperationException {
        String line = "MovieNight -j max --battery_state charged --couch_space";
        int version = Runtime.version().feature();
        String said = version >= 21
                ? "succeeded: 20 jobs, 12 passed, 8 converged; 29 attempts, 8 sweeps, TIME\n"
                : """
                ! MovieNight: --jobs max needs virtual threads, and this is Java %d; use Java 21 or later, or give a \
                number, such as --jobs 8
                ! Try 'MovieNight --help'.
                exit code 2
                """.formatted(version);

        assertThat(execute(line)).isEqualTo("$ " + line + "\n" + said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --report | json | {
            --report | xml  | <?xml version="1.0" encoding="UTF-8"?>
            --report | html | <!DOCTYPE html>
            --report | txt  | MovieNight failed: 2 jobs
            --report | md   | #
            --graph  | svg  | <?xml version="1.0" encoding="UTF-8"?>
            --graph  | html | <!DOCTYPE html>
            --graph  | dot  | digraph
            --graph  | mmd  | flowchart
            """)
    void writesEachKindOfFile(String option, String ending, String start)
            throws IOException, ReflectiveOperationException {
        Path file = directory.resolve("night." + ending);

        assertThat(execute("MovieNight -q -t TurnOnTV " + option + " DIR/night." + ending))
                .endsWith("exit code 1\n");
        assertThat(Files.readString(file)).startsWith(start).contains("TurnOnTV");
        assertThat(directory).isDirectoryNotContaining("glob:**part");
    }

    @Test
    void drawsWithGraphvizWhereThereIsSuchAThing() throws IOException, ReflectiveOperationException {
        assumeTrue(isInstalled("dot", "-V"), "Graphviz is not installed");
        execute("MovieNight -q -t TurnOnTV --graph DIR/night.png");

        assertThat(Files.readAllBytes(directory.resolve("night.png")))
                .startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    }

    @Test
    void writesAllFilesThatItIsToldToWrite() throws IOException, ReflectiveOperationException {
        execute(
                "MovieNight --report DIR/a.json --report DIR/a.md --graph DIR/a.svg --graph DIR/a.dot --events DIR/a.jsonl");

        assertThat(List.of("a.json", "a.md", "a.svg", "a.dot", "a.jsonl"))
                .allSatisfy(name -> assertThat(directory.resolve(name)).isNotEmptyFile());
        RunRecord run = ReportFile.read(directory.resolve("a.json"));
        assertThat(run.jobs()).hasSize(20);
        assertThat(run.jobs().get(14).attempts()).hasSize(6);
        List<String> events = Files.readAllLines(directory.resolve("a.jsonl"));
        assertThat(events).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(events.stream().filter(line -> line.contains("\"event\":\"attempt_ended\"")))
                .hasSize(31);
    }

    @Test
    void drawsThePartThatItIsToldToDraw() throws IOException, ReflectiveOperationException {
        execute("MovieNight --graph DIR/near.dot --graph-focus Food:1");
        execute("MovieNight --list --graph DIR/all.dot");
        execute("MovieNight --list --graph DIR/below.dot --graph-focus FriendsArrive");

        assertThat(MovieNightTest.jobs(directory.resolve("near.dot"), "[a-z]+"))
                .containsExactly("Popcorn", "Pizza", "Food", "StartMovie");
        assertThat(MovieNightTest.jobs(directory.resolve("all.dot"), "[a-z]+")).isEmpty();
        assertThat(Files.readString(directory.resolve("all.dot"))).contains("\"WatchMovie\"");
        assertThat(Files.readString(directory.resolve("below.dot")))
                .contains("\"ValidateMovie\"", "\"WatchMovie\"")
                .doesNotContain("\"TurnOnTV\"");
    }

    @Test
    void completesInABash() throws IOException, ReflectiveOperationException, InterruptedException {
        assumeTrue(isInstalled("bash", "--version"), "bash is not installed");
        String script = execute("MovieNight generate-completion").replaceFirst("^.*\n", "");

        assertThat(completions(script, "--re")).containsExactlyInAnyOrder("--retry-delay", "--report");
        assertThat(completions(script, "--progress", "")).containsExactly("auto", "live", "plain", "none");
        assertThat(completions(script, "--bat")).containsExactly("--battery_state");
    }

    /** Returns what bash offers when the last of the words is being typed. */
    private List<String> completions(String script, String... words) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("completion"), script + """

                complete -p MovieNight | grep -q _complete_MovieNight || echo not registered
                compopt() { :; } # works in a real completion only
                COMP_WORDS=(MovieNight "$@"); COMP_CWORD=$#; COMP_LINE="${COMP_WORDS[*]}"
                _complete_MovieNight
                printf '%s\\n' "${COMPREPLY[@]}"
                """);
        List<String> command = new ArrayList<>(List.of("bash", "--norc", file.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(offered).isZero();
        return offered.lines()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isInstalled(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
