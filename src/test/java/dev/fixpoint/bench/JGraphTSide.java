package dev.fixpoint.bench;

import org.jgrapht.Graph;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultGraphSpecificsStrategy;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * JGraphT builds the same graph, as lean as its mutable graphs come: numbers as vertices and as edges, nothing looked up twice.
 * The numbers are made beforehand.
 */
final class JGraphTSide implements Side {

    private final Workload workload;
    private final Integer[] vertices;
    private final Integer[] edges;
    private @Nullable Graph<Integer, Integer> graph;

    JGraphTSide(Workload workload) {
        this.workload = workload;
        this.vertices = numbers(workload.size());
        this.edges = numbers(workload.dependencyCount());
    }

    private static Integer[] numbers(int size) {
        Integer[] numbers = new Integer[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    @Override
    public void prepare() {
        graph = null;
    }

    @Override
    public long measure() throws Exception {
        long cost = Cost.THREAD.of(() -> graph = build());
        if (graph.vertexSet().size() != workload.size() || graph.edgeSet().size() != edges.length) {
            throw new IllegalStateException("a graph of " + graph.vertexSet().size() + " jobs");
        }
        return cost;
    }

    private Graph<Integer, Integer> build() {
        Graph<Integer, Integer> graph = new LeanGraph();
        for (int job : workload.order()) {
            graph.addVertex(vertices[job]);
        }
        int edge = 0;
        for (int job : workload.order()) {
            for (int i = 0; i < workload.dependencyCount(job); i++) {
                graph.addEdge(vertices[job], vertices[workload.dependency(job, i)], edges[edge++]);
            }
        }
        return graph;
    }

    /** A directed graph that keeps no index of pairs of vertices, and allows all that it would have to look for. */
    private static final class LeanGraph extends AbstractBaseGraph<Integer, Integer> {

        private static final long serialVersionUID = 1;

        LeanGraph() {
            super(
                    null,
                    null,
                    new DefaultGraphType.Builder()
                            .directed()
                            .allowMultipleEdges(true)
                            .allowSelfLoops(true)
                            .weighted(false)
                            .build(),
                    new DefaultGraphSpecificsStrategy<>());
        }
    }
}
