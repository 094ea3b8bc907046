package dev.fixpoint.render;

import dev.fixpoint.text.Quoted;

/** What is done with characters that would do something by themselves instead of being seen. */
final class Characters {

    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** Returns whether the character breaks the line, cannot be seen, or turns the direction of what follows. */
    static boolean isUnseen(char c) {
        return Quoted.isControl(c) || c == '\u061C' || c == '\u200E' || c == '\u200F' || c == '\uFEFF';
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
            if (isUnseen(c) || Quoted.isHalf(text, i)) {
                line.append(Quoted.escape(c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    /** Returns the text with U+FFFD in place of each character that XML 1.0 cannot have, not even as an escape. */
    static String forXml(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            allowed.append(control || c >= '\uFFFE' || Quoted.isHalf(text, i) ? REPLACEMENT : c);
        }
        return allowed.toString();
    }
}
