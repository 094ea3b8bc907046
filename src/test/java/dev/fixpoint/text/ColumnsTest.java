package dev.fixpoint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void leaveWhatFits() {
        assertThat(Columns.cut("0123456789", 10)).isEqualTo("0123456789");
        assertThat(Columns.cut("", 10)).isEmpty();
    }

    @Test
    void cutWhatDoesNot() {
        assertThat(Columns.cut("0123456789a", 10)).isEqualTo("012345 ...");
        assertThat(Columns.cut("x".repeat(1 << 20), 10)).isEqualTo("xxxxxx ...");
    }

    @Test
    void countAnEscapeAsItIsShownAndNeverCutIt() {
        assertThat(Columns.cut("\u001B[2J", 9)).isEqualTo("\\u001B[2J");
        assertThat(Columns.cut("abc\u001Bdefgh", 12)).isEqualTo("abc ...");
    }

    @Test
    void countWideCharactersAsTwoAndNeverCutAPair() {
        assertThat(Columns.cut("漢字漢字漢", 10)).isEqualTo("漢字漢字漢");
        assertThat(Columns.cut("漢字漢字漢字", 10)).isEqualTo("漢字漢 ...");
        assertThat(Columns.cut("a\uD83C\uDFAC\uD83C\uDFAC\uD83C\uDFAC\uD83C\uDFAC", 8))
                .isEqualTo("a\uD83C\uDFAC ...");
    }

    @Test
    void listAsManyAsFit() {
        assertThat(Columns.list(List.of("a", "b", "c"), 6, 7)).isEqualTo("a, b, c");
        assertThat(Columns.list(List.of("a", "b", "c"), 2, 99)).isEqualTo("a, b and 1 more");
        assertThat(Columns.list(List.of("a", "bbbbbbbb", "c"), 6, 13)).isEqualTo("a and 2 more");
        assertThat(Columns.list(Collections.nCopies(100, "x".repeat(100)), 6, 30))
                .isEqualTo("x".repeat(14) + " ... and 99 more");
        assertThat(Columns.list(List.of("x".repeat(30)), 6, 30)).isEqualTo("x".repeat(30));
    }
}
