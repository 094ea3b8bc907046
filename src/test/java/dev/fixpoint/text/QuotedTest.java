package dev.fixpoint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void putsTheTextInQuotes() {
        assertThat(Quoted.of("Invite Wendell")).isEqualTo("\"Invite Wendell\"");
        assertThat(Quoted.of("")).isEqualTo("\"\"");
    }

    @Test
    void leavesWhatCanBeSeenAsItIs() {
        assertThat(Quoted.of("say \"hi\" to C:\\ Zoë 漢字 🎬")).isEqualTo("\"say \"hi\" to C:\\ Zoë 漢字 🎬\"");
    }

    @Test
    void writesLineBreaksAndControlCharactersAsEscapes() {
        assertThat(Quoted.of("a\nb\rc\td")).isEqualTo("\"a\\nb\\rc\\td\"");
        assertThat(Quoted.of("\0\u001B\u0085\u2028\u2029")).isEqualTo("\"\\u0000\\u001B\\u0085\\u2028\\u2029\"");
    }

    @Test
    void writesHalvesOfSurrogatePairsAsEscapes() {
        assertThat(Quoted.of("a\uD83Db\uDFACc\uD83D")).isEqualTo("\"a\\uD83Db\\uDFACc\\uD83D\"");
    }

    @Test
    void showsOfALongTextItsEnds() {
        assertThat(Quoted.of("x".repeat(200))).isEqualTo("\"" + "x".repeat(200) + "\"");
        assertThat(Quoted.of("a".repeat(80) + "b".repeat(41) + "c".repeat(80)))
                .isEqualTo("\"" + "a".repeat(80) + "...(41 more)..." + "c".repeat(80) + "\"");
        assertThat(Quoted.of("x".repeat(1 << 20))).hasSize(2 + 80 + "...(1048416 more)...".length() + 80);
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(Quoted.of("\u0019" + "x".repeat(300)))
                    .startsWith("\"\\u0019x")
                    .contains("...(141 more)...");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesWhatTurnsTheDirectionAsEscapes() {
        assertThat(Quoted.visible("a\u202Ab\u202Ec\u2066d\u2069")).isEqualTo("a\\u202Ab\\u202Ec\\u2066d\\u2069");
        assertThat(Quoted.isControl('\u202E')).isTrue();
        assertThat(Quoted.breaksLine('\u202E')).isFalse();
    }

    @Test
    void keepsTheLinesAndTabsOfATextOfSeveral() {
        assertThat(Quoted.visibleLines("a\tb\nc\r\u001B[2J")).isEqualTo("a\tb\nc\\r\\u001B[2J");
        assertThat(Quoted.visible("x".repeat(300) + "\n")).isEqualTo("x".repeat(300) + "\\n");
    }

    @Test
    void knowsWhatBreaksALine() {
        assertThat("\n\r\t\0\u007F\u0085\u2028\u2029".chars().mapToObj(c -> (char) c))
                .allMatch(Quoted::isControl);
        assertThat(" a\u00A0\u3000".chars().mapToObj(c -> (char) c)).noneMatch(Quoted::isControl);
    }
}
