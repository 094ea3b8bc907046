package dev.fixpoint.test;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A directory of the system's own for temporary files that comes and goes, always at one path. */
final class TemporaryDirectory {

    private static final String PREFIX = "fixpoint-world-";

    private @Nullable Path path;

    /** Makes it, empty. */
    synchronized Path make() throws IOException {
        Path made = path;
        if (made == null) {
            made = Files.createTempDirectory(PREFIX).toRealPath();
            path = made;
        } else {
            try {
                Files.createDirectory(made);
            } catch (FileAlreadyExistsException e) {
                throw new IllegalStateException(
                        "the directory " + made + " is in use: of World.directory(...) one is open at a time", e);
            }
            DirectoryTree.makePrivate(made);
        }
        return made;
    }

    /** Deletes it with all that is in it. */
    synchronized void delete() throws IOException {
        Path made = path;
        if (made != null) {
            DirectoryTree.delete(made);
        }
    }
}
