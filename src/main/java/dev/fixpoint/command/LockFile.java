package dev.fixpoint.command;

import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that one convergence holds at a time. The lock is the operating system's, so it ends with the process however that
 * ends; what is written in the file only says who holds it.
 */
final class LockFile implements AutoCloseable {

    /** Far behind the text, so that others can read who holds the lock where locked bytes cannot be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final Pattern HOLDER = Pattern.compile(".+, process \\d+ on .+, since \\d{4}-", Pattern.DOTALL);

    private static final int LONGEST_TEXT = 1_000;
    private static final long POLL_NANOS = Duration.ofMillis(100).toNanos();

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, waiting for it as long as said; null stands for not at all. Returns null if another convergence has it,
     * after saying which.
     */
    static @Nullable LockFile acquire(
            Path file, String program, @Nullable Duration patience, PrintWriter err, TimeSource time)
            throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        LockFile lock = null;
        try {
            requireLockFile(file, channel);
            if (isTakenInTime(channel, file, program, patience, err, time)) {
                write(channel, program, time);
                lock = new LockFile(channel);
            }
            return lock;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** The text of a lock file is overwritten: it must not be that of any other file. */
    private static void requireLockFile(Path file, FileChannel channel) throws IOException {
        if (channel.size() > 0 && !HOLDER.matcher(text(channel)).lookingAt()) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "it holds something else than a lock; name a file that is there for nothing else");
        }
    }

    private static boolean isTakenInTime(
            FileChannel channel,
            Path file,
            String program,
            @Nullable Duration patience,
            PrintWriter err,
            TimeSource time)
            throws IOException {
        long start = time.nanoTime();
        boolean told = false;
        while (!isTaken(channel)) {
            long left = patience == null ? 0 : Durations.toNanos(patience) - (time.nanoTime() - start);
            if (left <= 0) {
                err.println(program + ": " + file + " is held by " + holder(channel)
                        + (patience == null ? "; --wait waits for it" : "; waited " + Durations.format(patience)));
                return false;
            }
            if (!told) {
                err.println(program + ": waiting for " + file + ", held by " + holder(channel));
                told = true;
            }
            time.park(Math.min(left, POLL_NANOS), false);
        }
        return true;
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another convergence of this very process
        }
    }

    private static void write(FileChannel channel, String program, TimeSource time) throws IOException {
        String text = program + ", process " + ProcessHandle.current().pid() + " on " + host() + ", since "
                + time.instant().truncatedTo(ChronoUnit.SECONDS);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String holder(FileChannel channel) throws IOException {
        String holder = text(channel);
        return holder.isEmpty() ? "another convergence" : Quoted.inLine(holder);
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }

    /** Gives the lock back. The file stays: to remove it would let two processes lock two files of one name. */
    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        }
    }
}
