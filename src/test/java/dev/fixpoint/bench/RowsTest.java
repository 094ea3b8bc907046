package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row is measured with 1,000 jobs for one round, to keep it alive; all sides see to it that they have done what they should. */
class RowsTest {

    private static final int JOBS = 1_000;

    private final Contests contests = Contests.brief(JOBS);
    private final ProcessRows processes = ProcessRows.brief(contests, JOBS);

    @AfterEach
    void deleteFiles() throws Exception {
        processes.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRow() {
        Stream<DynamicTest> rows = Bench.rows(contests, false, JOBS, processes).stream()
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> play(row)));
        return Stream.concat(
                rows, Stream.of(DynamicTest.dynamicTest("no contest is left out", this::noContestIsLeftOut)));
    }

    private static void play(Row row) throws Exception {
        Measured measured = row.measurement().measure();

        assumeFalse(Double.isNaN(measured.value()), measured.note());
        assertThat(measured.value()).isPositive().isFinite();
    }

    private void noContestIsLeftOut() {
        Set<String> played = contests.figures().stream().map(Figure::what).collect(Collectors.toSet());

        assertThat(EnumSet.allOf(Contest.class))
                .filteredOn(contest ->
                        contest != Contest.SLEEP_VIRTUAL || !NewerJava.command().isEmpty())
                .extracting(Contest::toString)
                .isSubsetOf(played);
    }

    @Test
    void theRowsOfTheWholeRunAndOfTheQuickOne() {
        assertThat(ids(false))
                .containsExactly(
                        "converge",
                        "chain",
                        "build",
                        "jgrapht",
                        "growth",
                        "memory",
                        "futures",
                        "memory-futures",
                        "memory-ready",
                        "ninja",
                        "ninja-flags",
                        "workers",
                        "empty-jobs",
                        "empty-jobs-unnamed",
                        "empty-jobs-named",
                        "empty-jobs-names",
                        "sleep",
                        "sleep-virtual",
                        "retry-delay",
                        "start-up",
                        "hub",
                        "converge-named",
                        "chain-named",
                        "names",
                        "futures-named",
                        "four-classes",
                        "retries",
                        "pools",
                        "blocked-report",
                        "dexecutor",
                        "ninja-threads",
                        "ninja-archive",
                        "ninja-files",
                        "ninja-limit",
                        "ninja-limit-flags",
                        "ninja-empty",
                        "make",
                        "doit");
        assertThat(ids(true))
                .containsExactly("converge", "chain", "build", "jgrapht", "growth", "memory", "sleep", "sleep-virtual");
    }

    @Test
    void theQuickRowsOfBuildingAreOfLayersAndOfAChain() {
        assertThat(Bench.rows(contests, true, JOBS, processes).stream()
                        .filter(row -> row.id().equals("build") || row.id().equals("jgrapht"))
                        .map(Row::what))
                .hasSize(2)
                .allMatch(what -> what.endsWith(": layered, chain"));
    }

    private List<String> ids(boolean quick) {
        return Bench.rows(contests, quick, JOBS, processes).stream()
                .map(Row::id)
                .toList();
    }

    @Test
    void aRowThatThereIsNot() {
        System.setProperty("bench.only", "^no such row$");
        try {
            assertThatThrownBy(Bench::run).hasMessage("no row matches -Dbench.only=^no such row$");
        } finally {
            System.clearProperty("bench.only");
        }
    }

    @Test
    void thePointsOfThePlot() throws Exception {
        new Rows(contests, false).points();
        processes.points();

        assertThat(contests.figures()).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.ratio()).isPositive();
            assertThat(figure.setting().size()).isLessThanOrEqualTo(JOBS);
        });
    }
}
