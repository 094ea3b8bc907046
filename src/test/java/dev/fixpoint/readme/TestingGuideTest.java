package dev.fixpoint.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.SourceCompiler;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.readme.Markdown.Block;
import dev.fixpoint.test.Audit;
import dev.fixpoint.test.Finding;
import dev.fixpoint.test.World;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The guide to testing: of each graph in it, the audit says what is shown below it, or nothing if nothing is. */
class TestingGuideTest {

    private static final Path GUIDE = Path.of("docs/testing.md");

    @TempDir
    private static Path directory;

    /** A graph, and what the audit is shown to say of it. */
    private record Sample(Block graph, String said) {}

    private static List<Sample> samples() {
        List<Block> blocks = Markdown.read(GUIDE).blocks();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).text().contains("static JobGraph graph(Path directory)")) {
                boolean isShown =
                        i + 1 < blocks.size() && blocks.get(i + 1).comment().equals("audit");
                samples.add(
                        new Sample(blocks.get(i), isShown ? blocks.get(i + 1).text() : ""));
            }
        }
        return samples;
    }

    @TestFactory
    Stream<DynamicTest> everyGraphIsAuditedAsShown() {
        return samples().stream()
                .map(sample -> DynamicTest.dynamicTest("line " + sample.graph().line(), () -> {
                    Method graph = compile(sample.graph());
                    String said = Audit.of(World.directory(path -> invoke(graph, path)))
                            .run()
                            .toString()
                            .replaceAll("\\S*fixpoint-world-\\d+", "/tmp/world")
                            .replaceAll(" directory [r-][w-]\\S{7}", " directory rwxr-xr-x");
                    if (sample.said().isEmpty()) {
                        assertThat(said).startsWith("audit: clean, seed 1\n");
                    } else {
                        assertThat(said).startsWith(sample.said().strip());
                    }
                }));
    }

    @Test
    void thereIsAWrongGraphAndAMendedOneForEachKindOfFinding() {
        String guide = samples().stream().map(Sample::said).reduce("", String::concat);
        for (Finding.Kind kind : Finding.Kind.values()) {
            assertThat(guide).containsOnlyOnce("\n" + kind + ": job ");
        }
        assertThat(samples()).hasSize(2 * Finding.Kind.values().length);
    }

    private static Method compile(Block block) throws Exception {
        Path classes = Files.createDirectory(directory.resolve("line" + block.line()));
        String source = ReadmeTest.IMPORTS + "abstract class Jobs {\n" + block.text() + "}\n";
        assertThat(SourceCompiler.compile(Map.of("Jobs", source), classes)).isEmpty();
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, TestingGuideTest.class.getClassLoader());
        Method graph = loader.loadClass("Jobs").getDeclaredMethod("graph", Path.class);
        graph.setAccessible(true);
        return graph;
    }

    private static JobGraph invoke(Method graph, Path path) throws Exception {
        try {
            return (JobGraph) graph.invoke(null, path);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
