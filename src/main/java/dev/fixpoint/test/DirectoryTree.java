package dev.fixpoint.test;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is below a directory. Links are not followed. */
final class DirectoryTree {

    private static final String OWNER_ONLY = "rwx------";

    private DirectoryTree() {}

    /** Returns what is there, by the path from the directory: type, permissions, and what the contents are known by. */
    static SortedMap<String, String> fingerprint(Path root) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                found.put(name(directory), "directory" + permissions(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.put(name(file), describe(file, attributes));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) { // else it has just vanished
                    found.put(name(file), "directory" + permissions(file) + " that cannot be read");
                }
                return FileVisitResult.CONTINUE;
            }

            private String name(Path path) {
                String name = root.relativize(path).toString().replace('\\', '/');
                return name.isEmpty() ? "." : name;
            }
        });
        return found;
    }

    private static String describe(Path file, BasicFileAttributes attributes) {
        try {
            if (attributes.isSymbolicLink()) {
                return "link to " + Files.readSymbolicLink(file);
            }
            if (!attributes.isRegularFile()) {
                return "neither file nor directory" + permissions(file);
            }
            byte[] content = Files.readAllBytes(file);
            return "file" + permissions(file) + " of " + content.length + (content.length == 1 ? " byte" : " bytes")
                    + " (" + digest(content) + ")";
        } catch (IOException e) {
            return "file" + permissions(file) + " that cannot be read";
        }
    }

    /** Eight digits tell two files of one size apart well enough, and leave room for the rest. */
    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static String permissions(Path path) {
        try {
            return " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Lets only the owner do anything with a directory, where there are such permissions. */
    static void makePrivate(Path directory) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWNER_ONLY));
        } catch (IOException | UnsupportedOperationException e) {
            // then it is as the system makes directories
        }
    }

    /** Deletes the directory and all that is in it, also where jobs have taken permissions away. */
    static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                makePrivate(directory);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    makePrivate(file);
                    delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
