package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.report.Outcome;
import dev.fixpoint.testing.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mermaid to the byte, and what its own parser makes of hostile names. The latter is skipped unless the system property {@code
 * fixpoint.mermaid} names a directory into which the packages of src/test/js are installed.
 */
class MermaidPictureTest {

    @Test
    void everyOutcome() throws IOException {
        assertThat(MermaidPicture.write(Runs.everyOutcome())).isEqualTo("""
                flowchart TD
                    n0["#8776; assumed"]:::assumed
                    n1["#10003; passed"]:::passed
                    n2["#10010; converged"]:::converged
                    n3["#10007; failed"]:::failed
                    n4["#8722; excluded"]:::excluded
                    n5["#9632; cancelled"]:::cancelled
                    n6["#9675; not run"]:::not-run
                    n7["#8856; top"]:::blocked
                    n1 --> n0
                    n2 --> n1
                    n3 --> n2
                    n6 --> n5
                    n7 --> n3
                    n7 --> n4
                    n7 --> n6
                    classDef passed fill:#d3e8f8,stroke:#2b6ea3,stroke-width:1px,color:#000
                    classDef converged fill:#8fc1ea,stroke:#0b4a7d,stroke-width:2px,color:#000
                    classDef failed fill:#ffb37a,stroke:#8a2d00,stroke-width:3px,color:#000
                    classDef cancelled fill:#ffe0a3,stroke:#7a5200,stroke-width:2px,color:#000,stroke-dasharray:8 3
                    classDef blocked fill:#d0d0d0,stroke:#4d4d4d,stroke-width:1.5px,color:#000,stroke-dasharray:5 3
                    classDef excluded fill:#f4f4f4,stroke:#6b6b6b,stroke-width:1px,color:#000,stroke-dasharray:2 3
                    classDef assumed fill:#eef6fc,stroke:#2b6ea3,stroke-width:1px,color:#000,stroke-dasharray:2 3
                    classDef not-run fill:#ffffff,stroke:#6b6b6b,stroke-width:1px,color:#000
                """);
    }

    @Test
    void whatMermaidMightReadIsWrittenAsAnEntityCode() throws IOException {
        assertThat(MermaidPicture.write(new Runs()
                        .failed("\"]; `a` <b> #65; & é漢🎬\n\0\uD800ﬂ", 1, "no")
                        .drawing()))
                .startsWith("""
                        flowchart TD
                            n0["#10007; #34;#93;#59; #96;a#96; #60;b#62; #35;65#59; #38; é漢#127916; #65533;#65533;#64258;"]:::failed
                        """);
    }

    /** Returns a run of which one job needs all others. */
    private static Runs hub(Outcome outcome, int leaves, String name) {
        Runs runs = new Runs();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            names.add(name + i);
            runs.job(name + i, outcome);
        }
        return runs.blocked("hub", List.of(), names.toArray(String[]::new));
    }

    @Test
    void whatMermaidWouldRefuseIsFolded() throws IOException {
        assertThat(MermaidPicture.write(hub(Outcome.PASSED, 500, "").drawing()))
                .contains("n500 --> n499\n")
                .doesNotContain("satisfied jobs");
        assertThat(MermaidPicture.write(hub(Outcome.PASSED, 501, "").drawing()))
                .contains("489 satisfied jobs")
                .hasSizeLessThan(2_000);
        assertThat(MermaidPicture.write(
                        hub(Outcome.PASSED, 490, "x-".repeat(50)).drawing()))
                .contains("478 satisfied jobs");
    }

    @Test
    void whatMermaidWouldRefuseEvenThenIsNotWritten() {
        Drawing drawing = hub(Outcome.FAILED, 501, "").drawing();
        assertThatThrownBy(() -> MermaidPicture.write(drawing))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "Mermaid takes no more than 500 edges and 50,000 characters, and even with its satisfied"
                                + " jobs folded the graph has 501 and [0-9,]+; write an \\.svg or \\.html instead, or draw a part"
                                + " with --graph-focus");
    }

    @Test
    void aPlanHasTheWordsOfItsVerdicts() throws IOException {
        assertThat(MermaidPicture.write(Runs.everyVerdict()))
                .contains("n1[\"#10010; would run\"]:::would-run\n")
                .contains("classDef would-run fill:#8fc1ea,")
                .doesNotContain("passed")
                .doesNotContain(":::failed");
    }

    @Test
    void mermaidReadsTheNamesThatWereWritten(@TempDir Path directory) throws Exception {
        assumeTrue(Installed.mermaid().isPresent(), "Mermaid is not installed");
        String installed = Installed.mermaid().get();
        Drawing drawing = Names.drawing();
        Path file = Files.writeString(directory.resolve("graph.mmd"), MermaidPicture.write(drawing));
        Process process = new ProcessBuilder("node", "src/test/js/check-mermaid.mjs", installed, file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();

        JsonNode read = JsonMapper.shared().readTree(output);
        List<String> labels = new ArrayList<>();
        read.get("nodes").forEach(node -> labels.add(node.get("label").asString()));
        assertThat(labels)
                .isEqualTo(drawing.nodes().stream()
                        .map(node -> SvgPicture.label(node).stripTrailing())
                        .toList());
        List<String> edges = new ArrayList<>();
        read.get("edges").forEach(edge -> edges.add(edge.asString()));
        assertThat(edges)
                .isEqualTo(drawing.edges().stream()
                        .map(edge -> "n" + edge.from() + " -> n" + edge.to())
                        .toList());
        read.get("nodes")
                .forEach(node -> assertThat(node.get("classes").toString()).isEqualTo("[\"failed\"]"));
    }
}
