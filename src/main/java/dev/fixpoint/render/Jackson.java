package dev.fixpoint.render;

import java.io.IOException;

/** The library for JSON, which a program that wants none need not have. */
final class Jackson {

    /** Something that needs Jackson. */
    interface Use<T> {
        T get() throws IOException;
    }

    /** Something that needs Jackson, and gives nothing back. */
    interface Task {
        void run() throws IOException;
    }

    private Jackson() {}

    /**
     * Does what needs Jackson.
     *
     * @param what what it is needed for
     * @throws IllegalStateException if Jackson is missing
     */
    static <T> T required(String what, Use<T> use) throws IOException {
        try {
            return use.get();
        } catch (NoClassDefFoundError e) {
            throw missing(what, e);
        }
    }

    /** Does nothing if Jackson is there; throws as above if it is not. */
    static void require(String what) {
        try {
            JsonWriting.requireJackson();
        } catch (NoClassDefFoundError e) {
            throw missing(what, e);
        }
    }

    private static IllegalStateException missing(String what, NoClassDefFoundError error) {
        return new IllegalStateException(
                what
                        + " needs Jackson; add tools.jackson.core:jackson-databind, version 3.1 or later, to the class path",
                error);
    }

    static void required(String what, Task task) throws IOException {
        required(what, () -> {
            task.run();
            return what;
        });
    }
}
