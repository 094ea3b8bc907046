package dev.fixpoint.live;

import dev.fixpoint.text.Quoted;
import java.util.Locale;

/**
 * Text for a line of a screen: of a known width in columns, and harmless. What is not meant to be seen (control characters,
 * escape sequences, marks that turn the direction of writing, halves of surrogate pairs) is written as escapes.
 *
 * @param text what is shown
 * @param width how many columns it takes
 */
record ScreenText(String text, int width) {

    /** More marks on one letter than any language has only serve to write over other lines. */
    private static final int MOST_MARKS = 4;

    /** How much of a text is looked at for each column that it may take: much of it may have no width. */
    private static final int LOOKED_AT = 16;

    /** A family of four, each with a skin of its own, is not as long. */
    private static final int LONGEST_PIECE = 32;

    /** From here on there are symbols and pictures, which can be joined to one. */
    private static final int FIRST_SYMBOL = 0x2190;

    /** Returns the text if it takes no more columns than given, or its beginning, followed by the ellipsis. */
    static ScreenText fit(String text, int most, String ellipsis) {
        int room = Math.max(0, most);
        Reader reader = new Reader(text);
        StringBuilder shown = new StringBuilder();
        int width = 0;
        int keptLength = 0;
        int keptWidth = 0;
        while (reader.next()) {
            if (width + reader.width > room || reader.index > (long) LOOKED_AT * room + LOOKED_AT) {
                shown.setLength(keptLength);
                return ellipsis.length() > room
                        ? new ScreenText(shown.toString(), keptWidth)
                        : new ScreenText(shown.append(ellipsis).toString(), keptWidth + ellipsis.length());
            }
            shown.append(reader.piece);
            width += reader.width;
            if (width <= room - ellipsis.length()) {
                keptLength = shown.length();
                keptWidth = width;
            }
        }
        return new ScreenText(shown.toString(), width);
    }

    /** Reads a text piece by piece: a character with all that is shown in its place, or an escape. */
    private static final class Reader {

        private final String text;
        private final StringBuilder piece = new StringBuilder();
        private int index;
        private int width;

        Reader(String text) {
            this.text = text;
        }

        boolean next() {
            piece.setLength(0);
            if (index == text.length()) {
                return false;
            }
            int character = text.codePointAt(index);
            index += Character.charCount(character);
            if (isEscaped(character)) {
                escape(character);
                width = piece.length();
            } else {
                width = CharacterWidths.of(character);
                if (width > 0) { // a mark without a letter would land on whatever stands before it
                    piece.appendCodePoint(character);
                    followers(width);
                }
            }
            return true;
        }

        /** Takes along what is shown in the same place as the character before it. */
        private void followers(int base) {
            int end = Math.min(text.length(), index + LONGEST_PIECE);
            int marks = 0;
            boolean joined = false;
            while (index < end) {
                int character = text.codePointAt(index);
                boolean zero = !isEscaped(character) && CharacterWidths.of(character) == 0;
                boolean part = joined && character >= FIRST_SYMBOL && !isEscaped(character);
                if (!zero && !part && !(base == 2 && CharacterWidths.isSkinTone(character))) {
                    return;
                }
                index += Character.charCount(character);
                joined = CharacterWidths.isJoiner(character);
                if (CharacterWidths.isPictureSelector(character)) {
                    width = 2;
                }
                if (!zero || marks++ < MOST_MARKS || joined) {
                    piece.appendCodePoint(character);
                }
            }
        }

        private void escape(int character) {
            switch (character) {
                case '\n' -> piece.append("\\n");
                case '\r' -> piece.append("\\r");
                case '\t' -> piece.append("\\t");
                default -> piece.append(String.format(Locale.ROOT, "\\u%04X", character));
            }
        }

        private static boolean isEscaped(int character) {
            return (Character.isBmpCodePoint(character)
                            && (Quoted.isControl((char) character) || Character.isSurrogate((char) character)))
                    || CharacterWidths.isTreacherous(character);
        }
    }
}
