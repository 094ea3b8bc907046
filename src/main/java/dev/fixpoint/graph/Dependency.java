package dev.fixpoint.graph;

/**
 * An edge of the graph: one job depends directly on another.
 *
 * @param job the name of the dependent
 * @param dependency the name of what it depends on
 */
public record Dependency(String job, String dependency) {

    /** Spreads better than that of a record, whose sums are much the same for names like {@code job 1} and {@code job 2}. */
    @Override
    public int hashCode() {
        return job.hashCode() * 0x9E3779B9 + dependency.hashCode();
    }

    /** Returns {@code JOB -> DEPENDENCY}. */
    @Override
    public String toString() {
        return job + " -> " + dependency;
    }
}
