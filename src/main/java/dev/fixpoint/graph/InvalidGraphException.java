package dev.fixpoint.graph;

import java.util.List;

/** Thrown when a graph cannot be built. It names every problem of the graph at once, each with its job and its remedy. */
public final class InvalidGraphException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** More than these are not printed, but are all in {@link #problems()}. */
    private static final int MOST_PRINTED = 100;

    private final String[] problems;

    InvalidGraphException(List<String> problems) {
        super(message(problems));
        this.problems = problems.toArray(String[]::new);
    }

    /** Returns the problems, each a sentence. */
    public List<String> problems() {
        return List.of(problems);
    }

    private static String message(List<String> problems) {
        if (problems.size() == 1) {
            return "invalid graph: " + problems.get(0);
        }
        StringBuilder message = new StringBuilder("invalid graph, " + problems.size() + " problems:");
        problems.stream()
                .limit(MOST_PRINTED)
                .forEach(problem -> message.append("\n  ").append(problem));
        if (problems.size() > MOST_PRINTED) {
            message.append("\n  and ").append(problems.size() - MOST_PRINTED).append(" more");
        }
        return message.toString();
    }
}
