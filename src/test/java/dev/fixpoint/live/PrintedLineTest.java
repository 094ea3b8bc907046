package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a line that a job prints. */
class PrintedLineTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain,plain",
                "'',''",
                "a\tb,a\tb",
                "\u00E4\u96FB\uD83D\uDE00,\u00E4\u96FB\uD83D\uDE00",
                "\u001B[1;31mred\u001B[0m,red",
                "\u001B[2J\u001B[5;5Hhere,here",
                "\u001B]0;title\u0007text,text",
                "\u001B]8;;http://x\u001B\\link,link",
                "\u001B7saved\u001Bc,saved",
                "\u001B(Bcharset,charset",
                "\u202Etxt.exe,\\u202Etxt.exe",
                "cut \u001B[3,cut \\u001B[3",
                "end \u001B,end \\u001B",
                "bell\u0007\b\u009B1m,bell\\u0007\\u0008\\u009B1m",
            })
    void withoutColors(String line, String shown) {
        assertThat(PrintedLine.of(line, false)).isEqualTo(shown);
    }

    @Test
    void aLineThatIsWrittenOverItselfIsShownAsItWasInTheEnd() {
        assertThat(PrintedLine.of("10%\r20%\r100%\r", false)).isEqualTo("100%");
        assertThat(PrintedLine.of("\r\r", false)).isEmpty();
    }

    @Test
    void withColorsWhichEndWithTheLine() {
        assertThat(PrintedLine.of("\u001B[31mred\u001B[2K and more", true))
                .isEqualTo("\u001B[31mred and more\u001B[0m");
        assertThat(PrintedLine.of("plain\u001B[A", true)).isEqualTo("plain");
    }
}
