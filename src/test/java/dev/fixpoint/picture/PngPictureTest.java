package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.fixpoint.report.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** PNG by Graphviz, and what is said where that does not work. */
class PngPictureTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Drawing drawing = new Runs().job("a", Outcome.PASSED).drawing();

    @Test
    void graphvizMakesAPicture() throws IOException {
        byte[] picture;
        try {
            picture = PngPicture.write(Names.drawing());
        } catch (IOException e) {
            if (e.getMessage().startsWith("a .png needs Graphviz")) {
                abort("Graphviz is not installed");
            }
            throw e;
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getHeight()).isGreaterThan(1000);
    }

    @Test
    void whereItIsMissingTheErrorOffersSvg() {
        assertThatThrownBy(() -> PngPicture.write(drawing, List.of("no-such-program"), LONG))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a .png needs Graphviz, whose program \"no-such-program\" cannot be started (")
                .hasMessageEndingWith("): install it, or write an .svg instead, which needs no other program");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whetherItWorksCanBeAskedBefore() {
        assertThatCode(() -> PngPicture.requireGraphviz(List.of("true"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> PngPicture.requireGraphviz(List.of("no-such-program")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a .png needs Graphviz, whose program \"no-such-program\" cannot be started (");
        assertThatThrownBy(() -> PngPicture.requireGraphviz(List.of("false")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "a .png needs Graphviz, whose program \"false\" does not work: asked for its version, it ended"
                                + " with 1; write an .svg instead, which needs no other program");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whereItFailsTheErrorSaysWhatItSaid() {
        assertThatThrownBy(() -> PngPicture.write(drawing, List.of("sh", "-c", "echo too bad >&2; exit 3"), LONG))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Graphviz made no .png, and ended with 3 and \"too bad\"; write an .svg instead, which needs "
                                + "no other program");
        assertThatThrownBy(() -> PngPicture.write(drawing, List.of("sh", "-c", "true"), LONG))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Graphviz made no .png, and ended with 0; write an .svg instead, which needs no other program");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itMustBeDoneInTime() {
        assertThatThrownBy(() -> PngPicture.write(drawing, List.of("sleep", "60"), Duration.ofMillis(50)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Graphviz was not done with the .png after 50ms; write an .svg instead, which needs no other "
                                + "program");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> PngPicture.write(drawing, List.of("sleep", "60"), LONG))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("interrupted while Graphviz was making the .png");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProgramReadsOurDot() throws IOException {
        assertThat(PngPicture.write(drawing, List.of("cat"), LONG)).asString().isEqualTo(DotPicture.write(drawing));
    }
}
