package dev.fixpoint.render;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Predicate;

/** A file that is written beside its place and then moved there, so that who reads it finds all of it or what was there before. */
final class PlacedFile {

    private static final int LARGE = 1 << 16;

    /** Writes the content of a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private PlacedFile() {}

    /**
     * Writes a file. What is not a file, such as a pipe, is written to as it is, and so is a file where nothing may be put beside
     * it; of a link, what it leads to is replaced.
     */
    static void write(Path file, Content content) throws IOException {
        write(file, Files::isWritable, content);
    }

    /**
     * Writes a file, as above.
     *
     * @param takesFiles whether a directory takes a file beside those that it has
     */
    static void write(Path file, Predicate<Path> takesFiles, Content content) throws IOException {
        try {
            place(file, takesFiles, content);
        } catch (FileSystemException e) {
            throw e; // it names the file
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void place(Path file, Predicate<Path> takesFiles, Content content) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path directory = place.getParent();
        boolean mayHaveOthersBeside = directory == null || takesFiles.test(directory);
        if (Files.exists(file) && !(Files.isRegularFile(file) && mayHaveOthersBeside)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                write(out, content);
            }
            return;
        }
        Path part = place.resolveSibling(".fixpoint-" + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out =
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(out, content);
            }
            move(part, place);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "its directory does not exist; create it first");
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(OutputStream out, Content content) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, LARGE);
        content.write(buffered);
        buffered.flush();
    }

    private static void move(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING); // some network drives know no better
        }
    }
}
