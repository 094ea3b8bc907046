package dev.fixpoint.picture;

/** Names that fit into a box. */
final class ShortName {

    private static final int MOST_COLUMNS = 40;
    private static final int COLUMNS_AT_EACH_END = 19;

    private ShortName() {}

    /** Returns the name, without its middle if it is wider than 40 columns. */
    static String of(String name) {
        int end = beginning(name, MOST_COLUMNS);
        if (end == name.length()) {
            return name;
        }
        return name.substring(0, beginning(name, COLUMNS_AT_EACH_END)) + "…" + name.substring(ending(name));
    }

    private static int beginning(String name, int most) {
        int columns = 0;
        int index = 0;
        while (index < name.length()) {
            int c = name.codePointAt(index);
            columns += TextWidth.columns(c);
            if (columns > most) {
                return index;
            }
            index += Character.charCount(c);
        }
        return index;
    }

    private static int ending(String name) {
        int columns = 0;
        int index = name.length();
        while (index > 0) {
            int c = name.codePointBefore(index);
            columns += TextWidth.columns(c);
            if (columns > COLUMNS_AT_EACH_END) {
                return index;
            }
            index -= Character.charCount(c);
        }
        return index;
    }
}
