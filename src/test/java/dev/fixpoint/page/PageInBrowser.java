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
import org.junit.jupiter.api.io.TempDir;

/** What tests of pages in a real browser have in common: one browser for all of a class, and looks at the page that is open. */
abstract class PageInBrowser {

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

    static final String GRAPH = "document.querySelector('#graph canvas')";

    @TempDir
    static Path directory;

    static Browser browser;

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

    static void open(RunRecord run) throws Exception {
        open(run, "");
    }

    static void open(RunRecord run, String anchor) throws Exception {
        Path file = Files.createTempFile(directory, "report", ".html");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            HtmlReport.write(run, writer);
        }
        browser.open(URI.create(file.toUri() + anchor));
        browser.await("document.documentElement.dataset.ready");
        browser.settle();
    }

    static String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').innerText")
                .asString();
    }

    static boolean shows(String canvas, String color) throws Exception {
        return browser.evaluate(SHOWS + "(" + canvas + ", '" + color + "')").asBoolean();
    }

    static List<String> rows() throws Exception {
        return browser.evaluate("[...document.querySelectorAll('#table .row')]"
                        + ".sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))"
                        + ".map(row => row.querySelector('.name').innerText)")
                .valueStream()
                .map(name -> name.asString())
                .toList();
    }
}
