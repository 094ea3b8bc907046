package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How bytes become lines. */
class LineStreamTest {

    private final List<String> lines = new ArrayList<>();
    private final LineStream stream = new LineStream(lines::addAll);

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
    }

    @Test
    void wholeLinesArePassedOnAtOnce() {
        write("one\ntwo\n\nthr");
        assertThat(lines).containsExactly("one", "two", "");
        write("ee\nfo");
        assertThat(lines).endsWith("three").hasSize(4);
        assertThat(stream.begun()).containsExactly("fo");
        assertThat(stream.begun()).isEmpty();
    }

    @Test
    void lettersMayComeInPieces() {
        for (byte letter : "\u96FB\uD83D\uDE00\n".getBytes(StandardCharsets.UTF_8)) {
            stream.write(letter);
        }
        assertThat(lines).containsExactly("\u96FB\uD83D\uDE00");
    }

    @Test
    void aLineWithoutEndIsPassedOnInPieces() {
        int longest = 1 << 20;
        write("x".repeat(longest));
        assertThat(lines).isEmpty();
        write("x".repeat(longest + 1) + "y\n");
        assertThat(lines).extracting(String::length).containsExactly(longest, longest, 2);
    }
}
