package dev.fixpoint.bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured and how it is judged, as a table in Markdown, whose columns also line up on a terminal. */
final class Table {

    private final List<String[]> lines = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    Table() {
        lines.add(new String[] {"what", "must", "aim", "measured", "verdict"});
    }

    boolean isEmpty() {
        return lines.size() == 1; // the heads of the columns
    }

    void add(Row row, Measured measured) {
        Row.Verdict verdict = row.verdict(measured);
        String note = measured.note().isEmpty() ? "" : " (" + measured.note() + ")";
        lines.add(new String[] {
            row.what(),
            limit(row, row.must()),
            limit(row, row.aim()),
            Double.isFinite(measured.value())
                    ? row.unit().write(measured.value()) + note
                    : verdict == Row.Verdict.NOT_MEASURED ? "not measured: " + measured.note() : measured.note(),
            verdict.toString()
        });
        if (verdict == Row.Verdict.MISSED) {
            missed.add(row.id());
        }
    }

    private static String limit(Row row, double value) {
        return Double.isNaN(value) ? "" : row.unit().write(value);
    }

    /** Returns the rows that have missed what they must reach. */
    List<String> missed() {
        return missed;
    }

    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).length];
        for (String[] line : lines) {
            for (int i = 0; i < line.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < lines.size(); number++) {
            write(lines.get(number), widths, text);
            if (number == 0) {
                for (int width : widths) {
                    text.append('|').append("-".repeat(width + 2));
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private static void write(String[] line, int[] widths, StringBuilder text) {
        for (int i = 0; i < line.length; i++) {
            text.append("| ")
                    .append(line[i])
                    .append(" ".repeat(widths[i] - line[i].length()))
                    .append(' ');
        }
        text.append("|\n");
    }
}
