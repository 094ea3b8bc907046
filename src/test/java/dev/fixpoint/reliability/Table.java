package dev.fixpoint.reliability;

import java.util.ArrayList;
import java.util.List;

/** What came of the scenarios, as a table in Markdown, whose columns also line up on a terminal. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    Table() {
        lines.add(List.of("scenario", "what is done", "times", "result", "seen"));
    }

    void add(Finding finding) {
        lines.add(List.of(
                "`" + finding.scenario().id() + "`",
                finding.scenario().what(),
                Integer.toString(finding.times()),
                finding.result(),
                finding.seen()));
    }

    boolean isEmpty() {
        return lines.size() == 1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(lines.get(0), text);
        for (int column = 0; column < lines.get(0).size(); column++) {
            text.append('|').append("-".repeat(width(column) + 2));
        }
        text.append("|\n");
        lines.subList(1, lines.size()).forEach(line -> write(line, text));
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private void write(List<String> line, StringBuilder text) {
        for (int column = 0; column < line.size(); column++) {
            String cell = line.get(column);
            text.append("| ")
                    .append(cell)
                    .append(" ".repeat(width(column) - cell.length()))
                    .append(' ');
        }
        text.append("|\n");
    }
}
