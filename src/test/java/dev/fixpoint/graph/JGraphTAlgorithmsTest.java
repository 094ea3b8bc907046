package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.GraphTests;
import org.jgrapht.Graphs;
import org.jgrapht.alg.TransitiveReduction;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.shortestpath.AllDirectedPaths;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jgrapht.traverse.DepthFirstIterator;
import org.jgrapht.traverse.TopologicalOrderIterator;
import org.junit.jupiter.api.Test;

/** JGraphT's own algorithms run on the view, and give what naive code finds with the graph's own methods. */
class JGraphTAlgorithmsTest {

    private static final int FAR = 1_000;

    private static void onRandomGraphs(BiConsumer<JobGraph, Graph<String, Dependency>> test) {
        for (int seed = 0; seed < 150; seed++) {
            JobGraph graph = RandomGraphs.next(new Random(seed));
            try {
                test.accept(graph, graph.asJGraphT());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + graph, e);
            }
        }
    }

    @Test
    void cycleDetectorAndGraphTestsFindNoCycle() {
        onRandomGraphs((graph, view) -> {
            assertThat(new CycleDetector<>(view).detectCycles()).isFalse();
            assertThat(GraphTests.hasSelfLoops(view)).isFalse();
            assertThat(GraphTests.hasMultipleEdges(view)).isFalse();
            assertThat(GraphTests.isSimple(view)).isTrue();
        });
    }

    @Test
    void topologicalOrderPutsDependentsFirst() {
        onRandomGraphs((graph, view) -> {
            List<String> order = new ArrayList<>();
            new TopologicalOrderIterator<>(view).forEachRemaining(order::add);
            assertThat(order).containsExactlyInAnyOrderElementsOf(graph.jobs());
            graph.jobs()
                    .forEach(job -> graph.dependencies(job)
                            .forEach(dependency ->
                                    assertThat(order.indexOf(job)).isLessThan(order.indexOf(dependency))));
        });
    }

    @Test
    void everyJobIsAStrongComponentOfItsOwn() {
        onRandomGraphs((graph, view) -> {
            Set<Set<String>> single = graph.jobs().stream().map(Set::of).collect(Collectors.toSet());
            assertThat(new KosarajuStrongConnectivityInspector<>(view).stronglyConnectedSets())
                    .containsExactlyInAnyOrderElementsOf(single);
            assertThat(new GabowStrongConnectivityInspector<>(view).stronglyConnectedSets())
                    .containsExactlyInAnyOrderElementsOf(single);
        });
    }

    @Test
    void shortestPathsAreAsLongAsTheyShouldBe() {
        onRandomGraphs((graph, view) -> {
            int[][] distances = distances(graph);
            DijkstraShortestPath<String, Dependency> dijkstra = new DijkstraShortestPath<>(view);
            BFSShortestPath<String, Dependency> breadthFirst = new BFSShortestPath<>(view);
            for (int i = 0; i < graph.size(); i++) {
                for (int j = 0; j < graph.size(); j++) {
                    assertLength(dijkstra.getPath(graph.name(i), graph.name(j)), distances[i][j]);
                    assertLength(breadthFirst.getPath(graph.name(i), graph.name(j)), distances[i][j]);
                }
            }
        });
    }

    private static void assertLength(GraphPath<String, Dependency> path, int expected) {
        if (expected == FAR) {
            assertThat(path).isNull();
        } else {
            assertThat(path.getLength()).isEqualTo(expected);
            assertThat(path.getEdgeList()).hasSize(expected);
        }
    }

    @Test
    void iteratorsReachWhatAJobNeeds() {
        onRandomGraphs((graph, view) -> {
            for (String job : graph.jobs()) {
                Set<String> needed = needed(graph, job);
                Set<String> deep = new TreeSet<>();
                new DepthFirstIterator<>(view, job).forEachRemaining(deep::add);
                Set<String> broad = new TreeSet<>();
                new BreadthFirstIterator<>(view, job).forEachRemaining(broad::add);
                assertThat(deep).isEqualTo(needed);
                assertThat(broad).isEqualTo(needed);
            }
        });
    }

    @Test
    void theReversedGraphLeadsToWhatNeedsAJob() {
        onRandomGraphs((graph, view) -> {
            Graph<String, Dependency> reversed = new EdgeReversedGraph<>(view);
            for (String job : graph.jobs()) {
                Set<String> needing = new TreeSet<>();
                new DepthFirstIterator<>(reversed, job).forEachRemaining(needing::add);
                assertThat(needing)
                        .isEqualTo(graph.jobs().stream()
                                .filter(other -> needed(graph, other).contains(job))
                                .collect(Collectors.toCollection(TreeSet::new)));
                assertThat(reversed.outgoingEdgesOf(job)).isEqualTo(view.incomingEdgesOf(job));
            }
        });
    }

    @Test
    void connectedSetsAreWhatHangsTogether() {
        onRandomGraphs((graph, view) -> {
            ConnectivityInspector<String, Dependency> inspector = new ConnectivityInspector<>(view);
            List<Set<String>> naive = connectedSets(graph);
            assertThat(inspector.connectedSets()).containsExactlyInAnyOrderElementsOf(naive);
            assertThat(inspector.isConnected()).isEqualTo(naive.size() == 1);
            assertThat(new ConnectivityInspector<>(new AsUndirectedGraph<>(view)).connectedSets())
                    .containsExactlyInAnyOrderElementsOf(naive);
        });
    }

    @Test
    void aSubgraphHasTheDependenciesAmongItsJobs() {
        onRandomGraphs((graph, view) -> {
            Set<String> even = graph.jobs().stream()
                    .filter(name -> graph.position(name) % 2 == 0)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Graph<String, Dependency> subgraph = new AsSubgraph<>(view, even);
            assertThat(subgraph.vertexSet()).isEqualTo(even);
            assertThat(subgraph.edgeSet())
                    .containsExactlyInAnyOrderElementsOf(dependencies(graph).stream()
                            .filter(edge -> even.contains(edge.job()) && even.contains(edge.dependency()))
                            .toList());
        });
    }

    @Test
    void aCopyCanBeReduced() {
        onRandomGraphs((graph, view) -> {
            Graph<String, Dependency> copy = new SimpleDirectedGraph<>(Dependency.class);
            Graphs.addGraph(copy, view);
            assertThat(copy.edgeSet()).isEqualTo(view.edgeSet());
            TransitiveReduction.INSTANCE.reduce(copy);
            assertThat(copy.edgeSet())
                    .containsExactlyInAnyOrderElementsOf(dependencies(graph).stream()
                            .filter(edge -> !isImplied(graph, edge))
                            .toList());
        });
    }

    @Test
    void allPathsAreFound() {
        onRandomGraphs((graph, view) -> {
            if (graph.size() <= 10) {
                String last = graph.name(graph.size() - 1);
                assertThat(new AllDirectedPaths<>(view).getAllPaths(last, graph.name(0), true, null))
                        .hasSize(countPaths(graph, last, graph.name(0)));
            }
        });
    }

    private static List<Dependency> dependencies(JobGraph graph) {
        return graph.jobs().stream()
                .flatMap(job -> graph.dependencies(job).stream().map(dependency -> new Dependency(job, dependency)))
                .toList();
    }

    /** Whether the one is needed by the other also by way of a third. */
    private static boolean isImplied(JobGraph graph, Dependency edge) {
        return graph.dependencies(edge.job()).stream()
                .filter(other -> !other.equals(edge.dependency()))
                .anyMatch(other -> needed(graph, other).contains(edge.dependency()));
    }

    private static Set<String> needed(JobGraph graph, String job) {
        Set<String> needed = new TreeSet<>(Set.of(job));
        graph.dependencies(job).forEach(dependency -> needed.addAll(needed(graph, dependency)));
        return needed;
    }

    private static int countPaths(JobGraph graph, String from, String to) {
        return from.equals(to)
                ? 1
                : graph.dependencies(from).stream()
                        .mapToInt(dependency -> countPaths(graph, dependency, to))
                        .sum();
    }

    private static int[][] distances(JobGraph graph) {
        int size = graph.size();
        int[][] distances = new int[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean direct = graph.dependencies(graph.name(i)).contains(graph.name(j));
                distances[i][j] = i == j ? 0 : direct ? 1 : FAR;
            }
        }
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    distances[i][j] = Math.min(distances[i][j], distances[i][k] + distances[k][j]);
                }
            }
        }
        return distances;
    }

    private static List<Set<String>> connectedSets(JobGraph graph) {
        List<Set<String>> sets = new ArrayList<>();
        graph.jobs().forEach(job -> sets.add(new TreeSet<>(Set.of(job))));
        for (Dependency edge : dependencies(graph)) {
            Set<String> one = holder(sets, edge.job());
            Set<String> other = holder(sets, edge.dependency());
            if (one != other) {
                sets.removeIf(set -> set == other);
                one.addAll(other);
            }
        }
        return sets;
    }

    private static Set<String> holder(List<Set<String>> sets, String job) {
        return sets.stream().filter(set -> set.contains(job)).findFirst().orElseThrow();
    }
}
