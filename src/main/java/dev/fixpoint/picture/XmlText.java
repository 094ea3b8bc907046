package dev.fixpoint.picture;

/** Text that can stand in XML, whatever is in it. */
final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** Returns the text with a replacement character in place of each that XML cannot hold, or that nobody can see. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> visible.appendCodePoint(isAllowed(c) ? c : REPLACEMENT));
        return visible.toString();
    }

    /** Returns the text with its special characters escaped. A line break stays one in an element. */
    static String escaped(String text) {
        return visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static boolean isAllowed(int c) {
        boolean isControl = c != '\n' && Character.isISOControl(c);
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !isControl && !isHalf && (c & 0xFFFE) != 0xFFFE;
    }
}
