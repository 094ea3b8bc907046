package dev.fixpoint.picture;

/**
 * Estimates how wide a text is in the sans-serif fonts that systems have, rather too wide than too narrow: a picture is looked
 * at elsewhere, where no font can be asked beforehand.
 */
final class TextWidth {

    /** The widths of the characters from the space to the tilde, in twentieths of the size of the font, as digits to base 36. */
    private static final String LATIN =
            "789hdjg688ah7877dddddddddd77hhhbleefgedgf6aebifgegfedfekeee878hbaddbdd7dd66c6kdddd9b8dchccbd7dh";

    private static final double UNIT = 1 / 20.0;
    private static final double OTHER = 0.8;
    private static final double SIGN = 0.95;

    private TextWidth() {}

    /** Returns the width in a font of size 1. */
    static double of(String text) {
        return text.codePoints().mapToDouble(TextWidth::of).sum();
    }

    private static double of(int c) {
        if (c >= ' ' && c <= '~') {
            return Character.digit(LATIN.charAt(c - ' '), 36) * UNIT;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            case Character.MATH_SYMBOL, Character.OTHER_SYMBOL -> isWide(c) ? 1.3 : SIGN;
            default -> isWide(c) ? 1 : OTHER;
        };
    }

    /** Returns how many columns a text takes in a terminal, nearly. */
    static int columns(int c) {
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || c >= 0x1F300;
    }
}
