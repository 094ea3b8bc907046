package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that come in pieces. */
class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add);

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        splitter.add(bytes, bytes.length);
    }

    @Test
    void aLineIsHandedOnAsSoonAsItEnds() {
        add("one\ntw");
        assertThat(lines).containsExactly("one");

        add("o\n\nthree");
        assertThat(lines).containsExactly("one", "two", "");

        splitter.end();
        assertThat(lines).containsExactly("one", "two", "", "three");
    }

    @Test
    void nothingIsNoLine() {
        splitter.end();
        add("one\n");
        splitter.end();

        assertThat(lines).containsExactly("one");
    }

    @Test
    void aCarriageReturnEndsALineToo() {
        add("10%\r20%\r");
        add("\n30%\r\n\n");

        assertThat(lines).containsExactly("10%", "20%", "30%", "");
    }

    @Test
    void charactersThatComeInPiecesAreWhole() {
        byte[] euro = "€\n".getBytes(StandardCharsets.UTF_8);
        for (byte octet : euro) {
            splitter.add(new byte[] {octet}, 1);
        }

        assertThat(lines).containsExactly("€");
    }

    @Test
    void aLongLineComesInPiecesOfWholeCharacters() {
        add("a".repeat(LineSplitter.LONGEST - 1) + "€" + "b".repeat(10) + "\n");

        assertThat(lines).containsExactly("a".repeat(LineSplitter.LONGEST - 1) + "€", "b".repeat(10));
    }

    @Test
    void whatIsNoTextComesInPiecesAllTheSame() {
        byte[] bytes = new byte[3 * LineSplitter.LONGEST];
        Arrays.fill(bytes, (byte) 0x80);
        splitter.add(bytes, bytes.length);
        splitter.end();

        assertThat(lines).hasSize(3);
        assertThat(String.join("", lines)).isEqualTo("\uFFFD".repeat(bytes.length));
    }
}
