package dev.fixpoint.text;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Names in quotes, on one line whatever is in them, and never so long that they hide the rest of the message. */
public final class Quoted {

    /** A longer text is shown without its middle: who wrote it knows it by its ends. */
    private static final int LONGEST = 200;

    private static final int SHOWN_AT_EACH_END = 80;

    private Quoted() {}

    /** Returns the text in double quotes, {@linkplain #inLine made fit for a line}. */
    public static String of(String text) {
        return '"' + inLine(text) + '"';
    }

    /**
     * Returns the text with its control characters and line breaks written as escapes, and with {@code ...(N more)...} in
     * place of its middle if it is longer than 200 characters.
     */
    public static String inLine(String text) {
        if (text.length() <= LONGEST) {
            return escaped(text);
        }
        int hidden = text.length() - 2 * SHOWN_AT_EACH_END;
        return escaped(text.substring(0, SHOWN_AT_EACH_END)) + "...(" + hidden + " more)..."
                + escaped(text.substring(text.length() - SHOWN_AT_EACH_END));
    }

    /** Returns the text, however long, with its control characters and line breaks written as escapes. */
    public static String visible(String text) {
        return escaped(text);
    }

    /** Returns the same of a text of several lines, which keeps its line feeds and tabs. */
    public static String visibleLines(String text) {
        return escaped(text, c -> c == '\n' || c == '\t');
    }

    /** Returns whether the character breaks the line, cannot be seen, or turns the direction of what follows. */
    public static boolean isControl(char c) {
        return breaksLine(c) || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    /** Returns whether the character breaks the line, or would do something to a terminal by itself. */
    public static boolean breaksLine(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static String escaped(String text) {
        return escaped(text, c -> false);
    }

    private static String escaped(String text, IntPredicate kept) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (kept.test(c)) {
                escaped.append(c);
            } else {
                append(escaped, text, i);
            }
        }
        return escaped.toString();
    }

    /** Returns a part of the text as it is shown. */
    static String shown(String text, int start, int end) {
        StringBuilder shown = new StringBuilder();
        for (int i = start; i < end; i++) {
            append(shown, text, i);
        }
        return shown.toString();
    }

    private static void append(StringBuilder escaped, String text, int index) {
        char c = text.charAt(index);
        if (isControl(c) || isHalf(text, index)) {
            escaped.append(escape(c));
        } else {
            escaped.append(c);
        }
    }

    /** Returns whether there is half of a surrogate pair, which no encoding can write. */
    public static boolean isHalf(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /** Returns the escape that stands for a character. */
    public static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04X", (int) c);
        };
    }
}
