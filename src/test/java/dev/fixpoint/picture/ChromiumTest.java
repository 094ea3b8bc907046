package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.testing.Installed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a browser shows of an SVG; skipped unless the system property {@code fixpoint.chromium} names one. */
class ChromiumTest {

    private static final int WHITE = 0xFFFFFFFF;
    private static final int FAILED = 0xFFFFB37A;
    private static final int PASSED = 0xFFD3E8F8;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void showsTheOutcomes() throws Exception {
        BufferedImage picture = screenshot(SvgPicture.write(Runs.everyOutcome()));
        assertThat(picture.getRGB(2, 2)).isEqualTo(WHITE);
        assertThat(count(picture, FAILED)).isGreaterThan(500);
        assertThat(count(picture, PASSED)).isGreaterThan(500);
    }

    /** An error of the parser would be shown on the page, above a picture that ends where it occurred. */
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void showsHostileNames() throws Exception {
        BufferedImage picture = screenshot(SvgPicture.write(Names.drawing()));
        assertThat(count(picture, FAILED)).isGreaterThan(10 * 500);
    }

    private static int count(BufferedImage picture, int color) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += picture.getRGB(x, y) == color ? 1 : 0;
            }
        }
        return count;
    }

    private BufferedImage screenshot(String svg) throws IOException, InterruptedException {
        assumeTrue(Installed.chromium().isPresent(), "no browser is named");
        String chromium = Installed.chromium().get();
        Path file = Files.writeString(directory.resolve("graph.svg"), svg);
        Path picture = directory.resolve("graph.png");
        Process process = new ProcessBuilder(
                        chromium,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--force-device-scale-factor=1",
                        "--window-size=1000,1000",
                        "--user-data-dir=" + directory.resolve("user"),
                        "--screenshot=" + picture,
                        file.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("chromium.txt").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return ImageIO.read(picture.toFile());
    }
}
