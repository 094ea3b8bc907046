package dev.fixpoint.render;

import dev.fixpoint.text.Quoted;
import java.util.Locale;

/** What is done with characters that would do something by themselves instead of being seen. */
final class Characters {

    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** Returns whether the character breaks the line, cannot be seen, or turns the direction of what follows. */
    static boolean isUnseen(char c) {
        return Quoted.isControl(c)
                || c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF';
    }

    /** Returns whether the character is half of a surrogate pair, without the other half beside it. */
    static boolean isHalf(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /** Returns the text on one line, with escapes for what cannot be seen, and {@code  ...} for what is too long. */
    static String inLine(String text, int longest) {
        if (text.length() > longest) {
            int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
            return inLine(text.substring(0, end), longest) + " ...";
        }
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnseen(c) || isHalf(text, i)) {
                line.append(escape(c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04X", (int) c);
        };
    }

    /** Returns the text with U+FFFD in place of each character that XML 1.0 cannot have, not even as an escape. */
    static String forXml(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            allowed.append(control || c >= '\uFFFE' || isHalf(text, i) ? REPLACEMENT : c);
        }
        return allowed.toString();
    }
}
