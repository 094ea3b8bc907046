package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages in a real browser that is small, prints, has no scripts, or gets more or worse than it may like. */
class BrowserExtremesTest extends PageInBrowser {

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
