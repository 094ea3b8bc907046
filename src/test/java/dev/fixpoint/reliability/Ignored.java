package dev.fixpoint.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process was started with Ctrl-C ignored, which its children inherit. */
final class Ignored {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MASK = "SigIgn:";
    private static final int INTERRUPT = 2;

    private Ignored() {}

    static boolean isInterrupt() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(MASK))
                .map(line -> line.substring(MASK.length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
    }
}
