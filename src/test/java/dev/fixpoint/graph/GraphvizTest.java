package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Graphviz itself makes of hostile names; skipped where it is not installed. */
class GraphvizTest {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void readsTheNamesThatWereWritten() throws Exception {
        JobGraph.Builder jobs = JobGraph.builder();
        String before = null;
        for (String name : HostileNames.ALL) {
            JobBuilder job = jobs.job(name);
            if (before != null) {
                job.dependsOn(before);
            }
            before = name;
        }
        JobGraph graph = jobs.build();

        JsonNode drawn = JsonMapper.shared().readTree(dot("-Tjson", graph.toDot()));

        List<String> shown = new ArrayList<>();
        for (JsonNode node : drawn.get("objects")) {
            StringBuilder text = new StringBuilder();
            for (JsonNode operation : node.get("_ldraw_")) {
                if (operation.get("op").asString().equals("T")) {
                    text.append(operation.get("text").asString());
                }
            }
            shown.add(text.toString());
            String name = node.get("name").asString().replace("\\\\", "\\");
            if (!name.startsWith("%")) { // Graphviz prints a name of its own making in place of such a one
                assertThat(name).isEqualTo(text.toString());
            }
        }
        assertThat(shown).isEqualTo(graph.jobs());

        List<String> edges = new ArrayList<>();
        for (JsonNode edge : drawn.get("edges")) {
            edges.add(shown.get(edge.get("tail").asInt()) + " -> "
                    + shown.get(edge.get("head").asInt()));
        }
        assertThat(edges)
                .isEqualTo(graph.jobs().stream()
                        .flatMap(job -> graph.dependencies(job).stream().map(dependency -> job + " -> " + dependency))
                        .toList());
    }

    private static String dot(String format, String input) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("dot", format)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return abort("Graphviz is not installed: " + e.getMessage());
        }
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
