package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The last bytes of what a process writes. */
class CapturedOutputTest {

    private static CapturedOutput captured(int limit, String... chunks) {
        CapturedOutput output = new CapturedOutput(limit);
        for (String chunk : chunks) {
            byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
            output.add(bytes, bytes.length);
        }
        return output;
    }

    @Test
    void keepsAllUpToTheLimit() {
        CapturedOutput output = captured(6, "abc", "", "def");

        assertThat(output.text()).isEqualTo("abcdef");
        assertThat(output.isTruncated()).isFalse();
        assertThat(captured(6).text()).isEmpty();
    }

    @Test
    void keepsTheLastOfMore() {
        CapturedOutput output = captured(6, "abc", "def", "g");

        assertThat(output.text()).isEqualTo("bcdefg");
        assertThat(output.isTruncated()).isTrue();
        assertThat(captured(3, "a", "bcdefg").text()).isEqualTo("efg");
        assertThat(captured(3, "abcdefg").isTruncated()).isTrue();
    }

    @Test
    void aLimitOfZeroKeepsNothing() {
        assertThat(captured(0).isTruncated()).isFalse();
        assertThat(captured(0, "a").isTruncated()).isTrue();
        assertThat(captured(0, "a").text()).isEmpty();
    }

    @Test
    void beginsWithAWholeCharacter() {
        assertThat(captured(5, "\uD83D\uDE00abc").text())
                .as("2 of 4 bytes are left")
                .isEqualTo("abc");
        assertThat(captured(4, "€a€").text()).isEqualTo("a€");
        assertThat(captured(3, "a€").text()).isEqualTo("€");
    }

    @Test
    void keepsWhatAStringWouldKeep() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            int limit = random.nextInt(4_000);
            CapturedOutput output = new CapturedOutput(limit);
            StringBuilder all = new StringBuilder();
            for (int chunk = random.nextInt(12); chunk > 0; chunk--) {
                String text = letters(random, random.nextInt(3_000));
                all.append(text);
                byte[] bytes = (text + "rest of the buffer").getBytes(StandardCharsets.UTF_8);
                output.add(bytes, text.length());
            }

            assertThat(output.text()).isEqualTo(all.substring(Math.max(0, all.length() - limit)));
            assertThat(output.isTruncated()).isEqualTo(all.length() > limit);
        }
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
