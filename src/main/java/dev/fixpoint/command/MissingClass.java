package dev.fixpoint.command;

import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What is said of a class that is not found: which ones nearly have its name, and where was looked in vain. */
final class MissingClass {

    private static final String ENDING = ".class";

    private static final Pattern ANONYMOUS = Pattern.compile("\\$[0-9]");

    /** A class path of a whole application server is not worth the time. */
    private static final int MOST_CLASSES = 100_000;

    private static final int MOST_NAMES = 3;

    private MissingClass() {}

    static String message(String name, List<Path> places) {
        if (isFile(name)) {
            return Quoted.of(name) + " is a file, but no Java source file; name a file that ends in .java, or a class";
        }
        List<Path> absent =
                places.stream().filter(place -> !Files.exists(place)).toList();
        String where = absent.isEmpty()
                ? ""
                : "; not there: "
                        + absent.stream()
                                .map(place -> Quoted.of(place.toString()))
                                .collect(Collectors.joining(", "));
        return "there is no class " + Quoted.of(name) + hint(name, classes(places)) + where;
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name)) && !name.isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String hint(String name, List<String> classes) {
        List<String> elsewhere = classes.stream()
                .filter(known -> simple(known).equals(simple(name.replace('$', '.'))))
                .limit(MOST_NAMES)
                .map(Quoted::of)
                .toList();
        if (!elsewhere.isEmpty()) {
            return "; did you mean " + String.join(" or ", elsewhere) + "?";
        }
        return NearestNames.hint(name.replace('$', '.'), classes.size(), classes::get);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<String> classes(List<Path> places) {
        List<String> classes = new ArrayList<>();
        for (Path place : places) {
            try {
                classes.addAll(Files.isDirectory(place) ? inDirectory(place) : inJar(place));
            } catch (IOException | UncheckedIOException e) {
                // a hint less
            }
        }
        classes.sort(Comparator.naturalOrder());
        return classes;
    }

    private static List<String> inDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return names(files.map(file -> directory.relativize(file).toString().replace('\\', '/')));
        }
    }

    private static List<String> inJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return names(file.stream().map(ZipEntry::getName));
        }
    }

    private static List<String> names(Stream<String> files) {
        return files.limit(MOST_CLASSES)
                .filter(file -> file.endsWith(ENDING) && !file.startsWith("META-INF/"))
                .map(file -> file.substring(0, file.length() - ENDING.length()))
                .filter(file -> !ANONYMOUS.matcher(file).find())
                .map(file -> file.replace('/', '.').replace('$', '.'))
                .toList();
    }
}
