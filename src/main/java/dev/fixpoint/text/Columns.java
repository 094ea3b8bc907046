package dev.fixpoint.text;

import java.util.List;

/** Texts on one line, cut to what so many columns of a terminal have room for. */
public final class Columns {

    private static final String CUT = " ...";

    private Columns() {}

    /**
     * Returns the text with {@linkplain Quoted#visible escapes} for what cannot be seen; one that is wider than that ends with
     * {@code  ...} within the columns.
     */
    public static String cut(String text, int columns) {
        StringBuilder fitting = new StringBuilder();
        int width = 0;
        int end = 0;
        int next;
        for (int i = 0; i < text.length(); i = next) {
            next = text.offsetByCodePoints(i, 1);
            String shown = Quoted.shown(text, i, next);
            width += width(shown);
            if (width > columns) {
                return fitting.substring(0, end) + CUT;
            }
            fitting.append(shown);
            if (width <= columns - CUT.length()) {
                end = fitting.length();
            }
        }
        return fitting.toString();
    }

    /**
     * Returns the first of the texts, separated by commas: as many as there is room for, at least one and at most so many, and
     * then how many more there are.
     */
    public static String list(List<String> texts, int most, int columns) {
        String all = String.join(", ", texts.subList(0, Math.min(texts.size(), most)));
        if (texts.size() <= most && width(Quoted.visible(all)) <= columns) {
            return Quoted.visible(all);
        }
        String list = cut(texts.get(0), columns - more(texts.size() - 1).length());
        for (int count = 2; count <= Math.min(texts.size(), most); count++) {
            String longer = list + ", " + Quoted.visible(texts.get(count - 1));
            if (width(longer) + more(texts.size() - count).length() > columns) {
                return list + more(texts.size() - count + 1);
            }
            list = longer;
        }
        return list + more(Math.max(0, texts.size() - most));
    }

    private static String more(int count) {
        return count == 0 ? "" : " and " + count + " more";
    }

    /** Returns how many columns the text takes: rather too many than too few. */
    public static int width(String text) {
        return text.codePoints().map(character -> isWide(character) ? 2 : 1).sum();
    }

    /** East Asian letters, emoji, and the signs between which there are some. */
    private static boolean isWide(int character) {
        return character >= 0x2E80
                || (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2300 && character <= 0x2BFF);
    }
}
