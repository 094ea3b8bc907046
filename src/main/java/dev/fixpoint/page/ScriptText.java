package dev.fixpoint.page;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes JSON into a {@code <script>} element: whatever could end the element, open a comment, or break a line of a script is
 * written as an escape, which means the same inside of a string; and such characters are nowhere else in JSON. Half of a
 * surrogate pair, which no encoding can write, becomes the replacement character.
 */
final class ScriptText extends Writer {

    private static final int BUFFER = 8192;
    private static final char REPLACEMENT = '\uFFFD';

    private final Appendable out;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 6);
    private char high;

    ScriptText(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            append(text[i]);
        }
    }

    @Override
    public ScriptText append(char c) throws IOException {
        if (high != 0) {
            boolean pair = Character.isLowSurrogate(c);
            buffer.append(pair ? high : REPLACEMENT);
            high = 0;
            if (pair) {
                buffer.append(c);
                return this;
            }
        }
        switch (c) {
            case '<' -> buffer.append("\\u003C");
            case '>' -> buffer.append("\\u003E");
            case '&' -> buffer.append("\\u0026");
            case '\u2028' -> buffer.append("\\u2028");
            case '\u2029' -> buffer.append("\\u2029");
            default -> {
                if (Character.isHighSurrogate(c)) {
                    high = c;
                } else {
                    buffer.append(Character.isLowSurrogate(c) ? REPLACEMENT : c);
                }
            }
        }
        if (buffer.length() >= BUFFER) {
            drain();
        }
        return this;
    }

    private void drain() throws IOException {
        out.append(buffer);
        buffer.setLength(0);
    }

    /** Does nothing: the end of a pair may still come. */
    @Override
    public void flush() {}

    /** Writes all that is left, and leaves open what it was written to. */
    @Override
    public void close() throws IOException {
        if (high != 0) {
            buffer.append(REPLACEMENT);
            high = 0;
        }
        drain();
    }
}
