package dev.fixpoint.graph;

/**
 * An edge of the graph: one job depends directly on another.
 *
 * @param job the name of the dependent
 * @param dependency the name of what it depends on
 */
public record Dependency(String job, String dependency) {

    /** Returns {@code JOB -> DEPENDENCY}. */
    @Override
    public String toString() {
        return job + " -> " + dependency;
    }
}
