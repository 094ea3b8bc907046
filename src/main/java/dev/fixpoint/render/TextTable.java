package dev.fixpoint.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table whose columns are as wide as what is widest in them. */
final class TextTable {

    /** A column stays so narrow, whatever is in it: what is longer only moves its own line. */
    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void write(String indentation, Appendable out) throws IOException {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Math.min(DisplayWidth.of(row.get(i)), WIDEST));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indentation);
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                line.append(" ".repeat(Math.max(0, widths[i] - DisplayWidth.of(row.get(i))) + 2));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
