package dev.fixpoint.render;

import java.util.stream.Collectors;

/**
 * Texts of others in Markdown, so that they are seen as they are, and nothing in them is taken for Markdown, HTML, an address or
 * somebody's name. Elements for code do that best, with references for all letters that mean something: backticks could not be
 * had in tables, where a bar ends a cell even in code.
 */
final class MarkdownText {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MESSAGE = 200;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_LINES = 40;

    private static final String MEANINGFUL = "&<>|`*_[]\\~:@#!$(){}\"'^=";

    private MarkdownText() {}

    static String name(String name) {
        return code(Characters.inLine(name, LONGEST_NAME));
    }

    static String message(String message) {
        return code(Characters.inLine(message, LONGEST_MESSAGE));
    }

    /** Returns a line of our own words with others among them, not as code. */
    static String line(String line) {
        return escaped(Characters.inLine(line, LONGEST_LINE));
    }

    private static String code(String line) {
        return line.isEmpty() ? "" : "<code>" + escaped(line) + "</code>";
    }

    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean address = c == '.' && i >= 3 && line.regionMatches(true, i - 3, "www", 0, 3);
            if (address || MEANINGFUL.indexOf(c) >= 0) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Returns lines between fences that are longer than any in the text. */
    static String block(String text) {
        String lines = text.lines()
                .limit(MOST_LINES)
                .map(line -> Characters.inLine(line, LONGEST_MESSAGE) + "\n")
                .collect(Collectors.joining());
        String more = text.lines().count() > MOST_LINES ? "...\n" : "";
        String fence = "```";
        while (lines.contains(fence)) {
            fence += "`";
        }
        return fence + "text\n" + lines + more + fence + "\n";
    }
}
