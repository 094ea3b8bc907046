package dev.fixpoint.graph;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a graph in the DOT language of Graphviz: a node for each job in the order of the positions, and an edge from each
 * job to each of its dependencies. The same graph and colours give the same bytes.
 */
final class DotWriter {

    private final StringBuilder dot = new StringBuilder();

    private DotWriter() {}

    static String write(JobGraph graph, Function<String, @Nullable String> fillColor) {
        DotWriter writer = new DotWriter();
        writer.dot.append("digraph fixpoint {\n    node [shape=box];\n");
        graph.jobs().forEach(name -> writer.node(name, fillColor.apply(name)));
        for (String name : graph.jobs()) {
            graph.dependencies(name).forEach(dependency -> writer.edge(name, dependency));
        }
        return writer.dot.append("}\n").toString();
    }

    private void node(String name, @Nullable String fillColor) {
        String quoted = quote(name);
        dot.append("    ").append(quoted);
        String separator = " [";
        if (!labelShows(name)) {
            dot.append(separator).append("label=").append(quoted.replace("&", "&amp;"));
            separator = ", ";
        }
        if (fillColor != null) {
            dot.append(separator).append("style=filled, fillcolor=").append(quote(fillColor));
            separator = ", ";
        }
        dot.append(separator.equals(", ") ? "];\n" : ";\n");
    }

    private void edge(String job, String dependency) {
        dot.append("    ")
                .append(quote(job))
                .append(" -> ")
                .append(quote(dependency))
                .append(";\n");
    }

    /** Without a label Graphviz shows the name, but reads escapes and entities in it. */
    private static boolean labelShows(String name) {
        return name.indexOf('\\') < 0 && name.indexOf('&') < 0;
    }

    /** Returns the name as a quoted string of the DOT language. */
    static String quote(String name) {
        StringBuilder quoted = new StringBuilder(name.length() + 2).append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n', '\u2028', '\u2029' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
