package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.bench.Row.Unit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultsTest {

    private static final Figure SMALL = figure("converge", 1_000, 300_000, 100_000);
    private static final Figure LARGE = figure("converge", 1_000_000, 400_000_000, 100_000_000);

    @Test
    void theTableTellsWhatIsMissed() {
        Table table = new Table();
        assertThat(table.isEmpty()).isTrue();

        table.add(row("fast", 3, 2), new Measured(1.999, "chain"));
        table.add(row("slower", 3, 2), new Measured(2.5, ""));
        table.add(row("slow", 3, 2), new Measured(100.4, "fan"));
        table.add(row("broken", 3, 2), Measured.failed(new IllegalStateException("no\nmore")));
        table.add(row("absent", 3, 2), Measured.not("ninja is not installed"));
        table.add(Row.shown("shown", "shown", () -> null), new Measured(0.0421, ""));

        assertThat(table).hasToString("""
                | what   | must | aim | measured                                    | verdict    |
                |--------|------|-----|---------------------------------------------|------------|
                | fast   | 3x   | 2x  | 2x (chain)                                  | ok         |
                | slower | 3x   | 2x  | 2.5x                                        | aim missed |
                | slow   | 3x   | 2x  | 100x (fan)                                  | MISSED     |
                | broken | 3x   | 2x  | failed: java.lang.IllegalStateException: no | MISSED     |
                | absent | 3x   | 2x  | not measured: ninja is not installed        |            |
                | shown  |      |     | 0.042x                                      |            |
                """);
        assertThat(table.missed()).containsExactly("slow", "broken");
        assertThat(table.isEmpty()).isFalse();
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Figure.median(3, 1, 2)).isEqualTo(2);
        assertThat(Figure.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Figure.median()).isNaN();
    }

    @Test
    void theFiguresAsLines() {
        assertThat(Results.csv(List.of(SMALL, figure("process against ninja, wall", 10, 1, 2))))
                .isEqualTo("""
                        what,shape,order,mode,jobs,rounds,ours,peer,unit,ratio
                        converge,layered,forward,satisfied,1000,1,300000,100000,ns,3.000000
                        process against ninja wall,layered,forward,satisfied,10,1,1,2,ns,0.500000
                        """);
    }

    @Test
    void theTableTakesItsPlaceInThePage() {
        String page = """
                before
                <!-- The table is written by the benchmarks. -->
                old
                <!-- End of the table. -->
                after
                """;

        String first = Results.Part.TABLE.replaced(page, "table\n");

        assertThat(first).isEqualTo("""
                before
                <!-- The table is written by the benchmarks. -->

                table

                <!-- End of the table. -->
                after
                """);
        assertThat(Results.Part.TABLE.replaced(first, "table\n")).isEqualTo(first);
        assertThatThrownBy(() -> Results.Part.TABLE.replaced("nothing", "table\n"))
                .hasMessageStartingWith("the page has no place for the table");
    }

    @ParameterizedTest
    @EnumSource
    void thePageHasAPlaceForEachPart(Results.Part part) throws Exception {
        String page = Files.readString(Path.of("docs", "performance.md"));

        assertThat(part.replaced(page, "new\n")).contains("\n\nnew\n\n");
    }

    @Test
    void theProfileNamesTheMethodsInWhichMostOfTheTimeWasSpent() {
        assertThat(Profile.table("method", Map.of("Loop.run", 3L, "Log.add", 1L)))
                .isEqualTo("""
                | share | method |
                |---|---|
                | 75 % | `Loop.run` |
                | 25 % | `Log.add` |
                """);
    }

    @Test
    void theProfileIsTakenOfARealSide() throws Exception {
        Side side = ConvergeSide.serial(
                Setting.of(Shape.LAYERED, Mode.SATISFIED, 1_000).workload());

        assertThat(Profile.of(side, 5_000)).startsWith("| share | method |\n|---|---|\n");
    }

    @Test
    void thePlotIsAPicture() throws Exception {
        String svg = GrowthPlot.of(List.of(SMALL, LARGE)).toSvg();

        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(svg)
                .contains("<path class=\"ours line\" d=\"M70.0 229.2L520.0 219.8\"/>")
                .contains(">limit loop</text>");
    }

    @Test
    void theMachineIsNamed() throws Exception {
        assertThat(Machine.describe())
                .startsWith("Measured with: " + Runtime.getRuntime().availableProcessors() + " processors")
                .contains(Runtime.version().toString())
                .doesNotContain(System.getProperty("user.home") + "/")
                .endsWith(".\n");
    }

    private static Row row(String id, double must, double aim) {
        return Row.judged(id, id, must, aim, Unit.TIMES, () -> null);
    }

    private static Figure figure(String what, int size, long ours, long peer) {
        return Figure.of(what, Setting.of(Shape.LAYERED, Mode.SATISFIED, size), List.of(new Round(ours, peer)));
    }
}
