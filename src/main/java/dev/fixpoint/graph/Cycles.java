package dev.fixpoint.graph;

import dev.fixpoint.text.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jspecify.annotations.Nullable;

/** Names the cycles of a graph that has some: a shortest one for each knot of jobs that all depend on one another. */
final class Cycles {

    private static final int MOST_NAMED = 10;

    /** A cycle longer than this is printed without its middle. */
    private static final int LONGEST_PRINTED = 20;

    /** Stands between a job and what it comes after without depending on it. */
    private static final String AFTER = " -after-> ";

    /** When so many dependencies were followed in one knot, the shortest cycle found so far will do. */
    private static final long ENOUGH_VISITS = 5_000_000;

    private final NameTable names;
    private final Adjacency edges;
    private final @Nullable Adjacency soft;
    private final JGraphTView graph;

    private Cycles(NameTable names, Adjacency dependencies, @Nullable Adjacency soft) {
        this.names = names;
        this.edges = soft == null ? dependencies : dependencies.and(soft);
        this.soft = soft;
        this.graph = new JGraphTView(names, edges.size(), edges, edges.reversed(edges.size()));
    }

    /**
     * Returns a sentence for each of the first ten knots, in the order of the numbers of their jobs.
     *
     * @param soft what is to come after what without depending on it; none of these edges is a dependency; null for none
     */
    static List<String> describe(NameTable names, Adjacency dependencies, @Nullable Adjacency soft) {
        return new Cycles(names, dependencies, soft).describe();
    }

    private List<String> describe() {
        List<int[]> knots = new ArrayList<>();
        for (Set<String> connected : new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            if (isKnot(connected)) {
                knots.add(connected.stream().mapToInt(names::find).sorted().toArray());
            }
        }
        knots.sort(Comparator.comparingInt(knot -> knot[0]));
        List<String> problems = new ArrayList<>();
        for (int[] knot : knots.subList(0, Math.min(knots.size(), MOST_NAMED))) {
            problems.add(describe(shortestCycle(knot)));
        }
        int unnamed = knots.size() - problems.size();
        if (unnamed > 0) {
            problems.add("and " + unnamed + " more dependency cycle" + (unnamed == 1 ? "" : "s"));
        }
        return problems;
    }

    private boolean isKnot(Set<String> connected) {
        String first = connected.iterator().next();
        return connected.size() > 1 || graph.containsEdge(first, first);
    }

    private List<String> shortestCycle(int[] knot) {
        JGraphTView subgraph = subgraph(knot);
        for (String job : subgraph.vertexSet()) {
            if (subgraph.containsEdge(job, job)) {
                return List.of(job);
            }
        }
        List<String> shortest = null;
        long visits = 0;
        for (String start : crossroads(subgraph)) {
            int limit = shortest == null ? Integer.MAX_VALUE : shortest.size();
            Search search = new Search(subgraph, start, limit);
            shortest = search.cycle == null ? shortest : search.cycle;
            visits += search.visits;
            if (visits > ENOUGH_VISITS) {
                break;
            }
        }
        return startingWithLowestNumber(Objects.requireNonNull(shortest));
    }

    /** Returns the part of the graph that a knot is, its jobs in the same order. */
    private JGraphTView subgraph(int[] knot) {
        int[] newNumbers = new int[edges.size()];
        Arrays.fill(newNumbers, NameTable.NONE);
        NameTable newNames = new NameTable();
        for (int job : knot) {
            newNumbers[job] = newNames.add(names.name(job));
        }
        IntList from = new IntList();
        IntList to = new IntList();
        for (int job : knot) {
            for (int i = 0; i < edges.count(job); i++) {
                int dependency = edges.get(job, i);
                if (newNumbers[dependency] != NameTable.NONE) {
                    from.add(newNumbers[job]);
                    to.add(newNumbers[dependency]);
                }
            }
        }
        Adjacency newEdges = Adjacency.of(knot.length, from, to);
        return new JGraphTView(newNames, knot.length, newEdges, newEdges.reversed(knot.length));
    }

    /** Every cycle of a knot passes a job from which several ways lead on, unless the knot is one ring. */
    private static List<String> crossroads(Graph<String, Dependency> knot) {
        List<String> crossroads = knot.vertexSet().stream()
                .filter(job -> knot.outDegreeOf(job) > 1)
                .toList();
        return crossroads.isEmpty() ? List.of(knot.vertexSet().iterator().next()) : crossroads;
    }

    private List<String> startingWithLowestNumber(List<String> cycle) {
        int first = 0;
        for (int i = 1; i < cycle.size(); i++) {
            first = names.find(cycle.get(i)) < names.find(cycle.get(first)) ? i : first;
        }
        List<String> rotated = new ArrayList<>(cycle.subList(first, cycle.size()));
        rotated.addAll(cycle.subList(0, first));
        return rotated;
    }

    private String describe(List<String> cycle) {
        StringBuilder text = new StringBuilder("dependency cycle: ");
        int half = cycle.size() > LONGEST_PRINTED ? LONGEST_PRINTED / 2 : cycle.size();
        boolean isSoft = false;
        for (int i = 0; i < cycle.size(); i++) {
            boolean isNextSoft = isSoft(cycle.get(i), cycle.get((i + 1) % cycle.size()));
            isSoft |= isNextSoft;
            if (i < half || i >= cycle.size() - half) {
                text.append(Quoted.inLine(cycle.get(i))).append(isNextSoft ? AFTER : " -> ");
            } else if (i == half) {
                text.append('(').append(cycle.size() - 2 * half).append(" more) -> ");
            }
        }
        return text.append(Quoted.inLine(cycle.get(0)))
                .append("; take one of these dependencies")
                .append(isSoft ? " or \"after\"s away" : " away")
                .toString();
    }

    private boolean isSoft(String job, String earlier) {
        return soft != null && soft.contains(names.find(job), names.find(earlier));
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
