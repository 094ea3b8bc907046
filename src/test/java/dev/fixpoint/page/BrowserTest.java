package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.testing.Browser;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser: {@code mvn test -Dtest=BrowserTest -Dfixpoint.chromium=/usr/bin/chromium}. */
class BrowserTest {

    /** Keeps how long the page did not answer, each time that this was longer than 50 milliseconds. */
    private static final String WATCH = """
            window.attack = () => window.attacked = true;
            window.frozen = [];
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.frozen.push(entry.duration)))
                .observe({ type: "longtask", buffered: true });
            """;

    /** Whether any pixel of a canvas is near a color. */
    private static final String SHOWS = """
            ((canvas, color) => {
              const probe = document.createElement("i");
              probe.style.color = color;
              document.body.append(probe);
              const wanted = getComputedStyle(probe).color.match(/[0-9]+/g).map(Number);
              probe.remove();
              const copy = document.createElement("canvas");
              copy.width = canvas.width;
              copy.height = canvas.height;
              const context = copy.getContext("2d", { willReadFrequently: true });
              context.drawImage(canvas, 0, 0);
              const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
              for (let i = 0; i < data.length; i += 4) {
                if (wanted.every((value, k) => Math.abs(value - data[i + k]) < 6)) { return true; }
              }
              return false;
            })""";

    private static final String GRAPH = "document.querySelector('#graph canvas')";

    @TempDir
    static Path directory;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(Browser.installed().isPresent(), "no fixpoint.chromium");
        browser = Browser.start(Browser.installed().orElseThrow());
        browser.beforeEachPage(WATCH);
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void wide() throws Exception {
        browser.resize(1280, 900);
        browser.preferColors("light");
    }

    /** Whatever a test did: nothing went wrong, and nobody was asked for anything. */
    @AfterEach
    void isQuiet() {
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requests()).hasSize(1).allMatch(request -> request.startsWith("file:"));
    }

    private static void open(RunRecord run) throws Exception {
        open(run, "");
    }

    private static void open(RunRecord run, String anchor) throws Exception {
        Path file = Files.createTempFile(directory, "report", ".html");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            HtmlReport.write(run, writer);
        }
        browser.open(URI.create(file.toUri() + anchor));
        browser.await("document.documentElement.dataset.ready");
        browser.settle();
    }

    private static String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').innerText")
                .asString();
    }

    private static boolean shows(String canvas, String color) throws Exception {
        return browser.evaluate(SHOWS + "(" + canvas + ", '" + color + "')").asBoolean();
    }

    private static List<String> rows() throws Exception {
        return browser.evaluate("[...document.querySelectorAll('#table .row')]"
                        + ".sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))"
                        + ".map(row => row.querySelector('.name').innerText)")
                .valueStream()
                .map(name -> name.asString())
                .toList();
    }

    @Test
    void showsVerdictCausesAndGraphInTheirColors() throws Exception {
        open(Runs.movieNight());

        assertThat(text("h1")).isEqualTo("Failed");
        assertThat(text(".causes")).contains("TurnOnTV", "Remote batteries are dead.");
        assertThat(shows(GRAPH, "var(--failed)")).isTrue();
        assertThat(shows(GRAPH, "var(--critical)")).isTrue();
        assertThat(browser.evaluate("document.documentElement.scrollHeight").asInt())
                .isEqualTo(900);
    }

    @Test
    void aRootCauseOpensItsDetails() throws Exception {
        open(Runs.movieNight());

        browser.click(".causes a.job");
        browser.await("!document.getElementById(\"details\").hidden");

        assertThat(text("#details h2")).isEqualTo("TurnOnTV");
        assertThat(text("#details")).contains("after 3 of 3 attempts", "FindTVRemote", "StartMovie", "slack");
        assertThat(browser.evaluate("location.hash").asString()).isEqualTo("#job=TurnOnTV");
        browser.press("Escape");
        assertThat(browser.evaluate("document.getElementById('details').hidden").asBoolean())
                .isTrue();
    }

    @Test
    void anAddressLeadsToAJob() throws Exception {
        open(Runs.movieNight(), "#job=Invite%20Lawyer%20Cat");

        assertThat(text("#details h2")).isEqualTo("Invite Lawyer Cat");
    }

    @Test
    void theDetailsHaveFoldedErrorsAndLinks() throws Exception {
        open(Runs.movieNight(), "#job=Pizza");

        browser.click("#details details.attempt > summary");
        browser.click("#details details.phase > summary");
        browser.await("document.querySelector(\"#details .phase .message\")");
        assertThat(text("#details")).contains("waited ");
        browser.evaluate("document.querySelector('#details .jobs .link').click()");
        assertThat(text("#details h2")).isEqualTo("Food");
    }

    @Test
    void theWheelZoomsOnceTheGraphWasClicked() throws Exception {
        open(Runs.movieNight());
        byte[] before = browser.screenshot();

        browser.wheel(600, 600, -400);
        assertThat(browser.screenshot()).as("not clicked yet").isEqualTo(before);
        browser.click(1240, 880);
        browser.press("0");
        byte[] clicked = browser.screenshot();
        browser.wheel(600, 600, -400);
        byte[] zoomed = browser.screenshot();
        assertThat(zoomed).isNotEqualTo(clicked);
        browser.drag(900, 600, 700, 500, 5);
        assertThat(browser.screenshot()).as("dragged").isNotEqualTo(zoomed);
        browser.press("0");
        assertThat(browser.screenshot()).as("everything").isEqualTo(clicked);
    }

    @Test
    void twoFingersZoom() throws Exception {
        open(Runs.movieNight());
        String picture = GRAPH + ".toDataURL()";
        String before = browser.evaluate(picture).asString();

        browser.pinch(700, 600, 100, 300);
        assertThat(browser.evaluate(picture).asString()).isNotEqualTo(before);
        assertThat(browser.evaluate("document.getElementById('details').hidden").asBoolean())
                .as("nothing was clicked")
                .isTrue();
        browser.click("#tools button[title^=Show]");
        browser.click(640, 20);
        assertThat(browser.evaluate(picture).asString()).as("everything again").isEqualTo(before);
    }

    @Test
    void outcomesThatAreNotLookedForStepBackInTheGraph() throws Exception {
        open(Runs.movieNight());

        browser.click(".counts .passed button");
        assertThat(shows(GRAPH, "var(--failed)")).isFalse();
        assertThat(text("#matches")).isEqualTo("8 of 20");
    }

    @Test
    void theGraphIsWalkedByKeys() throws Exception {
        open(Runs.movieNight());

        browser.evaluate(GRAPH + ".focus()");
        browser.press("ArrowDown");
        assertThat(text("#announcement")).isEqualTo("WatchMovie, blocked");
        browser.press("ArrowDown");
        assertThat(text("#announcement")).isEqualTo("StartMovie, blocked");
        browser.press("Enter");
        assertThat(text("#details h2")).isEqualTo("StartMovie");
        assertThat(browser.evaluate("document.activeElement.id").asString()).isEqualTo("details");
        browser.press("Escape");
        assertThat(browser.evaluate("document.activeElement.tagName").asString())
                .isEqualTo("CANVAS");
    }

    @Test
    void searchCountsFiltersAndGoesToTheNextMatch() throws Exception {
        open(Runs.movieNight());

        browser.press("/");
        browser.type("invite");
        assertThat(text("#matches")).isEqualTo("3 of 20");
        browser.press("Enter");
        assertThat(text("#details h2")).isEqualTo("Invite Wendell Bagg");
        browser.press("Enter");
        assertThat(text("#details h2")).isEqualTo("Invite Lawyer Cat");
        browser.click("#tab-table");
        assertThat(rows()).containsExactly("Invite Wendell Bagg", "Invite Lawyer Cat", "InviteFriends");
        browser.press("/");
        browser.press("Escape");
        assertThat(text("#matches")).isEmpty();
        assertThat(rows()).hasSize(20);
    }

    @Test
    void theTableSortsAndFiltersByOutcome() throws Exception {
        open(Runs.movieNight());
        browser.press("3");

        browser.click(".counts .failed button");
        assertThat(rows()).containsExactly("TurnOnTV", "SitOnCouch");
        browser.click(".counts .failed button");
        browser.click("#table .head .name button");
        assertThat(rows()).startsWith("CleanCouch", "DetermineDetails", "FindTVRemote");
        browser.click("#table .head .name button");
        assertThat(rows()).startsWith("WatchMovie", "ValidateMovie");
        assertThat(browser.evaluate("document.querySelector('#table .head .name').getAttribute('aria-sort')")
                        .asString())
                .isEqualTo("descending");
        browser.click("#table .head .attempts button");
        browser.click("#table .head .attempts button");
        assertThat(rows()).startsWith("PopcornBowl");
    }

    @Test
    void theTableIsWalkedByKeys() throws Exception {
        open(Runs.movieNight());
        browser.press("3");

        browser.press("ArrowDown");
        browser.press("ArrowDown");
        assertThat(text("#table .row.current .name")).isEqualTo("PickTimeAndDate");
        browser.press("End");
        assertThat(text("#details h2")).isEqualTo("WatchMovie");
        assertThat(text("#details")).contains("Blocked by", "TurnOnTV", "SitOnCouch");
    }

    @Test
    void theTimelineShowsWorkWaitsAndTheCriticalPath() throws Exception {
        open(Runs.movieNight());
        browser.press("2");
        browser.settle();
        String canvas = "document.querySelector('#timeline canvas')";

        assertThat(text("#tools")).contains("Critical path", "3 jobs");
        assertThat(shows(canvas, "var(--critical)")).isTrue();
        assertThat(shows(canvas, "var(--failed)")).isTrue();
        byte[] all = browser.screenshot();
        browser.press("+");
        assertThat(browser.screenshot()).isNotEqualTo(all);
        browser.press("0");
        assertThat(browser.screenshot()).isEqualTo(all);
        browser.press("ArrowDown");
        assertThat(text("#details h2")).isEqualTo("ValidateMovie");
    }

    @Test
    void argumentsAndStoredValuesAreShownAndSecretsAreNot() throws Exception {
        open(Runs.movieNight());
        browser.press("4");

        assertThat(text("#values"))
                .contains("Settings", "one attempt at a time; 3 tries, 2s apart")
                .contains("movie", "MST3K", "wifi_password", "***", "on Saturday at eight");
    }

    @Test
    void darkFollowsTheSystemUntilTheReaderChooses() throws Exception {
        open(Runs.movieNight());
        String paper = "getComputedStyle(document.documentElement).backgroundColor";

        assertThat(browser.evaluate(paper).asString()).isEqualTo("rgb(255, 255, 255)");
        browser.preferColors("dark");
        assertThat(browser.evaluate(paper).asString()).isEqualTo("rgb(19, 22, 26)");
        assertThat(shows(GRAPH, "#ff8d61")).as("the graph is dark too").isTrue();
        browser.press("t");
        assertThat(browser.evaluate(paper).asString()).isEqualTo("rgb(255, 255, 255)");
        browser.evaluate("localStorage.clear()");
    }

    @Test
    void fitsATelephone() throws Exception {
        for (int width : new int[] {390, 360}) {
            browser.resize(width, 844);
            open(Runs.movieNight(), "#job=Popcorn");
            for (String key : List.of("1", "2", "3", "4")) {
                browser.press(key);
                assertThat(browser.evaluate("document.documentElement.scrollWidth")
                                .asInt())
                        .as("view " + key)
                        .isEqualTo(width);
            }
            assertThat(text("#details h2")).isEqualTo("Popcorn");
        }
    }

    @Test
    void helpOpensAndCloses() throws Exception {
        open(Runs.movieNight());

        browser.press("?");
        assertThat(text("#help")).contains("search", "critical path", "waiting for a retry");
        browser.press("Escape");
        assertThat(browser.evaluate("document.getElementById('help').open").asBoolean())
                .isFalse();
    }

    @Test
    void paperHasTheTableAndNoControls() throws Exception {
        open(Runs.movieNight());
        browser.print();

        assertThat(text("main")).contains("Failed", "Remote batteries are dead.", "Outcome", "PopcornBowl");
        assertThat(browser.evaluate("document.getElementById('views').offsetHeight")
                        .asInt())
                .isZero();
    }

    @Test
    void withoutScriptsTheTableIsPlain() throws Exception {
        browser.scripts(false);
        try {
            Path file = Files.createTempFile(directory, "report", ".html");
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                HtmlReport.write(Runs.movieNight(), writer);
            }
            browser.open(file.toUri());
            browser.scripts(true);
            assertThat(text("main"))
                    .contains("Failed", "TurnOnTV", "PopcornBowl")
                    .doesNotContain("Timeline");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void theGraphPageIsTheGraphAlone() throws Exception {
        Path file = Files.createTempFile(directory, "graph", ".html");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            GraphPage.write(Runs.movieNight(), writer);
        }
        browser.open(file.toUri());
        browser.settle();

        assertThat(shows(GRAPH, "var(--failed)")).isTrue();
        assertThat(text("#chips").replace("\n", " ")).contains("2 failed", "8 passed");
        browser.press("/");
        browser.type("pizza");
        browser.press("Enter");
        assertThat(text("#details h2")).isEqualTo("Pizza");
        assertThat(browser.evaluate("document.documentElement.scrollHeight").asInt())
                .isEqualTo(900);
    }

    @Test
    void aPartNamesWhatBlocksItFromElsewhere() throws Exception {
        open(Runs.endOfMovieNight(), "#job=WatchMovie");

        assertThat(text("#details"))
                .contains("Blocked by (2)", "TurnOnTV (not in this part)", "SitOnCouch (not in this part)");
        browser.press("3");
        assertThat(text("#table")).contains("blocked by TurnOnTV, SitOnCouch").doesNotContain("?");
    }

    @Test
    void hostileTextDoesNothing() throws Exception {
        open(Runs.hostile());
        browser.press("3");
        browser.press("Home");
        for (String text : Runs.HOSTILE) {
            assertThat(text("#details h2")).as(Visible.line(text, 50)).isNotNull();
            browser.evaluate("document.querySelectorAll('#details details').forEach(each => each.open = true)");
            browser.settle();
            browser.evaluate("document.querySelectorAll('#details details').forEach(each => each.open = true)");
            browser.press("ArrowDown");
        }
        assertThat(text("#details")).contains("show all 1,000,0");
        browser.press("4");
        browser.press("2");
        browser.press("1");
        browser.settle();

        assertThat(browser.evaluate("window.attacked === undefined").asBoolean())
                .isTrue();
        assertThat(browser.evaluate("document.querySelectorAll('img, iframe, object, embed, svg[onload]').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.querySelectorAll('script').length")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void tenThousandJobsOpenSoonAndNeverFreeze() throws Exception {
        open(Runs.provision(1250));
        int ready = browser.evaluate("Number(document.documentElement.dataset.ready)")
                .asInt();
        browser.settle();
        browser.click(1240, 880);
        browser.drag(900, 700, 600, 500, 30);
        for (int i = 0; i < 8; i++) {
            browser.wheel(600, 650, -200);
        }
        browser.press("/");
        browser.type("host-0036");
        browser.press("Enter");
        browser.press("Escape");
        browser.press("3");
        browser.click("#table .head .reason-column button");
        browser.press("End");
        browser.press("2");
        browser.settle();
        double longest = browser.evaluate("Math.max(0, ...window.frozen)").asDouble();
        System.out.println("10,003 jobs: ready after " + ready + " ms, longest task " + Math.round(longest) + " ms");

        assertThat(ready).isLessThan(3_000);
        assertThat(longest).isLessThan(2_000);
        assertThat(browser.evaluate("document.querySelectorAll('#table .row').length")
                        .asInt())
                .isLessThan(100);
    }
}
