package dev.fixpoint.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jspecify.annotations.Nullable;

/** Names the cycles of a graph that has some: a shortest one for each knot of jobs that all depend on one another. */
final class Cycles {

    private static final int MOST_NAMED = 10;

    /** A cycle longer than this is printed without its middle. */
    private static final int LONGEST_PRINTED = 20;

    /** When so many jobs were looked at in one knot, the shortest cycle found so far will do. */
    private static final long ENOUGH_VISITS = 5_000_000;

    private final Graph<String, Dependency> graph;
    private final NameTable names;

    private Cycles(Graph<String, Dependency> graph, NameTable names) {
        this.graph = graph;
        this.names = names;
    }

    /** Returns a sentence for each of the first ten knots, in the order in which their jobs were declared. */
    static List<String> describe(Graph<String, Dependency> graph, NameTable names) {
        return new Cycles(graph, names).describe();
    }

    private List<String> describe() {
        List<List<String>> knots = new KosarajuStrongConnectivityInspector<>(graph)
                .stronglyConnectedSets().stream()
                        .filter(this::isKnot)
                        .map(this::inOrder)
                        .sorted(Comparator.comparingInt(knot -> names.find(knot.get(0))))
                        .toList();
        List<String> problems = new ArrayList<>();
        for (List<String> knot : knots.subList(0, Math.min(knots.size(), MOST_NAMED))) {
            problems.add("dependency cycle: " + print(shortestCycle(knot)) + "; take one of these dependencies away");
        }
        if (knots.size() > MOST_NAMED) {
            problems.add("and " + (knots.size() - MOST_NAMED) + " more dependency cycles");
        }
        return problems;
    }

    private boolean isKnot(Set<String> connected) {
        if (connected.size() > 1) {
            return true;
        }
        String only = connected.iterator().next();
        return graph.containsEdge(only, only);
    }

    private List<String> inOrder(Set<String> connected) {
        return connected.stream().sorted(Comparator.comparingInt(names::find)).toList();
    }

    private List<String> shortestCycle(List<String> knot) {
        for (String job : knot) {
            if (graph.containsEdge(job, job)) {
                return List.of(job);
            }
        }
        Graph<String, Dependency> subgraph = new AsSubgraph<>(graph, Set.copyOf(knot));
        List<String> shortest = null;
        long visits = 0;
        for (String start : crossroads(knot, subgraph)) {
            int limit = shortest == null ? Integer.MAX_VALUE : shortest.size();
            Search search = new Search(subgraph, start, limit);
            shortest = search.cycle == null ? shortest : search.cycle;
            visits += search.visits;
            if (visits > ENOUGH_VISITS) {
                break;
            }
        }
        return startingWithFirstDeclared(java.util.Objects.requireNonNull(shortest));
    }

    /** Every cycle of a knot passes a job from which several ways lead on, unless the knot is one ring. */
    private static List<String> crossroads(List<String> knot, Graph<String, Dependency> subgraph) {
        List<String> crossroads =
                knot.stream().filter(job -> subgraph.outDegreeOf(job) > 1).toList();
        return crossroads.isEmpty() ? knot.subList(0, 1) : crossroads;
    }

    private List<String> startingWithFirstDeclared(List<String> cycle) {
        int first = 0;
        for (int i = 1; i < cycle.size(); i++) {
            first = names.find(cycle.get(i)) < names.find(cycle.get(first)) ? i : first;
        }
        List<String> rotated = new ArrayList<>(cycle.subList(first, cycle.size()));
        rotated.addAll(cycle.subList(0, first));
        return rotated;
    }

    private static String print(List<String> cycle) {
        List<String> shown = new ArrayList<>(cycle);
        if (cycle.size() > LONGEST_PRINTED) {
            int half = LONGEST_PRINTED / 2;
            shown.subList(half, cycle.size() - half).clear();
            shown.add(half, "(" + (cycle.size() - 2 * half) + " more)");
        }
        shown.add(cycle.get(0));
        return String.join(" -> ", shown);
    }

    /** The search for a shortest way from one job back to itself, among the ways of less than {@code limit} jobs. */
    private static final class Search {

        private final @Nullable List<String> cycle;
        private long visits;

        Search(Graph<String, Dependency> graph, String start, int limit) {
            this.cycle = find(graph, start, limit);
        }

        private @Nullable List<String> find(Graph<String, Dependency> graph, String start, int limit) {
            BreadthFirstIterator<String, Dependency> jobs = new BreadthFirstIterator<>(graph, start);
            while (jobs.hasNext()) {
                String job = jobs.next();
                visits += graph.outDegreeOf(job);
                if (jobs.getDepth(job) + 1 >= limit) {
                    return null;
                }
                if (graph.containsEdge(job, start)) {
                    return path(jobs, job);
                }
            }
            return null;
        }

        private static List<String> path(BreadthFirstIterator<String, Dependency> jobs, String last) {
            Deque<String> path = new ArrayDeque<>();
            for (String job = last; job != null; job = jobs.getParent(job)) {
                path.addFirst(job);
            }
            return List.copyOf(path);
        }
    }
}
