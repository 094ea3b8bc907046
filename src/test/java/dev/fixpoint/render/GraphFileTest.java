package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.behaviour.MovieNightGraph;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of a graph as files. */
class GraphFileTest {

    @TempDir
    private Path directory;

    private static Report converge() {
        return Fixpoint.of(MovieNightGraph.build()).timeSource(new FakeTime()).converge();
    }

    private static RunRecord run() {
        return RunRecord.of(converge(), "MovieNight");
    }

    @ParameterizedTest
    @CsvSource({
        "graph.svg, '<?xml version=\"1.0\" encoding=\"UTF-8\"?>'",
        "graph.SVG, '<?xml version=\"1.0\" encoding=\"UTF-8\"?>'",
        "graph.html, <!DOCTYPE html>",
        "graph.dot, digraph fixpoint {",
        "graph.mmd, flowchart TD"
    })
    void haveTheFormThatTheirEndingSays(String name, String firstLine) throws IOException {
        Path file = directory.resolve(name);

        GraphFile.write(run(), file);

        assertThat(Files.readString(file)).startsWithIgnoringCase(firstLine).contains("TurnOnTV");
    }

    @Test
    void areTheSameOnAStream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        GraphFile.write(run(), "dot", out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(converge().toDot());
    }

    @Test
    void canShowAPart() {
        RunRecord near = GraphFile.focus(run(), "TurnOnTV", 1);
        assertThat(near.jobs()).extracting(JobRecord::name).containsExactly("FindTVRemote", "TurnOnTV", "StartMovie");
        assertThat(near.jobs().get(2).dependencies()).containsExactly("TurnOnTV");

        RunRecord all = GraphFile.focus(run(), "TurnOnTV", Integer.MAX_VALUE);
        assertThat(all.jobs())
                .extracting(JobRecord::name)
                .containsExactly("FindTVRemote", "TurnOnTV", "StartMovie", "WatchMovie");
    }

    @Test
    void areRefusedWithTheRemedy() {
        assertThatThrownBy(() -> GraphFile.write(run(), Path.of("graph.pdf")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"graph.pdf\": no picture ends in \".pdf\"; the known endings are .svg, .html, .dot, .mmd,"
                        + " .png");
        assertThatThrownBy(() -> GraphFile.focus(run(), "TurnOnTv", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean \"TurnOnTV\"?");
        assertThatThrownBy(() -> GraphFile.write(run(), directory.resolve("missing/graph.svg")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("its directory does not exist; create it first");
    }
}
