package dev.fixpoint.engine;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads what a process writes to its end, keeps the last of it, and hands on its lines. */
final class OutputReader implements StreamThread.Work {

    private static final int CHUNK = 8192;

    private final InputStream stream;
    private final CapturedOutput kept;
    private final @Nullable LineSplitter lines;

    /** Whether something has happened since somebody asked for it. */
    private volatile boolean busy = true;

    private volatile boolean handingOn;

    OutputReader(InputStream stream, CapturedOutput kept, @Nullable LineSplitter lines) {
        this.stream = stream;
        this.kept = kept;
        this.lines = lines;
    }

    @Override
    public void execute() throws IOException {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                busy = true;
                kept.add(chunk, length);
                if (lines != null) {
                    handingOn = true;
                    lines.add(chunk, length);
                    handingOn = false;
                }
            }
        } finally {
            if (lines != null && !handingOn) { // otherwise the code for lines has failed
                handingOn = true;
                lines.end();
            }
        }
    }

    /** Returns whether it has got on since this was asked last, or waits for the code that takes the lines. */
    boolean isBusy() {
        boolean was = busy;
        busy = false;
        return was || handingOn;
    }
}
