package dev.fixpoint.live;

/**
 * With what means the display is drawn.
 *
 * @param colors whether colours and bold letters are used
 * @param unicode whether the terminal shows more than ASCII
 */
record Look(boolean colors, boolean unicode) {

    String ellipsis() {
        return unicode ? "\u2026" : "...";
    }

    /** Returns what stands before a failure. */
    String cross() {
        return unicode ? "\u2717" : "x";
    }

    /** Returns what stands between two numbers. */
    String separator() {
        return unicode ? " \u00B7 " : ", ";
    }

    /** Returns a piece of the bar for jobs that are done. */
    String done() {
        return unicode ? "\u2501" : "=";
    }

    /** Returns a piece of the bar for jobs that have ended, but are not done. */
    String lost() {
        return unicode ? "\u254D" : "x";
    }

    /** Returns a piece of the bar for jobs that have not ended. */
    String open() {
        return unicode ? "\u2500" : "-";
    }

    /** Returns the text with what switches the style on and off again around it. */
    String styled(Style style, String text) {
        return colors && style != Style.PLAIN && !text.isEmpty() ? style.on() + text + Style.OFF : text;
    }

    /** How letters look. */
    enum Style {
        PLAIN(""),
        BOLD("\u001B[1m"),
        DIM("\u001B[2m"),
        RED("\u001B[31m"),
        GREEN("\u001B[32m"),
        YELLOW("\u001B[33m"),
        CYAN("\u001B[36m");

        /** Back to how letters usually look. */
        static final String OFF = "\u001B[0m";

        private final String on;

        Style(String on) {
            this.on = on;
        }

        String on() {
            return on;
        }
    }
}
