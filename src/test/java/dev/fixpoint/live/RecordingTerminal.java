package dev.fixpoint.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A terminal that keeps what is written to it. */
final class RecordingTerminal implements Terminal {

    private final List<String> writes = new ArrayList<>();
    private TerminalSize size = new TerminalSize(60, 24);
    private boolean gone;
    private boolean closed;

    /** Returns each write since this was asked last, with the escape sequences as words. */
    synchronized List<String> writes() {
        List<String> taken = writes.stream().map(RecordingTerminal::readable).toList();
        writes.clear();
        return taken;
    }

    private static String readable(String text) {
        return text.replace("\u001B[?25l", "<hide>")
                .replace("\u001B[?25h", "<show>")
                .replace("\u001B[?7l", "<nowrap>")
                .replace("\u001B[?7h", "<wrap>")
                .replace("\u001B[K", "<eol>")
                .replace("\u001B[J", "<below>")
                .replaceAll("\u001B\\[(\\d+)A", "<up $1>")
                .replace("\r\n", "\n")
                .replace("\r", "<start>");
    }

    synchronized void resize(int columns, int rows) {
        size = new TerminalSize(columns, rows);
    }

    /** From now on writing fails. */
    synchronized void hangUp() {
        gone = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized TerminalSize size() {
        return size;
    }

    @Override
    public boolean isUnicode() {
        return true;
    }

    @Override
    public synchronized void write(String text) throws IOException {
        if (gone) {
            throw new IOException("hung up");
        }
        writes.add(text);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
