package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of stored reports: other forms, and comparisons. */
class StoredReportsTest {

    private static final Path REPORTS = Path.of("src", "test", "resources", "render");
    private static final String MOVIE_NIGHT =
            REPORTS.resolve("movie-night.json").toString();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"json, json", "junit, xml", "text, txt", "markdown, md"})
    void writesWhatTheRunItselfWouldHaveWritten(String form, String ending) throws Exception {
        Path output = directory.resolve("output");

        assertThat(render("--as", form, "-o", output.toString())).isEqualTo(new Execution(0, "", ""));
        assertThat(output).hasSameTextualContentAs(REPORTS.resolve("movie-night." + ending));
    }

    @Test
    void replacesAFileAsAWhole() throws Exception {
        Path output = Files.writeString(directory.resolve("output.txt"), "before");
        Path sameFile = Files.createLink(directory.resolve("open elsewhere"), output);

        assertThat(render("-o", output.toString())).isEqualTo(new Execution(0, "", ""));

        assertThat(output).hasSameTextualContentAs(REPORTS.resolve("movie-night.txt"));
        assertThat(sameFile).hasContent("before");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            html    | html | <!DOCTYPE html>
            dot     | dot  | digraph
            mermaid | mmd  | flowchart
            svg     | svg  | <svg
            """)
    void drawsPictures(String form, String ending, String beginning) throws Exception {
        Path output = directory.resolve("output");
        Path byEnding = directory.resolve("OUTPUT." + ending);

        assertThat(render("--as", form, "-o", output.toString()).status()).isZero();
        assertThat(render("-o", byEnding.toString()).status()).isZero();
        assertThat(Files.readString(output)).containsIgnoringCase(beginning).contains("WatchMovie");
        assertThat(byEnding).hasSameBinaryContentAs(output);
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void writesUtf8ToStandardOutputWhateverTheTerminalIs() throws Exception {
        String stored =
                Files.readString(REPORTS.resolve("movie-night.json")).replace("WatchMovie", "Zuschau\u00f6n\u2026");
        Path report = Files.writeString(directory.resolve("report.json"), stored);

        Execution rendered = JarProcess.with(Map.of("LC_ALL", "C"), "-Dfile.encoding=US-ASCII")
                .run("render", report.toString(), "--as", "json");

        assertThat(rendered).isEqualTo(new Execution(0, stored, ""));
    }

    @Test
    void tellsWhatIsWrongWithARendering() throws Exception {
        Path junk = Files.writeString(directory.resolve("junk.json"), "{");
        Path output = directory.resolve("output.json");

        assertThat(render()).isEqualTo(refused("render", "say which form you want, such as --as html"));
        assertThat(render("-o", "x.foo"))
                .isEqualTo(refused("render", "the name \"x.foo\" does not say which form you want; use --as"));
        assertThat(render("--as", "htlm"))
                .isEqualTo(refused(
                        "render",
                        "Invalid value for option '--as': \"htlm\" is none of html, junit, text, markdown, dot, mermaid,"
                                + " svg, png, json; did you mean \"html\"?"));
        assertThat(run("render", "none.json", "--as", "svg"))
                .isEqualTo(refused("render", "cannot read none.json: there is no such file or directory"));
        assertThat(run("render", junk.toString(), "-o", output.toString()).err())
                .startsWith("fixpoint render: " + junk + ", line 1, column ");
        assertThat(output).doesNotExist();
        assertThat(render("-o", "none/x.svg"))
                .isEqualTo(refused("render", "cannot write none/x.svg: there is no such file or directory"));
    }

    @Test
    void tellsThatTwoReportsAreTheSame() {
        Execution compared = run("compare", MOVIE_NIGHT, MOVIE_NIGHT);

        assertThat(compared.status()).isZero();
        assertThat(compared.out()).endsWith("nothing differs\nno job got worse\n");
    }

    @Test
    void exitsWithOneIfAJobGotWorse() throws Exception {
        Path better = report("passed", "passed", "PT1S");
        Path worse = report("failed", "blocked", "PT1S");

        assertThat(compared(better, worse)).isEqualTo(new Execution(1, """
                another outcome:
                  one: passed -> failed
                  two: passed -> blocked
                got worse: one, two
                """, ""));
        assertThat(compared(worse, better)).isEqualTo(new Execution(0, """
                another outcome:
                  one: failed -> passed
                  two: blocked -> passed
                no job got worse
                """, ""));
        assertThat(compared(report("failed", "not_run", "PT1S"), worse).out())
                .endsWith("no job got worse\n"); // it was in trouble before
    }

    @Test
    void takesSlowerForWorseIfToldSo() throws Exception {
        Path fast = report("passed", "passed", "PT1S");
        Path slow = report("passed", "passed", "PT1.5S");
        String told = """
                slower:
                  one: 1s -> 1.5s (+500ms)
                """;

        assertThat(compared(fast, slow)).isEqualTo(new Execution(0, told + "no job got worse\n", ""));
        assertThat(compared(fast, slow, "--slower", "40")).isEqualTo(new Execution(1, told + "got worse: one\n", ""));
        assertThat(compared(fast, slow, "--slower", "60")).isEqualTo(new Execution(0, """
                nothing differs
                no job got worse
                """, ""));
        assertThat(compared(fast, slow, "--slower", "40", "--least", "1s").status())
                .isZero();
        assertThat(run("compare", fast.toString(), slow.toString(), "--slower", "-1"))
                .isEqualTo(refused("compare", "--slower -1: a percentage must be zero or more"));
    }

    private Path report(String one, String two, String time) throws Exception {
        return Files.writeString(
                Files.createTempFile(directory, "report", ".json"), """
                {"format": "fixpoint-report", "version": 1, "program": "p", "started": "2026-01-01T00:00:00Z",
                 "duration": "PT2S", "waited": "PT0S", "sweeps": 1, "mode": "converge", "cancelled": false,
                 "allSatisfied": false, "targets": ["two"], "jobs": [
                  {"name": "one", "kind": "job", "tries": 1, "retryDelay": "PT1S", "outcome": "%s", "tookPart": true,
                   "attempts": [{"number": 1, "sweep": 1, "outcome": "%s", "start": "2026-01-01T00:00:00Z",
                    "instantiated": true,
                    "phases": [{"phase": "check", "start": "2026-01-01T00:00:00Z", "duration": "%s"}]}]},
                  {"name": "two", "kind": "job", "dependencies": ["one"], "tries": 1, "retryDelay": "PT1S",
                   "outcome": "%s", "tookPart": true}]}
                """.formatted(one, one, time, two));
    }

    /** Compares, and leaves out of it the two lines that say what was compared. */
    private static Execution compared(Path before, Path after, String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "compare";
        args[1] = before.toString();
        args[2] = after.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        Execution execution = run(args);
        return new Execution(
                execution.status(), execution.out().replaceFirst("before: .*\nafter: .*\n", ""), execution.err());
    }

    private static Execution render(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "render";
        args[1] = MOVIE_NIGHT;
        System.arraycopy(options, 0, args, 2, options.length);
        return run(args);
    }

    private static Execution run(String... args) {
        return Execution.of(Main.commandLine(), args);
    }

    private static Execution refused(String command, String message) {
        return new Execution(
                2, "", "fixpoint " + command + ": " + message + "\nTry 'fixpoint " + command + " --help'.\n");
    }
}
