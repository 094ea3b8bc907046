package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.text.DotText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever a job is called, DOT gives its name back. */
class DotNamesTest {

    static final List<String> HOSTILE = HostileNames.ALL;

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void aNodeHasTheNameAndShowsIt(String name) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job(name);
        String line = jobs.build().toDot().lines().toList().get(2);
        List<String> strings = stringsOf(line);
        assertThat(named(strings.get(0))).isEqualTo(name);
        String label = strings.size() == 1 ? strings.get(0) : strings.get(1);
        assertThat(shown(label)).isEqualTo(name);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void anEdgeHasTheNamesOfItsEnds(String name) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job(name).dependsOn("x" + name);
        jobs.job("x" + name);
        List<String> lines = jobs.build().toDot().lines().toList();
        List<String> strings = stringsOf(lines.get(lines.size() - 2));
        assertThat(strings).extracting(DotNamesTest::named).containsExactly(name, "x" + name);
    }

    @Test
    void differentNamesStayDifferent() {
        assertThat(HOSTILE.stream().map(DotText::quote)).doesNotHaveDuplicates();
    }

    @Test
    void textOfSeveralLinesIsBrokenAsGraphvizBreaksIt() {
        assertThat(DotText.quote("a\nb")).isEqualTo("\"a\\nb\"");
        assertThat(DotText.quote("a\u2028b\u2029c")).isEqualTo("\"a\\nb\\nc\"");
        assertThat(DotText.quote("a\r")).isEqualTo("\"a\\r\"");
        assertThat(DotText.quote("\n\\\"\n")).isEqualTo("\"\\n\\\\\\\"\\n\"");
    }

    @Test
    void controlCharactersBecomeASign() {
        assertThat(DotText.quote("\uD83Da\uDFAC\uD83C\uDFAC")).isEqualTo("\"\uFFFDa\uFFFD\uD83C\uDFAC\"");
        assertThat(DotText.quote("a\0b\u0007\u007F\u0085\t")).isEqualTo("\"a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD\"");
    }

    @Test
    void quotesEvenNothing() {
        assertThat(DotText.quote("")).isEqualTo("\"\"");
        assertThat(DotText.quote("plain")).isEqualTo("\"plain\"");
    }

    /** Reads the quoted strings of a line as the DOT language has them: {@code \"} is the one escape that it knows. */
    private static List<String> stringsOf(String line) {
        List<String> strings = new ArrayList<>();
        StringBuilder current = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (current == null) {
                if (c == '"') {
                    current = new StringBuilder();
                } else {
                    assertThat("abcdefghijklmnopqrstuvwxyz []=,;->")
                            .as("what stands between strings")
                            .contains(String.valueOf(c));
                }
            } else if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                current.append('"');
                i++;
            } else if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '\\') {
                current.append("\\\\"); // both stay: the second one escapes no quote
                i++;
            } else if (c == '"') {
                strings.add(current.toString());
                current = null;
            } else {
                current.append(c);
            }
        }
        assertThat(current).as("a string that does not end").isNull();
        return strings;
    }

    /** To Graphviz a node is called by both backslashes of each pair. */
    private static String named(String string) {
        assertThat(string.replace("\\\\", "")).as("single backslashes").doesNotContain("\\");
        return string.replace("\\\\", "\\");
    }

    /** In what is shown, a pair of backslashes is one, and entities are read. */
    private static String shown(String label) {
        String text = named(label);
        if (text.contains("&")) {
            assertThat(text.replace("&amp;", "")).as("bare ampersands").doesNotContain("&");
        }
        return text.replace("&amp;", "&");
    }
}
