package dev.fixpoint.live;

/** A line that is being written from left to right, and never gets wider than it may. */
final class Line {

    private final StringBuilder text = new StringBuilder();
    private final Look look;
    private int left;

    /** Creates a line of at most that many columns. */
    Line(Look look, int columns) {
        this.look = look;
        this.left = columns;
    }

    /** Adds a text, or as much of it as there is room for. */
    Line add(Look.Style style, String added) {
        ScreenText fitting = ScreenText.fit(added, left, look.ellipsis());
        text.append(look.styled(style, fitting.text()));
        left -= fitting.width();
        return this;
    }

    /** Adds a text without style. */
    Line add(String added) {
        return add(Look.Style.PLAIN, added);
    }

    /** Adds a text at the right end of so many columns. */
    Line addRight(Look.Style style, String added, int columns) {
        int width = ScreenText.fit(added, columns, look.ellipsis()).width();
        return add(" ".repeat(Math.max(0, columns - width))).add(style, added);
    }

    /** Returns how many columns are left. */
    int left() {
        return left;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
