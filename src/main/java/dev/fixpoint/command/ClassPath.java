package dev.fixpoint.command;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the classes of a program are found: on the class path of this process, and then where an option says. */
final class ClassPath {

    private final List<Path> entries;
    private final ClassLoader loader;

    private ClassPath(List<Path> entries) throws MalformedURLException {
        this.entries = entries;
        this.loader = loader(entries);
    }

    /** Reads a class path as {@code java -cp} does; null stands for none. */
    static ClassPath of(@Nullable String text) throws IOException, UnusableProgramException {
        List<Path> entries = new ArrayList<>();
        if (text != null) {
            for (String entry : text.split(File.pathSeparator, -1)) {
                try {
                    add(entries, entry);
                } catch (InvalidPathException e) {
                    throw new UnusableProgramException("-cp: no file can be named like that: " + e.getMessage(), e);
                }
            }
        }
        return new ClassPath(List.copyOf(entries));
    }

    private static void add(List<Path> entries, String entry) throws IOException {
        boolean allJars = entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*");
        if (!allJars) {
            entries.add(Path.of(entry)); // nothing stands for the working directory
            return;
        }
        Path directory = Path.of(entry.substring(0, entry.length() - 1));
        if (!Files.isDirectory(directory)) {
            entries.add(directory); // told when a class is missing
            return;
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{jar,JAR}")) {
            found.forEach(jars::add);
        }
        Collections.sort(jars); // the file system has no order of its own
        entries.addAll(jars);
    }

    private static ClassLoader loader(List<Path> entries) throws MalformedURLException {
        ClassLoader own = ClassPath.class.getClassLoader();
        if (entries.isEmpty()) {
            return own;
        }
        URL[] places = new URL[entries.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = entries.get(i).toUri().toURL();
        }
        return new URLClassLoader(places, own); // stays open: shutdown hooks may need classes at the very end
    }

    ClassLoader loader() {
        return loader;
    }

    /** Returns the class path for the compiler. */
    String text() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path", "")),
                        entries.stream().map(Path::toString))
                .map(entry -> entry.isEmpty() ? "." : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Loads a class, without initializing it. A nested one may be written with a dot as well. */
    Class<?> load(String name) throws UnusableProgramException {
        String candidate = name;
        while (true) {
            try {
                return loader.loadClass(candidate);
            } catch (ClassNotFoundException e) {
                int dot = candidate.lastIndexOf('.');
                if (dot < 0) {
                    throw new UnusableProgramException(MissingClass.message(name, places()), e);
                }
                candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
            }
        }
    }

    /** Returns where a program's own classes would be: where the option says, otherwise on the class path of this process. */
    private List<Path> places() {
        return entries.isEmpty()
                ? Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                        .map(Path::of)
                        .toList()
                : entries;
    }
}
