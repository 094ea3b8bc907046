package dev.fixpoint.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document, as far as the tests read it: fenced blocks, links and headings. */
record Markdown(Path file, List<Block> blocks, List<String> links, List<String> anchors) {

    private static final Pattern LINK = Pattern.compile("!?\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*]\\(([^()\\s]+)\\)");

    /**
     * A fenced block.
     *
     * @param line the number of the line on which its text begins
     * @param language what stands behind the fence
     * @param comment what the HTML comment on the line before the fence says; empty if there is none
     */
    record Block(Path file, int line, String language, String comment, String text) {

        /** Returns a name for a class that is made of it, by which it is found again. */
        String className() {
            return file.getFileName().toString().replace(".md", "").replace('-', '_') + "_line_" + line;
        }
    }

    /** Returns all documents: those at the top level and those in docs. */
    static List<Markdown> all() {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Markdown::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Markdown read(Path file) {
        List<Block> blocks = new ArrayList<>();
        List<String> links = new ArrayList<>();
        List<String> anchors = new ArrayList<>();
        Map<String, Integer> headings = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.startsWith("```")) {
                    int end = i + 1;
                    while (!lines.get(end).equals("```")) {
                        end++;
                    }
                    String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
                    String comment = i == 0 ? "" : comment(lines.get(i - 1));
                    blocks.add(new Block(file, i + 2, line.substring(3), comment, text));
                    i = end;
                } else {
                    String words = line.replaceAll("`[^`]*`", "");
                    LINK.matcher(words).results().forEach(link -> links.add(link.group(1)));
                    if (line.matches("#+ .*")) {
                        String slug = slug(line.replaceFirst("#+ ", ""));
                        int before = headings.merge(slug, 1, Integer::sum) - 1;
                        anchors.add(before == 0 ? slug : slug + "-" + before);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Markdown(file, blocks, links, anchors);
    }

    private static String comment(String line) {
        return line.startsWith("<!--") && line.endsWith("-->")
                ? line.substring(4, line.length() - 3).strip()
                : "";
    }

    /** Returns the anchor that a heading gets where this project is read. */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
