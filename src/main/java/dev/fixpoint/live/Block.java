package dev.fixpoint.live;

import java.util.List;

/**
 * The lines at the bottom of what a terminal shows that are drawn again and again in the same place, as the characters that
 * draw them.
 *
 * <p>Between two drawings the cursor stands on the first letter of the block, hidden. So nobody needs to know where the block
 * is: whatever became of it when the terminal got narrower, all of it is below the cursor, and is erased from there.
 */
final class Block {

    private static final String HIDE_CURSOR = "\u001B[?25l";
    private static final String SHOW_CURSOR = "\u001B[?25h";
    private static final String WRAP = "\u001B[?7h";
    private static final String NO_WRAP = "\u001B[?7l";
    private static final String ERASE_LINE = "\u001B[K";
    private static final String ERASE_BELOW = "\u001B[J";
    private static final String NEXT_LINE = "\r\n";

    private boolean shown;

    /** Returns what draws these lines, in place of those before, and under what is printed above them. */
    String draw(List<String> above, List<String> lines) {
        StringBuilder frame = new StringBuilder(HIDE_CURSOR).append('\r');
        if (shown && !above.isEmpty()) {
            frame.append(ERASE_BELOW);
        }
        print(frame, above);
        // A letter that turns out wider than it was measured is cut off then, and moves nothing.
        frame.append(NO_WRAP);
        String separator = "";
        for (String line : lines) {
            frame.append(separator).append(line).append(ERASE_LINE);
            separator = NEXT_LINE;
        }
        frame.append(ERASE_BELOW).append(WRAP).append('\r');
        if (lines.size() > 1) {
            frame.append("\u001B[").append(lines.size() - 1).append('A');
        }
        shown = true;
        return frame.toString();
    }

    /** Returns what leaves only the printed lines, and the cursor under them. */
    String clear(List<String> above) {
        StringBuilder frame = new StringBuilder();
        if (shown) {
            frame.append('\r').append(ERASE_BELOW);
        }
        print(frame, above);
        if (shown) {
            frame.append(WRAP).append(SHOW_CURSOR);
        }
        shown = false;
        return frame.toString();
    }

    private static void print(StringBuilder frame, List<String> above) {
        above.forEach(line -> frame.append(line).append(NEXT_LINE));
    }
}
