package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {

    private static final Pattern ELEMENT =
            Pattern.compile("<(script|style)([^>]*)>([^<]*+(?:<(?!/\\1>)[^<]*+)*+)</\\1>");

    @Test
    void saysWhatHappenedWithoutScripts() throws IOException {
        String text = text(withoutScripts(report(Runs.movieNight())));

        assertThat(text)
                .containsSubsequence("MovieNight", "Failed", "2026-01-01 00:00:00 UTC", "took", "20", "jobs")
                .contains("2 failed", "2 blocked", "8 converged", "8 passed")
                .containsSubsequence(
                        "Root causes",
                        "TurnOnTV failed after 3 attempts",
                        "Remote batteries are dead.",
                        "blocks StartMovie, WatchMovie",
                        "SitOnCouch failed after 3 attempts",
                        "No space on couch.")
                .containsSubsequence(
                        "Job Outcome Attempts Time Reason", "ValidateMovie passed 1", "WatchMovie blocked");
    }

    @Test
    void showsANoActRunAsAPlan() throws IOException {
        String text = text(withoutScripts(report(Runs.plan())));

        assertThat(text)
                .contains("Plan", "6 would run", "11 may run", "3 satisfied")
                .containsSubsequence("What would change", "CleanCouch would run", "then may run PrepareRoom")
                .doesNotContain("failed", "blocked ", "critical path");
    }

    @Test
    void saysThatThereIsNothingToDo() throws IOException {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("fine").check(job -> {});
        RunRecord run = RunRecord.of(Fixpoint.of(jobs.build()).noAct(true).converge(), "check");

        assertThat(text(withoutScripts(report(run))))
                .contains("Nothing to do", "1 satisfied")
                .doesNotContain("What would change");
    }

    @Test
    void showsExpectedAndActualAndWhatWasExcluded() throws IOException {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("port").tries(1).check(job -> job.requireEqual("port", 80, 8080));
        jobs.job("skipped").check(job -> {});
        jobs.job("site").dependsOn("port", "skipped");
        RunRecord run =
                RunRecord.of(Fixpoint.of(jobs.build()).exclude("skipped").converge(), "site");

        assertThat(text(withoutScripts(report(run))))
                .containsSubsequence("port failed after 1 attempt", "expected 80", "actual 8080", "blocks site")
                .containsSubsequence("skipped excluded", "blocks site");
    }

    @Test
    void failedCleanupsAreRootCauses() throws IOException {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("lock").run(job -> {}).cleanup(job -> {
            throw new IllegalStateException("still held");
        });
        RunRecord run = RunRecord.of(Fixpoint.of(jobs.build()).converge(), "lock");

        assertThat(text(withoutScripts(report(run))))
                .contains("Cleanup failed")
                .containsSubsequence("lock cleanup failed", "still held");
    }

    @Test
    void aGraphWithoutJobsMakesAPage() throws IOException {
        RunRecord run = new RunRecord(
                "nothing",
                FakeTime.START,
                Duration.ZERO,
                Duration.ZERO,
                0,
                RunRecord.Mode.CONVERGE,
                false,
                false,
                true,
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());

        assertThat(text(withoutScripts(report(run)))).contains("Succeeded", "jobs 0");
    }

    @Test
    void theSameRunGivesTheSamePage() throws IOException {
        RunRecord run = Runs.movieNight();

        assertThat(report(run)).isEqualTo(report(run)).isEqualTo(report(Runs.movieNight()));
        assertThat(graph(run)).isEqualTo(graph(run));
    }

    @Test
    void asksNobodyForAnything() throws IOException {
        for (String page : List.of(report(Runs.movieNight()), graph(Runs.movieNight()))) {
            assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain(
                            "http:", "https:", "url(", "@import", "fetch(", "XMLHttpRequest", "WebSocket", "import(")
                    .doesNotContainPattern("\\s(src|action|srcset|poster)=")
                    .doesNotContain(
                            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
            assertThat(matches(page, "href=\"([^\"]*)\""))
                    .allMatch(link -> link.startsWith("#") || link.startsWith("data:"));
        }
    }

    @Test
    void itsPolicyAllowsItsOwnScriptAndStyleByTheirHashesAndNothingElse() throws Exception {
        String page = report(Runs.hostile());
        List<MatchResult> elements = ELEMENT.matcher(page).results().toList();

        assertThat(elements).extracting(match -> match.group(1)).containsExactly("style", "script", "script");
        assertThat(page)
                .contains("content=\"default-src 'none'; script-src '"
                        + hash(elements.get(2).group(3))
                        + "'; style-src '"
                        + hash(elements.get(0).group(3))
                        + "'; img-src data:; base-uri 'none'; form-action 'none'\"");
    }

    private static String hash(String text) throws Exception {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void rootsInAnotherPartOfTheGraphKeepTheirNames() throws IOException {
        JsonNode data = data(report(Runs.endOfMovieNight()));

        assertThat(data.get("blockedBy").toString()).isEqualTo("[0,0]");
        assertThat(data.get("rootSets").toString()).isEqualTo("[[\"TurnOnTV\",\"SitOnCouch\"]]");
        assertThat(data(report(Runs.movieNight())).get("rootSets").toString()).matches("\\[\\[],\\[\\d+,\\d+]]");
    }

    @Test
    void hostileTextIsOnlyEverText() throws IOException {
        String page = report(Runs.hostile());

        JsonNode names = data(page).get("name");
        assertThat(names.size()).isEqualTo(Runs.HOSTILE.size());
        for (int i = 0; i < Runs.HOSTILE.size(); i++) {
            assertThat(names.get(i).asString())
                    .isEqualTo(Runs.HOSTILE.get(i).replace('\uD800', '\uFFFD').replace("a\uDC00b", "a\uFFFDb"));
        }
        assertThat(ELEMENT.matcher(page).results().toList().get(1).group(3))
                .doesNotContain("<", ">", "&", "\u2028", "\u2029");
        String markup = withoutScripts(page);
        assertThat(matches(markup, "<(\\w+)"))
                .containsOnly(
                        "html", "head", "meta", "title", "link", "body", "svg", "symbol", "path", "use", "a", "header",
                        "p", "div", "input", "output", "kbd", "button", "main", "section", "h1", "h2", "span", "time",
                        "dl", "dt", "dd", "ul", "ol", "li", "b", "bdi", "aside", "table", "thead", "tbody", "tr", "th",
                        "td", "dialog", "form");
        assertThat(markup)
                .doesNotContain("<!--")
                .doesNotContainPattern("\\son\\w+=['\"]")
                .doesNotContain("\u202E", "\u0000");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(page)).isTrue();
    }

    @Test
    void tenThousandJobsAreWrittenSoonAndSmall() throws IOException {
        RunRecord run = Runs.provision(1250);
        String page = report(run);

        assertThat(run.jobs()).hasSizeGreaterThan(10_000);
        assertThat(page.length()).isLessThan(4_000_000);
        assertThat(data(page).get("attempts").size()).isEqualTo(run.jobs().size());
        assertThat(withoutScripts(page))
                .contains("The table of all 10003 jobs needs scripts.")
                .hasSizeLessThan(30_000);
    }

    @Test
    void theGraphPageHasTheGraphAndNoTimeline() throws IOException {
        String page = graph(Runs.movieNight());

        assertThat(page).contains("id=\"graph\"").doesNotContain("id=\"timeline\"", "id=\"table\"", "id=\"values\"");
        assertThat(data(page).get("graph").get("boxes").size()).isEqualTo(4 * 20);
    }

    @Test
    void whatTheWriterThrowsComesThrough() {
        RunRecord run = Runs.movieNight();
        for (int room : new int[] {0, 1_000, 60_000, 100_000}) {
            Writer full = new Writer() {
                private int left = room;

                @Override
                public void write(char[] text, int offset, int length) throws IOException {
                    left -= length;
                    if (left < 0) {
                        throw new IOException("no space left");
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

            assertThatThrownBy(() -> HtmlReport.write(run, full))
                    .as("after " + room)
                    .isInstanceOf(IOException.class)
                    .hasMessage("no space left");
        }
    }

    @Test
    void secretsAreMasked() throws IOException {
        assertThat(report(Runs.movieNight())).contains("wifi_password", "***").doesNotContain("hunter2");
    }

    private static String report(RunRecord run) throws IOException {
        StringBuilder page = new StringBuilder();
        HtmlReport.write(run, page);
        return page.toString();
    }

    private static String graph(RunRecord run) throws IOException {
        StringBuilder page = new StringBuilder();
        GraphPage.write(run, page);
        return page.toString();
    }

    private static JsonNode data(String page) {
        return new JsonMapper()
                .readTree(ELEMENT.matcher(page).results().toList().get(1).group(3));
    }

    private static String withoutScripts(String page) {
        return ELEMENT.matcher(page).replaceAll("").replace("<!DOCTYPE html>", "");
    }

    /** What a reader sees, on one line. */
    private static String text(String markup) {
        return markup.replaceAll("</?(bdi|b|span)\\b[^>]*>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace(" ,", ",");
    }

    private static List<String> matches(String text, String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
