package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages in a real browser: {@code mvn test -Dtest='Browser*Test' -Dfixpoint.chromium=/usr/bin/chromium}. */
class BrowserTest extends PageInBrowser {

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
    void helpOpensAndCloses() throws Exception {
        open(Runs.movieNight());

        browser.press("?");
        assertThat(text("#help")).contains("search", "critical path", "waiting for a retry");
        browser.press("Escape");
        assertThat(browser.evaluate("document.getElementById('help').open").asBoolean())
                .isFalse();
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
}
