package dev.fixpoint.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The picture in the README shows the graph that is in graph.dot. How to make it anew is in CONTRIBUTING.md. */
class PictureTest {

    @Test
    void hasTheNodesTheirColorsAndTheEdgesOfTheGraph() throws IOException {
        String dot = Files.readString(Path.of("graph.dot"));
        String svg = Files.readString(Path.of("docs/movie-night.svg"))
                .replace("&#45;", "-")
                .replace("&gt;", ">");

        assertThat(pairs(svg, "<title>([^<>]+)</title>\\s*<polygon fill=\"(\\w+)\""))
                .isEqualTo(pairs(dot, "\"([^\"]+)\" \\[.*fillcolor=\"(\\w+)\""))
                .hasSize(20);
        assertThat(pairs(svg, "<title>([^<>]+)</title>\\s*<polygon.*/>\\s*<text.* fill=\"(\\w+)\""))
                .as("colors of text")
                .isEqualTo(pairs(dot, "\"([^\"]+)\" \\[.*fontcolor=\"(\\w+)\""));
        assertThat(edges(svg, "<title>([^<>]+)->([^<>]+)</title>"))
                .isEqualTo(edges(dot, "\"([^\"]+)\" -> \"([^\"]+)\""))
                .hasSize(23);
    }

    private static Map<String, String> pairs(String text, String regex) {
        Map<String, String> pairs = new TreeMap<>();
        Pattern.compile(regex).matcher(text).results().forEach(match -> pairs.put(match.group(1), match.group(2)));
        pairs.remove("fixpoint"); // the background
        return pairs;
    }

    private static Set<String> edges(String text, String regex) {
        Set<String> edges = new TreeSet<>();
        Pattern.compile(regex)
                .matcher(text)
                .results()
                .forEach(match -> edges.add(match.group(1) + " " + match.group(2)));
        return edges;
    }
}
