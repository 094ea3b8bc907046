package dev.fixpoint.picture;

import dev.fixpoint.picture.Drawing.Node;
import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.text.DotText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A drawing in the DOT language of Graphviz. Of a whole run that did act it is what {@code Report.toDot()} gives. */
public final class DotPicture {

    private DotPicture() {}

    /** Returns the drawing as text. */
    public static String write(Drawing drawing) {
        Map<String, Map<String, String>> attributes = new HashMap<>();
        Map<String, List<String>> dependencies = new HashMap<>();
        Map<String, List<String>> softDependencies = new HashMap<>();
        drawing.nodes().forEach(node -> attributes.put(node.name(), attributes(node)));
        for (Edge edge : drawing.edges()) {
            (edge.soft() ? softDependencies : dependencies)
                    .computeIfAbsent(drawing.nodes().get(edge.from()).name(), name -> new ArrayList<>())
                    .add(drawing.nodes().get(edge.to()).name());
        }
        return DotText.write(
                drawing.nodes().stream().map(Node::name).toList(),
                name -> dependencies.getOrDefault(name, List.of()),
                name -> softDependencies.getOrDefault(name, List.of()),
                name -> attributes.getOrDefault(name, Map.of()));
    }

    private static Map<String, String> attributes(Node node) {
        if (node.isGroup()) {
            return Map.of("style", "filled", "fillcolor", "green", "peripheries", "2");
        }
        return switch (node.state()) {
            case PASSED, SATISFIED -> filled("green");
            case CONVERGED, WOULD_RUN -> Map.of("style", "filled", "fillcolor", "darkgreen", "fontcolor", "white");
            case FAILED, WOULD_FAIL -> filled("red");
            case BLOCKED -> filled("lightgrey");
            case MAY_RUN, CANNOT_TELL, CANCELLED, EXCLUDED, ASSUMED, NOT_RUN -> Map.of();
        };
    }

    private static Map<String, String> filled(String color) {
        return Map.of("style", "filled", "fillcolor", color);
    }
}
