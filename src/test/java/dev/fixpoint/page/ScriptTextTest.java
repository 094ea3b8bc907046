package dev.fixpoint.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScriptTextTest {

    private static String written(String... parts) throws IOException {
        StringBuilder out = new StringBuilder();
        try (ScriptText text = new ScriptText(out)) {
            for (String part : parts) {
                text.write(part);
                text.flush();
            }
        }
        return out.toString();
    }

    @Test
    void escapesWhatCouldEndTheScriptOrALineOfIt() throws IOException {
        assertThat(written("\"</script><!-- & \u2028\u2029\""))
                .isEqualTo("\"\\u003C/script\\u003E\\u003C!-- \\u0026 \\u2028\\u2029\"");
    }

    @Test
    void keepsPairsAlsoAcrossWritesAndReplacesHalves() throws IOException {
        assertThat(written("a\uD83C", "\uDFACb")).isEqualTo("a\uD83C\uDFACb");
        assertThat(written("\uD83C")).isEqualTo("\uFFFD");
        assertThat(written("\uD83C\uD83C\uDFAC")).isEqualTo("\uFFFD\uD83C\uDFAC");
        assertThat(written("\uD83C<\uDFAC")).isEqualTo("\uFFFD\\u003C\uFFFD");
    }

    @Test
    void writesLongTextsWholly() throws IOException {
        assertThat(written("<x".repeat(100_000))).isEqualTo("\\u003Cx".repeat(100_000));
    }
}
