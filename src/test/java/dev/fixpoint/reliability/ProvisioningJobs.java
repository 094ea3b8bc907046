package dev.fixpoint.reliability;

import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Key;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The kinds of jobs of {@link Provisioning}. */
final class ProvisioningJobs {

    private static final String MODE = "rw-r-----";
    private static final int PIECE = 1024;
    private static final String DRAFT = ".draft";
    private static final Key<Path> LOCK = Key.of("lock", Path.class);

    private ProvisioningJobs() {}

    record Directory(Path path) implements Job {
        @Override
        public void check(JobContext job) {
            job.require(Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS), "there is no directory " + path);
        }

        @Override
        public void run(JobContext job) throws IOException {
            Files.createDirectory(path);
        }
    }

    /**
     * Where locks and drafts are. What a process that was killed has left there is taken away: nobody else would do it, as cleanup
     * belongs to the convergence whose run it was.
     */
    record WorkArea(Path path) implements Job {
        @Override
        public void check(JobContext job) throws IOException {
            job.require(Files.isDirectory(path), "there is no work area");
            job.requireEqual("left behind", List.of(), leftBehind());
        }

        @Override
        public void run(JobContext job) throws IOException {
            Files.createDirectories(path);
            for (Path left : leftBehind()) {
                Files.delete(left);
            }
        }

        private List<Path> leftBehind() throws IOException {
            try (Stream<Path> left = Files.list(path)) {
                return left.sorted().toList();
            }
        }
    }

    /** A job that holds a lock, which nobody else may hold, from its run to its cleanup. */
    private interface Locking extends Job {

        Path path();

        Path work();

        void make() throws IOException;

        @Override
        default void run(JobContext job) throws IOException {
            Path lock = besides("." + job.attempt() + ".lock");
            Files.createFile(lock);
            job.local().put(LOCK, lock);
            make();
        }

        @Override
        default void cleanup(JobContext job) throws IOException {
            Files.deleteIfExists(besides(DRAFT));
            if (job.local().find(LOCK).isPresent()) { // not if there was no room for it
                Files.delete(job.local().get(LOCK));
            }
        }

        /** Returns a file of its own in the work area. */
        default Path besides(String ending) {
            Path parent = path().toAbsolutePath().getParent();
            return work().resolve((parent == null ? "" : parent.getFileName() + "_") + path().getFileName() + ending);
        }
    }

    /** A file that is written beside its place and moved there. */
    record Draft(Path path, Path work, int size) implements Locking {
        @Override
        public void check(JobContext job) throws IOException {
            requireWritten(job, path, size);
        }

        @Override
        public void make() throws IOException {
            Path draft = besides(DRAFT);
            Files.write(draft, text(path, size));
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(MODE));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** A file that is written piece by piece where it belongs. */
    record InPlace(Path path, Path work, int size) implements Locking {
        @Override
        public void check(JobContext job) throws IOException {
            requireWritten(job, path, size);
        }

        @Override
        public void make() throws IOException {
            byte[] text = text(path, size);
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                for (int written = 0; written < size; written += PIECE) {
                    ByteBuffer piece = ByteBuffer.wrap(text, written, Math.min(PIECE, size - written));
                    while (piece.hasRemaining()) {
                        channel.write(piece);
                    }
                }
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(MODE));
        }
    }

    record Link(Path path, Path target, Path work) implements Locking {
        @Override
        public void check(JobContext job) throws IOException {
            job.require(Files.isSymbolicLink(path), "there is no link " + path);
            job.requireEqual("target of " + path, target, Files.readSymbolicLink(path));
        }

        @Override
        public void make() throws IOException {
            Path draft = besides(DRAFT);
            Files.createSymbolicLink(draft, target);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void requireWritten(JobContext job, Path path, int size) throws IOException {
        job.require(Files.isRegularFile(path), "there is no file " + path);
        job.require(
                Arrays.equals(text(path, size), Files.readAllBytes(path)), path + " differs from what it should be");
        job.requireEqual("mode of " + path, MODE, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    /** Returns what is to be in a file: always the same for the same name. */
    private static byte[] text(Path path, int size) {
        byte[] text = new byte[size];
        new Random(path.getFileName().toString().hashCode()).nextBytes(text);
        return text;
    }
}
