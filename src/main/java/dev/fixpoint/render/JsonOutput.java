package dev.fixpoint.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * JSON as UTF-8. A half of a surrogate pair, which UTF-8 cannot write, becomes an escape such as <code>&#92;ud800</code>, so that
 * nothing is lost. Other characters that JSON would let through become escapes too if programs that read lines take them for
 * ends of lines, or if they turn the direction of what a person sees.
 */
final class JsonOutput extends Writer {

    private static final String HEX = "0123456789abcdef";

    /** As many bytes as one character needs at the most, as an escape. */
    private static final int MOST_BYTES = 6;

    private final OutputStream out;
    private final byte[] bytes = new byte[8_192];
    private int length;

    /** The first half of a pair whose second half is still to come; 0 if there is none. */
    private char high;

    JsonOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            if (length > bytes.length - 2 * MOST_BYTES) {
                writeBytes();
            }
            add(text[i]);
        }
    }

    private void add(char c) {
        if (high != 0) {
            char first = high;
            high = 0;
            if (Character.isLowSurrogate(c)) {
                addPair(Character.toCodePoint(first, c));
                return;
            }
            addEscape(first);
        }
        if (c < 0x7F) {
            bytes[length++] = (byte) c;
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c) || Characters.isUnseen(c)) {
            addEscape(c);
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | (c >> 6));
            addRest(c);
        } else {
            bytes[length++] = (byte) (0xE0 | (c >> 12));
            addRest(c >> 6);
            addRest(c);
        }
    }

    private void addPair(int codePoint) {
        bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
        addRest(codePoint >> 12);
        addRest(codePoint >> 6);
        addRest(codePoint);
    }

    private void addRest(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void addEscape(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = (byte) HEX.charAt((c >> shift) & 0xF);
        }
    }

    private void writeBytes() throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    /** Writes all but the half of a pair. */
    @Override
    public void flush() throws IOException {
        writeBytes();
        out.flush();
    }

    /** Writes the rest, and leaves the stream open. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
