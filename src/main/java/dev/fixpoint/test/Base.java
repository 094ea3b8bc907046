package dev.fixpoint.test;

import dev.fixpoint.graph.JobGraph;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * A convergence as it should be, which others are compared with: one job after the other in the order of the graph, in a fresh
 * world.
 *
 * @param before what was in the world before
 * @param after what was in the world afterwards
 * @param runOnly the jobs that have no check
 * @param differing the names of what is not the same each time, although nothing was done differently
 */
record Base(
        JobGraph graph,
        Trial trial,
        SortedMap<String, String> before,
        SortedMap<String, String> after,
        Set<String> runOnly,
        Set<String> differing,
        Map<String, Set<String>> hiddenOrder) {

    /** Returns in what a world differs from what it should be in the end, but for what jobs do that are known to be wrong. */
    Difference difference(Map<String, String> world, Predicate<String> isKnown) {
        Set<String> ignored = new HashSet<>(differing);
        Difference.between(after, world).names().stream()
                .filter(name -> maker(name).filter(isKnown).isPresent())
                .forEach(ignored::add);
        return Difference.between(after, world, ignored);
    }

    /** Returns the job that has made what has that name, if that is known. */
    Optional<String> maker(String name) {
        return trial.changes().lastToChange(name).map(Boundary::job);
    }
}
