package dev.fixpoint.live;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Passes on what is written to it as whole lines, without their ends. What is written is taken for UTF-8. */
final class LineStream extends OutputStream {

    /** A line without end is passed on in pieces. */
    private static final int LONGEST = 1 << 20;

    private final Consumer<List<String>> lines;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineStream(Consumer<List<String>> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int letter) {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        List<String> complete = complete(bytes, offset, length);
        if (!complete.isEmpty()) {
            lines.accept(complete); // under no lock of this: it may wait for the terminal
        }
    }

    private synchronized List<String> complete(byte[] bytes, int offset, int length) {
        List<String> complete = new ArrayList<>();
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n' || begun.size() + i - start >= LONGEST) {
                begun.write(bytes, start, i - start);
                complete.add(take());
                start = bytes[i] == '\n' ? i + 1 : i;
            }
        }
        begun.write(bytes, start, offset + length - start);
        return complete;
    }

    /** Returns a line that has been begun; nothing if none has been. */
    synchronized List<String> begun() {
        return begun.size() == 0 ? List.of() : List.of(take());
    }

    private String take() {
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        return line;
    }
}
