package dev.fixpoint.testing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs are that some tests need, and that are not everywhere. Continuous integration installs and names them. */
public final class Installed {

    private Installed() {}

    /** Returns the program of the browser Chromium. */
    public static Optional<String> chromium() {
        return setting("fixpoint.chromium");
    }

    /** Returns the directory into which the packages of {@code src/test/js} are installed. */
    public static Optional<String> mermaid() {
        return setting("fixpoint.mermaid");
    }

    /** Returns a system property, or the variable of the environment that is named like it: {@code FIXPOINT_CHROMIUM}. */
    private static Optional<String> setting(String name) {
        return Stream.of(
                        System.getProperty(name),
                        System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')))
                .filter(value -> value != null && !value.isEmpty())
                .findFirst();
    }
}
