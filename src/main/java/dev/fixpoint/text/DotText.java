package dev.fixpoint.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes a graph in the DOT language of Graphviz: a node for each job in the order of the positions, and an edge from each
 * job to each of its dependencies. The same input gives the same bytes.
 */
public final class DotText {

    private final StringBuilder dot = new StringBuilder();

    private DotText() {}

    /**
     * Returns the text of a graph.
     *
     * @param names the names of the jobs in the order of their positions, each once
     * @param dependencies gives the names of the jobs that a job depends on
     * @param softDependencies gives the names of the jobs that a job comes after without needing them: dashed edges
     * @param attributes gives the attributes of the node of a job
     */
    public static String write(
            List<String> names,
            Function<String, List<String>> dependencies,
            Function<String, List<String>> softDependencies,
            Function<String, Map<String, String>> attributes) {
        DotText writer = new DotText();
        writer.dot.append("digraph fixpoint {\n    node [shape=box, fontname=\"Helvetica\"];\n");
        names.forEach(name -> writer.node(name, attributes.apply(name)));
        for (String name : names) {
            dependencies.apply(name).forEach(dependency -> writer.edge(name, dependency, ""));
            softDependencies.apply(name).forEach(before -> writer.edge(name, before, " [style=\"dashed\"]"));
        }
        return writer.dot.append("}\n").toString();
    }

    private void node(String name, Map<String, String> attributes) {
        List<String> all = new ArrayList<>();
        if (!nameShowsItself(name)) {
            all.add("label=" + quote(name).replace("&", "&amp;"));
        }
        new TreeMap<>(attributes).forEach((attribute, value) -> all.add(attribute + "=" + quote(value)));
        dot.append("    ").append(quote(name));
        dot.append(all.isEmpty() ? ";\n" : " [" + String.join(", ", all) + "];\n");
    }

    private void edge(String job, String dependency, String attributes) {
        dot.append("    ")
                .append(quote(job))
                .append(" -> ")
                .append(quote(dependency))
                .append(attributes)
                .append(";\n");
    }

    /**
     * Without a label Graphviz shows the name, but reads escapes and entities in it, and puts a name of its own making in
     * place of one that starts with a percent sign.
     */
    private static boolean nameShowsItself(String name) {
        return name.indexOf('\\') < 0 && name.indexOf('&') < 0 && !name.startsWith("%");
    }

    /** Returns the name as a quoted string of the DOT language. */
    public static String quote(String name) {
        StringBuilder quoted = new StringBuilder(name.length() + 2).append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n', '\u2028', '\u2029' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(Character.isISOControl(c) || Quoted.isHalf(name, i) ? '\uFFFD' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
