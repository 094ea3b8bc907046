package dev.fixpoint.report;

import java.util.Map;

/** How outcomes look in a picture of the graph. */
final class Colors {

    private Colors() {}

    /** Returns the attributes of the node of a job, in the words of Graphviz. */
    static Map<String, String> of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> filled("green");
            case CONVERGED -> Map.of("style", "filled", "fillcolor", "darkgreen", "fontcolor", "white");
            case FAILED -> filled("red");
            case BLOCKED -> filled("lightgrey");
            case CANCELLED, EXCLUDED, ASSUMED, NOT_RUN -> Map.of();
        };
    }

    private static Map<String, String> filled(String color) {
        return Map.of("style", "filled", "fillcolor", color);
    }
}
