package dev.fixpoint.test;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the system's own for temporary files that comes and goes, always at one path. It goes with the virtual machine, if
 * that is told to end meanwhile, as by Ctrl-C.
 */
final class TemporaryDirectory {

    /** What jobs write while it is being deleted is deleted by the next try. */
    private static final int TRIES = 10;

    private final String prefix;
    private @Nullable Path path;
    private @Nullable Thread hook;

    /** Creates the one whose name begins so. */
    TemporaryDirectory(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Makes it, empty.
     *
     * @throws IllegalStateException if it is there already, or the virtual machine is ending
     */
    synchronized Path make() throws IOException {
        Path made = path;
        if (hook == null) {
            Thread atEnd = new Thread(this::deleteAtEnd, prefix + "end");
            Runtime.getRuntime().addShutdownHook(atEnd);
            hook = atEnd;
        }
        if (made == null) {
            made = Files.createTempDirectory(prefix).toRealPath();
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
        forgetHook();
    }

    private void forgetHook() {
        Thread atEnd = hook;
        if (atEnd != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(atEnd);
                hook = null;
            } catch (IllegalStateException e) {
                // the virtual machine is ending: it runs, or has run
            }
        }
    }

    private synchronized void deleteAtEnd() {
        for (int tries = 0; path != null && tries < TRIES; tries++) {
            try {
                DirectoryTree.delete(path);
                return;
            } catch (IOException e) {
                // somebody writes into it
            }
        }
    }
}
