package dev.fixpoint.engine;

import java.nio.charset.StandardCharsets;

/** The last bytes of what a process writes, up to a limit. Safe for use by several threads. */
final class CapturedOutput {

    private static final int FIRST_CAPACITY = 1024;

    /** In UTF-8, a character has at most so many bytes after its first. */
    private static final int MOST_CONTINUED = 3;

    private final int limit;

    /** A ring, once it has grown to the limit. */
    private byte[] kept = new byte[0];

    private int start;
    private int size;
    private boolean truncated;

    CapturedOutput(int limit) {
        this.limit = limit;
    }

    /** Adds what was read next, in place of the oldest if there is no more room. */
    synchronized void add(byte[] bytes, int length) {
        int taken = Math.min(length, limit);
        truncated |= length > limit - size;
        grow(taken);
        if (taken == 0) {
            return;
        }
        int dropped = Math.max(0, size + taken - kept.length);
        start = (start + dropped) % kept.length;
        size -= dropped;
        int end = (int) (((long) start + size) % kept.length);
        int first = Math.min(taken, kept.length - end);
        System.arraycopy(bytes, length - taken, kept, end, first);
        System.arraycopy(bytes, length - taken + first, kept, 0, taken - first);
        size += taken;
    }

    /** As long as it is not a ring yet, what is kept begins at its beginning. */
    private void grow(int more) {
        long needed = Math.min(limit, (long) size + more);
        if (needed > kept.length) {
            long roomy = Math.max(Math.max(FIRST_CAPACITY, 2L * kept.length), needed);
            byte[] larger = new byte[(int) Math.min(limit, roomy)];
            System.arraycopy(kept, 0, larger, 0, size);
            kept = larger;
        }
    }

    /** Returns whether the beginning is missing. */
    synchronized boolean isTruncated() {
        return truncated;
    }

    /** Returns what is kept as UTF-8, beginning with a whole character. */
    synchronized String text() {
        byte[] bytes = new byte[size];
        int first = Math.min(size, kept.length - start);
        System.arraycopy(kept, start, bytes, 0, first);
        System.arraycopy(kept, 0, bytes, first, size - first);
        int skipped = 0;
        while (truncated && skipped < Math.min(size, MOST_CONTINUED) && isContinued(bytes[skipped])) {
            skipped++;
        }
        return new String(bytes, skipped, size - skipped, StandardCharsets.UTF_8);
    }

    /** Returns whether a byte of UTF-8 belongs to the character of the one before. */
    static boolean isContinued(byte octet) {
        return (octet & 0xC0) == 0x80;
    }
}
