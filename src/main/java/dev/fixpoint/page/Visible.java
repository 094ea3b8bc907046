package dev.fixpoint.page;

import dev.fixpoint.text.Quoted;
import java.util.Locale;

/** Texts as they are shown in a page: what cannot be seen, or would turn the text around it, is written as an escape. */
final class Visible {

    private static final String CUT = " \u2026";

    private Visible() {}

    /** Returns the text on one line, with an ellipsis in place of all after so many characters. */
    static String line(String text, int most) {
        return shown(text, most, false);
    }

    /** Returns the text with its lines, with an ellipsis in place of all after so many characters. */
    static String block(String text, int most) {
        return shown(text, most, true);
    }

    private static String shown(String text, int most, boolean lines) {
        int end = text.length();
        if (end > most) {
            end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        }
        StringBuilder shown = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (lines && (c == '\n' || c == '\t')) {
                shown.append(c);
            } else if (Quoted.isControl(c) || turnsText(c)) {
                shown.append(escape(c));
            } else {
                shown.append(c);
            }
        }
        return end < text.length() ? shown.append(CUT).toString() : shown.toString();
    }

    /** Embeddings, overrides and isolates: what follows would be read in another direction. */
    private static boolean turnsText(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04X", (int) c);
        };
    }
}
