package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of a terminal. A real one is looked at in {@link RealTerminalTest}. */
class TerminalTest {

    @Test
    void itsSizeIsReadAsSttyPrintsIt() {
        assertThat(TerminalQuery.parse("24 80\n")).hasValue(new TerminalSize(80, 24));
        assertThat(TerminalQuery.parse("0 0\n")).isEmpty();
        assertThat(TerminalQuery.parse("24\n")).isEmpty();
        assertThat(TerminalQuery.parse("")).isEmpty();
        assertThat(TerminalQuery.parse("999999999999 1")).isEmpty();
    }

    @Test
    void itsSizeMayBeDeclared() {
        assertThat(StandardError.declared(Map.of("LINES", "5", "COLUMNS", "40")))
                .hasValue(new TerminalSize(40, 5));
        assertThat(StandardError.declared(Map.of("COLUMNS", "40"))).isEmpty();
    }

    @Test
    void aSizeWithoutColumnsOrRowsIsRefused() {
        assertThatThrownBy(() -> new TerminalSize(0, 24))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a terminal has 1 column and 1 row at least, not 0 and 24");
        assertThatThrownBy(() -> new TerminalSize(80, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsLettersAreThoseOfTheLocale() {
        assertThat(StandardError.isUnicode(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
        assertThat(StandardError.isUnicode(Map.of("LANG", "C.utf8"))).isTrue();
        assertThat(StandardError.isUnicode(Map.of("LANG", "de_DE.ISO-8859-1"))).isFalse();
        assertThat(StandardError.isUnicode(Map.of("LC_ALL", "C", "LANG", "C.UTF-8")))
                .isFalse();
        assertThat(StandardError.isUnicode(Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C")))
                .isTrue();
        assertThat(StandardError.isUnicode(Map.of())).isFalse();
    }

    @Test
    void aDumbOneIsNone() {
        assertThat(Terminal.standardError(Map.of("TERM", "dumb"))).isEmpty();
        assertThat(Terminal.standardError(Map.of())).isEmpty();
    }
}
