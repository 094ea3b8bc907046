package dev.fixpoint.bench;

import java.util.Locale;

/** Says what has been measured so far, on standard error. */
final class Progress {

    private Progress() {}

    static void say(String format, Object... values) {
        System.err.println("bench: " + String.format(Locale.ROOT, format, values));
    }
}
