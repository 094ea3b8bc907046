package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every example. What each of them does is tested by a class of its own. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", ""))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    @Test
    void eachHasItsTest() throws IOException {
        assertThat(examples())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Path.of("src/test/java/dev/fixpoint/examples", name + "Test.java"))
                        .exists());
    }

    @Test
    void allCompileWithoutAWarning(@TempDir Path classes) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String name : examples().toList()) {
            sources.put(name, Files.readString(EXAMPLES.resolve(name + ".java")));
        }
        assertThat(SourceCompiler.compile(sources, classes)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isShort(String name) throws IOException {
        int most = name.equals("MovieNight") ? 250 : 135;
        assertThat(Files.readAllLines(EXAMPLES.resolve(name + ".java"))).hasSizeLessThanOrEqualTo(most);
    }
}
