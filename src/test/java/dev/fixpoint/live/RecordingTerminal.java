package dev.fixpoint.live;

import dev.fixpoint.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A terminal that keeps what is written to it. */
final class RecordingTerminal implements Terminal {

    private final List<String> writes = new ArrayList<>();
    private TerminalSize size = new TerminalSize(60, 24);
    private boolean gone;
    private boolean closed;
    private final CountDownLatch written = new CountDownLatch(1);
    private CountDownLatch taken = new CountDownLatch(0);
    private Consumer<Runnable> onSuspend = Runnable::run;

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

    /** From now on writing waits until that. */
    synchronized void stallUntil(CountDownLatch released) {
        taken = released;
    }

    /** Waits until somebody writes. */
    void awaitWrite() throws InterruptedException {
        Threads.await(written);
    }

    /** Does what Ctrl-Z does. */
    void suspend(Runnable suspension) {
        onSuspend.accept(suspension);
    }

    @Override
    public void onSuspend(Consumer<Runnable> action) {
        onSuspend = action;
    }

    @Override
    public void write(String text) throws IOException {
        try {
            written.countDown();
            Threads.await(taken);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        keep(text);
    }

    private synchronized void keep(String text) throws IOException {
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
