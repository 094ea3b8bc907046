package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.testing.Browser;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of the report in the README, into the directory that {@code fixpoint.pictures} names:
 * {@code mvn test -Dtest=ReportPicturesTest -Dfixpoint.chromium=/usr/bin/chromium -Dfixpoint.pictures=docs}.
 */
class ReportPicturesTest {

    private static final int MOST_BYTES = 200_000;

    @Test
    void areMade(@TempDir Path directory) throws Exception {
        String pictures = System.getProperty("fixpoint.pictures");
        Assumptions.assumeTrue(pictures != null, "no fixpoint.pictures");
        Path page = directory.resolve("report.html");
        try (Writer writer = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
            HtmlReport.write(Runs.movieNight(), writer);
        }
        try (Browser browser = Browser.start(Browser.installed().orElseThrow())) {
            browser.resize(1280, 900);
            browser.preferColors("light");
            browser.open(page.toUri());
            browser.settle();
            write(browser, Path.of(pictures, "report-light.png"));
            browser.preferColors("dark");
            browser.press("2");
            browser.evaluate("document.activeElement.blur(); location.hash = 'job=SitOnCouch'");
            browser.settle();
            browser.settle();
            write(browser, Path.of(pictures, "report-dark.png"));
        }
    }

    private static void write(Browser browser, Path file) throws Exception {
        byte[] picture = browser.screenshot();
        assertThat(picture).hasSizeLessThan(MOST_BYTES);
        Files.write(file, picture);
    }
}
