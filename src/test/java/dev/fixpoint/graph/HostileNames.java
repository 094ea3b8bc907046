package dev.fixpoint.graph;

import java.util.List;

/** Names that mean something else to Graphviz, or end what they are written in. */
final class HostileNames {

    static final List<String> ALL = List.of(
            "say \"hi\"",
            "\"",
            "\"\"",
            "\" -> \"",
            "\"; evil [label=\"x",
            "C:\\",
            "\\",
            "\\\\",
            "\\\"",
            "a\\nb",
            "\\N",
            "\\G \\E \\L \\l \\r",
            "&",
            "&amp;",
            "&amp;amp;",
            "&quot;",
            "&#65;",
            "<b>bold</b>",
            "<",
            "<<table></table>>",
            "node",
            "graph",
            "digraph",
            "subgraph",
            "edge",
            "strict",
            "cluster_1",
            "a:b:c",
            "a -> b",
            "a -- b",
            "// comment",
            "/* comment */",
            "# comment",
            "{x|y}",
            "[x=y]",
            "a, b; c",
            "%20",
            "%3",
            "100%",
            "-1.5",
            "1e5",
            " leading and trailing ",
            "Zoë",
            "e\u0301",
            "漢字",
            "שלום",
            "🎬",
            "a\u00A0b",
            "a\u200Bb",
            "\u202Ea");

    private HostileNames() {}
}
