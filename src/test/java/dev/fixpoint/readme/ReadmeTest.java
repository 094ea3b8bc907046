package dev.fixpoint.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.examples.Program;
import dev.fixpoint.examples.SourceCompiler;
import dev.fixpoint.graph.InvalidGraphException;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.readme.Markdown.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say is so: their programs compile, the first one prints what is shown, and no link leads nowhere. */
class ReadmeTest {

    private static final Path CONTEXT = Path.of("src/test/resources/readme/Context.java");

    static final String IMPORTS = """
            import com.sun.net.httpserver.*;
            import dev.fixpoint.*;
            import dev.fixpoint.event.*;
            import dev.fixpoint.graph.*;
            import dev.fixpoint.job.*;
            import dev.fixpoint.plan.*;
            import dev.fixpoint.record.*;
            import dev.fixpoint.render.*;
            import dev.fixpoint.report.*;
            import dev.fixpoint.test.*;
            import dev.fixpoint.time.*;
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import org.jgrapht.alg.shortestpath.*;
            import static dev.fixpoint.test.ReportAssert.*;
            """;

    @Test
    void everySnippetCompiles(@TempDir Path classes) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        sources.put("Context", Files.readString(CONTEXT));
        for (Markdown document : Markdown.all()) {
            for (Block block : document.blocks()) {
                if (block.language().equals("java")) {
                    sources.put(className(block), source(block));
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(20);
        assertThat(SourceCompiler.compile(sources, classes)).isEmpty();
    }

    @Test
    void theFirstProgramPrintsWhatIsShown(@TempDir Path directory) throws IOException {
        Block program = readme().blocks().get(0);
        Path source = Files.writeString(directory.resolve("Hello.java"), program.text());
        Program hello = new Program(source, directory);

        assertThat(printed(hello.run("-n"))).isEqualTo(withoutTime(shown("output of Hello -n")));
        assertThat(printed(hello.run("-v"))).isEqualTo(withoutTime(shown("output of Hello -v, first run")));
        assertThat(printed(hello.run("-v"))).isEqualTo(withoutTime(shown("output of Hello -v, second run")));
        assertThat(directory.resolve("hello/world")).hasContent("Hello, world!");
    }

    /** Every transcript of the movie night, in all documents, with its options. */
    @Test
    void theMovieNightPrintsWhatIsShown() {
        String comment = "output of the movie night: ";
        Map<String, List<String>> shown = new TreeMap<>();
        for (Markdown document : Markdown.all()) {
            for (Block block : document.blocks()) {
                if (block.comment().startsWith(comment)) {
                    shown.put(
                            block.comment().substring(comment.length()),
                            withoutTime(block.text().lines().toList()));
                }
            }
        }
        assertThat(shown).hasSize(2).allSatisfy((options, lines) -> {
            List<String> printed = withoutTime(
                    Program.example("MovieNight").run(options.split(" ")).out());
            assertThat(printed).startsWith(lines.toArray(String[]::new));
        });
    }

    private static List<String> printed(Program.Result result) {
        return withoutTime(
                Stream.concat(result.err().stream(), result.out().stream()).toList());
    }

    @Test
    void theFirstProgramIsShort() {
        assertThat(readme().blocks().get(0).text().lines())
                .filteredOn(line -> !line.isBlank() && !line.startsWith("import "))
                .hasSize(12) // ten lines, and the braces
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void anInvalidGraphIsRefusedAsShown() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("migrate");
        jobs.job("serve").dependsOn("migrat");
        jobs.job("build").dependsOn("test");
        jobs.job("test").dependsOn("build");

        assertThatThrownBy(jobs::build)
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage(String.join("\n", shown("the message of an InvalidGraphException")));
    }

    @Test
    void setUpIsTwoCommands() {
        List<Block> shell = readme().blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .toList();
        assertThat(shell.get(0).text().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "mvn -q package -DskipTests && java -cp target/fixpoint.jar examples/MovieNight.java -v",
                        "mvn verify");
    }

    @Test
    void theCoordinatesAreThoseOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Files.readString(Path.of("README.md"))).contains("<version>" + version.group(1) + "</version>");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Markdown document : Markdown.all()) {
            for (String link : document.links()) {
                if (!link.startsWith("https://")) {
                    check(document, link);
                }
            }
        }
    }

    private static void check(Markdown document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document.file()
                : document.file().resolveSibling(parts[0]).normalize();
        assertThat(target).as("%s: %s", document.file(), link).exists();
        if (parts.length == 2) {
            assertThat(Markdown.read(target).anchors())
                    .as("%s: %s", document.file(), link)
                    .contains(parts[1]);
        }
    }

    private static Markdown readme() {
        return Markdown.read(Path.of("README.md"));
    }

    private static List<String> shown(String comment) {
        return readme().blocks().stream()
                .filter(block -> block.comment().equals(comment))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no block in README.md after <!-- " + comment + " -->"))
                .text()
                .lines()
                .toList();
    }

    private static List<String> withoutTime(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("(\\d sweeps?), .*", "$1"))
                .toList();
    }

    /** Returns the name of the class in which a block becomes a source: its own one, if it is a whole program. */
    private static String className(Block block) {
        Matcher program = Pattern.compile("(?m)^(?:public )?class (\\w+)").matcher(block.text());
        return block.comment().isEmpty() && program.find() ? program.group(1) : block.className();
    }

    /** Returns a whole program as it is, and makes a class of anything else. */
    private static String source(Block block) {
        String start = IMPORTS + "abstract class " + className(block) + " extends Context {\n";
        return switch (block.comment()) {
            case "" -> block.text();
            case "java: members" -> start + block.text() + "}\n";
            case "java: statements" -> start + "void statements() throws Exception {\n" + block.text() + "}\n}\n";
            default ->
                throw new AssertionError(
                        block.file() + ":" + block.line() + ": what is <!-- " + block.comment() + " -->?");
        };
    }
}
