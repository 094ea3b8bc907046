package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the files that were asked for is said before anything runs. */
class OutputFilesTest {

    private static final String JACKSON =
            " needs Jackson; add tools.jackson.core:jackson-databind, version 3.1 or later, to the class path";

    @TempDir
    private Path directory;

    /** Runs an errand, which leaves milk in the directory if it runs at all. */
    private Execution run(JarProcess process, String... options) throws Exception {
        String[] args = Stream.concat(
                        Stream.of("run", Errand.class.getName(), directory.toString()), Stream.of(options))
                .toArray(String[]::new);
        Execution execution = process.run(args);
        return new Execution(
                execution.status(), execution.out(), execution.err().replace(directory.toString(), "DIR"));
    }

    private Path refused(Execution execution, String message) {
        assertThat(execution).isEqualTo(new Execution(2, "", "errand: " + message + "\nTry 'errand --help'.\n"));
        return directory.resolve("milk");
    }

    @Test
    void withoutGraphvizAPictureForItIsRefused() throws Exception {
        JarProcess poor = JarProcess.with(Map.of("PATH", "/no/such/directory"));
        Execution execution = run(poor, "--graph", directory.resolve("x.png").toString());

        assertThat(execution.err().replaceFirst("\\(.*?\\): ", "(WHY): ")).isEqualTo("""
                        errand: cannot write DIR/x.png: a .png needs Graphviz, whose program "dot" cannot be started \
                        (WHY): install it, or write an .svg instead, which needs no other program
                        Try 'errand --help'.
                        """);
        assertThat(execution.status()).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
        assertThat(run(poor, "--graph", directory.resolve("x.svg").toString(), "-q")
                        .status())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --report=DIR/x.json | cannot write DIR/x.json: a report as .json
            --report=DIR/x.HTML | cannot write DIR/x.HTML: a report as .html
            --graph=DIR/x.html  | cannot write DIR/x.html: a graph as .html
            --events=DIR/x      | cannot write DIR/x: a file of events
            """)
    void withoutJacksonWhatNeedsItIsRefused(String option, String message) throws Exception {
        JarProcess poor = JarProcess.with(Map.of()).without("jackson");

        Execution execution = run(poor, option.replace("DIR", directory.toString()));

        assertThat(refused(execution, message + JACKSON)).doesNotExist();
    }

    @Test
    void withoutJacksonAListIsRefusedAndTheRestWorks() throws Exception {
        JarProcess poor = JarProcess.with(Map.of()).without("jackson");

        Execution list = run(poor, "--list=json");

        assertThat(refused(
                        list,
                        "--list=json needs Jackson; add tools.jackson.core:jackson-databind, version 3.1 or later, to the class"
                                + " path, or use --list=table"))
                .doesNotExist();
        String report = directory.resolve("x.xml").toString();
        assertThat(run(poor, "-q", "--report", report)).isEqualTo(new Execution(0, "", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --report=DIR/a.txt --report=DIR/a.txt    | cannot write DIR/a.txt twice; give each file a name of its own
            --report=DIR/a.html --graph=DIR/./a.html | cannot write DIR/./a.html twice; give each file a name of its own
            --report=DIR/a.json --events=DIR/a.json  | cannot write DIR/a.json twice; give each file a name of its own
            --lock=DIR/a --events=DIR/a              | cannot write DIR/a twice; give each file a name of its own
            --events=                                | a file needs a name, such as --report run.json
            --report=                                | a file needs a name, such as --report run.json
            --lock=                                  | a file needs a name, such as --report run.json
            --events=DIR                             | cannot write DIR: it is a directory
            --events=DIR/b/a                         | cannot write DIR/b/a: there is no directory DIR/b
            """)
    void whatCannotBeIsRefused(String options, String message) {
        House house = new House();
        Execution execution =
                Execution.of(house, options.replace("DIR", directory.toString()).split(" "));

        assertThat(execution.err().replace(directory.toString(), "DIR"))
                .isEqualTo("house: " + message + "\nTry 'house --help'.\n");
        assertThat(house.world).isEmpty();
    }

    @Test
    void severalFormsMayGoToOnePipe() throws IOException {
        Path nowhere = Path.of("/dev/null");
        assumeTrue(Files.exists(nowhere), "there is no /dev/null");
        Path text = Files.createSymbolicLink(directory.resolve("a.txt"), nowhere);

        assertThat(Execution.of(new House(), "-q", "--report=" + text, "--report=" + text, "--events=/dev/null"))
                .isEqualTo(new Execution(0, "", ""));
    }
}
