package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Reports for people: as text and as Markdown. */
class TextReportTest {

    private static String written(RunRecord run, String ending) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ReportFile.write(run, ending, bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void asTextEveryOutcomeReadsLikeThis() {
        EveryOutcome.assertAsExpected("txt", written(EveryOutcome.run(), "txt"));
    }

    @Test
    void asMarkdownEveryOutcomeReadsLikeThis() {
        EveryOutcome.assertAsExpected("md", written(EveryOutcome.run(), "md"));
    }

    @Test
    void aRunWithoutJobsIsTwoLines() {
        RunRecord run = Runs.run("Nothing", List.of(), Map.of(), List.of(), List.of());

        assertThat(written(run, "txt")).isEqualTo("""
                Nothing succeeded: 0 jobs; 0 attempts, 1 sweep, 1.5s, 1s of it waiting
                started at 2026-01-01T00:00:00Z
                """);
    }

    @Test
    void noTextOfOthersBreaksALineOrHidesAnything() {
        LongStream.range(0, 300).forEach(seed -> {
            assertThat(hasUnseen(written(RandomRuns.of(seed), "txt")))
                    .as("seed %s", seed)
                    .isFalse();
            assertThat(hasUnseen(written(RandomRuns.of(seed), "md")))
                    .as("seed %s", seed)
                    .isFalse();
        });
    }

    private static boolean hasUnseen(String text) {
        return text.chars().anyMatch(c -> c != '\n' && Characters.isUnseen((char) c));
    }

    @Test
    void noTextOfOthersIsTakenForMarkdown() {
        String hostile =
                "<script>| a\\|b `c` *d* _e_ [f](g) ![h](i) @team #1 www.example.com http://x ~~j~~ &lt; $k$ a@b.c ```";
        String markdown = written(Runs.of(hostile), "md");
        String ours = markdown.replaceAll("(?s)(````+)text\n.*?\n\\1\n", "")
                .replaceAll("</?code>|</?details>|</?summary>|&#\\d+;", "")
                .replaceAll("(?m)^#+ |^[|] --- .*[|]$", "")
                .replaceAll("(?m)^[|] (.*) [|] (.*) [|] (.*) [|] (.*) [|] (.*) [|]$", "$1$2$3$4$5");

        assertThat(ours)
                .doesNotContainPattern("[<>|`*_\\[\\]\\\\~@&$]|http:|www[.]")
                .contains("script", "team");
    }

    @Test
    void aFenceIsLongerThanAnyInTheText() {
        assertThat(MarkdownText.block("a\n````\nb")).isEqualTo("`````text\na\n````\nb\n`````\n");
    }

    @Test
    void markdownOfManyHostileJobsFitsTheSummaryOfACiJob() {
        String hostile = "<".repeat(1_000);
        List<JobRecord> jobs = IntStream.range(0, 10_000)
                .mapToObj(i -> Runs.job(
                        i + hostile,
                        i % 2 == 0 ? Outcome.FAILED : Outcome.BLOCKED,
                        List.of(),
                        Runs.of(hostile).jobs().get(0).attempts(),
                        List.of(hostile)))
                .toList();

        String markdown = written(Runs.run(hostile, List.of(), Map.of(), jobs, List.of()), "md");

        assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
        assertThat(markdown).contains("- and 4990 more\n").endsWith("\nand 9600 more jobs\n");
    }

    @Test
    void inMarkdownJobsThatAreNotAsWantedComeBeforeThoseThatAre() {
        List<JobRecord> jobs = IntStream.range(0, 1_000)
                .mapToObj(i -> Runs.job(
                        "job " + i, i >= 900 ? Outcome.NOT_RUN : Outcome.PASSED, List.of(), List.of(), List.of()))
                .toList();

        assertThat(written(Runs.run("Many", List.of(), Map.of(), jobs, List.of()), "md")
                        .lines())
                .contains("| <code>job 299</code> | passed | 0 | 0s |  |")
                .doesNotContain("| <code>job 300</code> | passed | 0 | 0s |  |")
                .contains(
                        "| <code>job 900</code> | not run | 0 | 0s |  |",
                        "| <code>job 999</code> | not run | 0 | 0s |  |")
                .endsWith("and 600 more jobs");
    }

    @Test
    void widthsAreThoseOfATerminal() {
        assertThat(DisplayWidth.of("abc")).isEqualTo(3);
        assertThat(DisplayWidth.of("\u6F22\u5B57")).isEqualTo(4);
        assertThat(DisplayWidth.of("e\u0301\u200D")).isEqualTo(1);
        assertThat(DisplayWidth.of("\uD83D\uDE00")).isEqualTo(2);
        assertThat(DisplayWidth.of("\uFF71\uFF21\u2500")).isEqualTo(4);
    }
}
