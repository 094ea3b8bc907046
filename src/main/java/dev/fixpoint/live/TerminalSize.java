package dev.fixpoint.live;

/**
 * How large a terminal is.
 *
 * @param columns how many letters fit into a line, 1 at least
 * @param rows how many lines it has, 1 at least
 */
public record TerminalSize(int columns, int rows) {

    /** What a terminal is taken for that does not say. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    /** Creates the size; one that makes no sense is refused. */
    public TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "a terminal has 1 column and 1 row at least, not " + columns + " and " + rows);
        }
    }
}
