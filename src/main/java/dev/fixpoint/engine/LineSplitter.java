package dev.fixpoint.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Hands on line by line what comes in pieces. A line ends with a line feed, a carriage return, or both; one that goes on and on
 * is handed on in parts. For one thread.
 */
final class LineSplitter {

    /** How many bytes of a line are waited for. */
    static final int LONGEST = 8192;

    /** The most bytes that a character can have besides, before it is clear that this is no UTF-8. */
    private static final int SLACK = 3;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterReturn;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Takes the next bytes. */
    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            add(bytes[i]);
        }
    }

    private void add(byte octet) {
        if (octet == '\n' && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = octet == '\r';
        if (octet == '\n' || octet == '\r') {
            handOn();
            return;
        }
        if (line.size() >= LONGEST && (!CapturedOutput.isContinued(octet) || line.size() >= LONGEST + SLACK)) {
            handOn();
        }
        line.write(octet);
    }

    /** Hands on the last line, if it did not end. */
    void end() {
        if (line.size() > 0) {
            handOn();
        }
    }

    private void handOn() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text);
    }
}
