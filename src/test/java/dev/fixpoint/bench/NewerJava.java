package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java that has virtual threads: this one, that of {@code JAVA_HOME_25}, or one where Linux keeps them. */
public final class NewerJava {

    private static final int FIRST = 21;
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private NewerJava() {}

    /** Returns the command; empty if there is none. */
    public static String command() {
        if (Runtime.version().feature() >= FIRST) {
            return Child.javaCommand();
        }
        String named = System.getenv("JAVA_HOME_25");
        if (named != null) {
            return Path.of(named, "bin", "java").toString();
        }
        return installed().stream()
                .map(home -> home.resolve("bin").resolve("java"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private static List<Path> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(home -> home.getFileName().toString().matches("(.*[^0-9.])?25([^0-9].*)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
