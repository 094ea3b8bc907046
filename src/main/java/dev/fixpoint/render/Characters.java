package dev.fixpoint.render;

import dev.fixpoint.text.Quoted;

/** Which characters do what a text should not do by itself. */
final class Characters {

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
}
