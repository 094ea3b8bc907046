package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void aLineShowsBreaksControlsAndWhatTurnsTextAsEscapes() {
        assertThat(Visible.line("a\nb\t\u001B[31m\u202Ec\u2066\u2028", 100))
                .isEqualTo("a\\nb\\t\\u001B[31m\\u202Ec\\u2066\\u2028");
    }

    @Test
    void aBlockKeepsItsLines() {
        assertThat(Visible.block("a\n\tb\r\u0007", 100)).isEqualTo("a\n\tb\\r\\u0007");
    }

    @Test
    void aLongTextIsCutButNoPairInTwo() {
        assertThat(Visible.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Visible.line("abcdefg", 6)).isEqualTo("abcdef \u2026");
        assertThat(Visible.line("abcde\uD83C\uDFAC", 6)).isEqualTo("abcde \u2026");
    }
}
