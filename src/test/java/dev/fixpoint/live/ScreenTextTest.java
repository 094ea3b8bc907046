package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How wide a text is on a screen, and where it is cut. */
class ScreenTextTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "\u00E4\u00F6\u00FC, 3",
        "a\u0308, 1",
        "\u96FB\u8A71\u6A5F, 6",
        "\uFF21, 2",
        "\uD55C, 2",
        "\u1112\u1161\u11AB, 2",
        "\uD83D\uDE00, 2",
        "\u260E, 1",
        "\u260E\uFE0F, 2",
        "1\uFE0F\u20E3, 2",
        "\uD83C\uDDE9\uD83C\uDDEA, 2",
        "\uD83D\uDC4D\uD83C\uDFFD, 2",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66, 2",
        "\uD83E\uDD26\uD83C\uDFFD\u200D\u2642\uFE0F, 2",
        "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08, 2",
        "\uD840\uDC00, 2",
        "\u05E9\u05DC\u05D5\u05DD, 4",
        "\u2501\u2026, 2"
    })
    void isMeasured(String text, int width) {
        assertThat(ScreenText.fit(text, 100, "~")).isEqualTo(new ScreenText(text, width));
        assertThat(ScreenText.fit(text, width, "~").text()).isEqualTo(text);
        if (width > 0) {
            assertThat(ScreenText.fit(text, width - 1, "~").width()).isLessThan(width);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 4, abc~, 4",
        "abcdef, 1, ~, 1",
        "abcdef, 0, '', 0",
        "\u96FB\u8A71\u6A5F, 5, \u96FB\u8A71~, 5",
        "\u96FB\u8A71\u6A5F, 4, \u96FB~, 3",
        "ae\u0301e\u0301, 2, a~, 2",
        "a\uD83D\uDC68\u200D\uD83D\uDC69b, 3, a~, 2"
    })
    void isCutBetweenLetters(String text, int most, String shown, int width) {
        assertThat(ScreenText.fit(text, most, "~")).isEqualTo(new ScreenText(shown, width));
    }

    @Test
    void anEllipsisThatDoesNotFitIsLeftOut() {
        assertThat(ScreenText.fit("abcdef", 2, "...")).isEqualTo(new ScreenText("", 0));
        assertThat(ScreenText.fit("ab", 2, "...")).isEqualTo(new ScreenText("ab", 2));
    }

    @Test
    void whatIsNotToBeSeenIsWrittenAsEscapes() {
        assertThat(ScreenText.fit("\u001B[31m\u0000\u009B\u2028\u202E\u2066\uFEFF\uDC00\n", 100, "~")
                        .text())
                .isEqualTo("\\u001B[31m\\u0000\\u009B\\u2028\\u202E\\u2066\\uFEFF\\uDC00\\n");
    }

    @Test
    void anEscapeIsNotCut() {
        assertThat(ScreenText.fit("a\u001Bb", 6, "~")).isEqualTo(new ScreenText("a~", 2));
    }

    @Test
    void whatHasNoWidthDoesNotGoOnForever() {
        String marks = "e" + "\u0301".repeat(1_000_000);
        assertThat(ScreenText.fit(marks, 40, "~").text()).hasSizeLessThan(100);
        assertThat(ScreenText.fit("\u200D".repeat(1_000_000), 40, "~").text()).hasSizeLessThan(2_000);
    }

    /** What is in the ranges of Unicode, at their ends. */
    @ParameterizedTest
    @CsvSource({
        "10FF, 1",
        "1100, 2",
        "115F, 2",
        "1160, 0",
        "303E, 2",
        "303F, 1",
        "3040, 1",
        "3041, 2",
        "4DC0, 1",
        "4E00, 2",
        "AC00, 2",
        "D7A3, 2",
        "D7A4, 1",
        "FF60, 2",
        "FF61, 1",
        "1F600, 2",
        "1F32C, 1",
        "2FFFF, 2",
        "E0100, 0"
    })
    void widthsOfCharacters(String character, int width) {
        assertThat(CharacterWidths.of(Integer.parseInt(character, 16))).isEqualTo(width);
    }
}
