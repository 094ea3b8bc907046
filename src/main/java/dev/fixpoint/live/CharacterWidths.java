package dev.fixpoint.live;

import java.util.Arrays;

/** How many columns of a terminal a single character takes, as far as Unicode says. */
final class CharacterWidths {

    /**
     * First and last of each range of characters that are two columns wide: "wide" and "fullwidth" in Unicode's
     * EastAsianWidth, joined where only unassigned ones lie between them, with room for the emoji of later versions.
     */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3,
        0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1,
        0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA,
        0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
        0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
        0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E,
        0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x1B2FB, 0x1F004, 0x1F004,
        0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C,
        0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E,
        0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A,
        0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2,
        0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EF, 0x1F6F4, 0x1F6FF, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945,
        0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    private CharacterWidths() {}

    /** Returns 0, 1 or 2. Control characters have no width of their own and are not to be asked about. */
    static int of(int character) {
        if (character < 0x300) {
            return 1; // nearly all there is
        }
        return isZero(character) ? 0 : isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        int index = Arrays.binarySearch(WIDE, character);
        return index >= 0 || index % 2 == 0; // it is a boundary, or its place is behind the first of a range
    }

    private static boolean isZero(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default ->
                character == JOINER
                        || character == NON_JOINER
                        || isTag(character)
                        || (character >= 0x1160 && character <= 0x11FF); // the later letters of a Hangul syllable
        };
    }

    /** Returns whether the character joins what is before it with what is behind it. */
    static boolean isJoiner(int character) {
        return character == JOINER;
    }

    /** Returns whether the character asks that the one before it be shown as a picture. */
    static boolean isPictureSelector(int character) {
        return character == 0xFE0F;
    }

    /** Returns whether the character colours the skin of the emoji before it. */
    static boolean isSkinTone(int character) {
        return character >= 0x1F3FB && character <= 0x1F3FF;
    }

    /** Returns whether the character can be seen only as part of a flag. */
    private static boolean isTag(int character) {
        return character >= 0xE0020 && character <= 0xE007F;
    }

    /** Returns whether the character changes how others are shown, and by itself shows nothing that could be trusted. */
    static boolean isTreacherous(int character) {
        return Character.getType(character) == Character.FORMAT
                && character != JOINER
                && character != NON_JOINER
                && !isTag(character);
    }
}
