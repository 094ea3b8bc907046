package dev.fixpoint.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What is written to the terminal: the block, and the lines that are printed above it. These wait for the next drawing while
 * the screen is open, and are written at once while it is not.
 *
 * <p>Safe for use by several threads. There are two locks: one for writing, and one for the lines that wait, held for
 * moments. A thread that has the second never waits for the first.
 */
final class Screen {

    /** So many letters may wait to be printed; who prints more waits. */
    private static final int MOST_LETTERS = 1 << 20;

    private final Terminal terminal;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock queueing = new ReentrantLock();
    private final Condition room = queueing.newCondition();

    private List<String> queue = new ArrayList<>();
    private long letters;
    private volatile boolean open;

    /** Who writes knows these. */
    private final Block block = new Block();

    private Frame last = Frame.NONE;
    private boolean broken;

    /**
     * What is drawn. At a new time it is drawn again even if it is the same, should something else have written over it.
     *
     * @param time when, as exactly as it matters
     */
    record Frame(List<String> lines, TerminalSize size, Duration time) {
        private static final Frame NONE = new Frame(List.of(), TerminalSize.USUAL, Duration.ZERO);
    }

    Screen(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Begins to have lines wait for the next drawing. */
    void open() {
        open = true;
    }

    /** Adds lines without waiting. */
    void add(List<String> lines) {
        queueing.lock();
        try {
            queue.addAll(lines);
            lines.forEach(line -> letters += line.length() + 1L);
        } finally {
            queueing.unlock();
        }
    }

    /** Prints lines. While the screen is open this waits until there is room for them, unless the thread is interrupted. */
    void print(List<String> lines) {
        queueing.lock();
        try {
            while (open && letters > MOST_LETTERS) {
                room.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queueing.unlock();
        }
        add(lines);
        if (!open) {
            flush();
        }
    }

    /** Draws the block if anything has changed since the last time, under the lines that wait. */
    void draw(Function<TerminalSize, Frame> painter) {
        TerminalSize size = terminal.size();
        writing.lock();
        try {
            if (open) {
                Frame frame = painter.apply(size);
                List<String> above = take();
                if (!above.isEmpty() || !frame.equals(last)) {
                    write(block.draw(above, frame.lines()));
                    last = frame;
                }
            }
        } finally {
            writing.unlock();
        }
    }

    /** Erases the block while the action lasts, and has nothing drawn. */
    void withoutBlock(Runnable action) {
        writing.lock();
        try {
            write(block.clear(take()));
            last = Frame.NONE;
            action.run();
        } finally {
            writing.unlock();
        }
    }

    /** Erases the block, prints what waits, and has no more drawn. */
    void close() {
        queueing.lock();
        try {
            open = false;
            room.signalAll();
        } finally {
            queueing.unlock();
        }
        flush();
    }

    private void flush() {
        writing.lock();
        try {
            write(block.clear(take()));
        } finally {
            writing.unlock();
        }
    }

    private List<String> take() {
        queueing.lock();
        try {
            List<String> taken = queue;
            queue = new ArrayList<>();
            letters = 0;
            room.signalAll();
            return taken;
        } finally {
            queueing.unlock();
        }
    }

    private void write(String text) {
        if (!text.isEmpty() && !broken) {
            try {
                terminal.write(text);
            } catch (IOException e) {
                broken = true; // the terminal is gone, and nobody is there to be told
            }
        }
    }
}
