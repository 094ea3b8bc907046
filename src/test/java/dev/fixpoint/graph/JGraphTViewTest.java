package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.junit.jupiter.api.Test;

/** The contract of {@link Graph}: the view behaves as JGraphT's own graphs do, as far as one may look. */
class JGraphTViewTest {

    private static final Dependency TOP_LEFT = new Dependency("top", "left");
    private static final Dependency TOP_RIGHT = new Dependency("top", "right");
    private static final Dependency LEFT_BASE = new Dependency("left", "base");
    private static final Dependency RIGHT_BASE = new Dependency("right", "base");

    private final Graph<String, Dependency> view = diamond().asJGraphT();

    private static JobGraph diamond() {
        JobGraph.Builder jobs = JobGraph.builder().target("top");
        jobs.job("top").dependsOn("left", "right");
        jobs.job("left").dependsOn("base");
        jobs.job("right").dependsOn("base");
        jobs.job("base");
        jobs.job("unneeded").dependsOn("base");
        return jobs.build();
    }

    @Test
    void hasTheJobsAsVerticesAndTheDependenciesAsEdgesInTheirOrder() {
        assertThat(view.vertexSet()).containsExactly("base", "left", "right", "top");
        assertThat(view.edgeSet()).containsExactly(LEFT_BASE, RIGHT_BASE, TOP_LEFT, TOP_RIGHT);
        assertThat(view.containsVertex("top")).isTrue();
        assertThat(view.containsVertex("unneeded")).isFalse();
        assertThat(view.containsVertex("nothing")).isFalse();
        assertThat(view.containsVertex(null)).isFalse();
    }

    @Test
    void findsEdges() {
        assertThat(view.containsEdge("top", "left")).isTrue();
        assertThat(view.containsEdge("left", "top")).isFalse();
        assertThat(view.containsEdge("top", "base")).isFalse();
        assertThat(view.containsEdge("unneeded", "base")).isFalse();
        assertThat(view.containsEdge("top", "nothing")).isFalse();
        assertThat(view.containsEdge(null, "top")).isFalse();
        assertThat(view.containsEdge(TOP_LEFT)).isTrue();
        assertThat(view.containsEdge(new Dependency("left", "top"))).isFalse();
        assertThat(view.containsEdge((Dependency) null)).isFalse();
        assertThat(view.getEdge("top", "left")).isEqualTo(TOP_LEFT);
        assertThat(view.getEdge("left", "top")).isNull();
        assertThat(view.getEdge("nothing", "top")).isNull();
        assertThat(view.getAllEdges("top", "left")).containsExactly(TOP_LEFT);
        assertThat(view.getAllEdges("left", "top")).isEmpty();
        assertThat(view.getAllEdges("nothing", "top")).isNull();
        assertThat(view.getAllEdges("top", null)).isNull();
    }

    @Test
    void knowsTheEndsOfAnEdge() {
        assertThat(view.getEdgeSource(TOP_LEFT)).isEqualTo("top");
        assertThat(view.getEdgeTarget(TOP_LEFT)).isEqualTo("left");
        assertThat(view.getEdgeWeight(TOP_LEFT)).isEqualTo(Graph.DEFAULT_EDGE_WEIGHT);
    }

    @Test
    void knowsTheEdgesOfAVertex() {
        assertThat(view.outgoingEdgesOf("top")).containsExactly(TOP_LEFT, TOP_RIGHT);
        assertThat(view.incomingEdgesOf("base")).containsExactly(LEFT_BASE, RIGHT_BASE);
        assertThat(view.edgesOf("left")).containsExactly(TOP_LEFT, LEFT_BASE);
        assertThat(view.outgoingEdgesOf("base")).isEmpty();
        assertThat(view.incomingEdgesOf("top")).isEmpty();
        assertThat(view.outDegreeOf("top")).isEqualTo(2);
        assertThat(view.inDegreeOf("top")).isZero();
        assertThat(view.degreeOf("left")).isEqualTo(2);
    }

    @Test
    void edgeSetsKnowWhatTheyContain() {
        assertThat(view.edgeSet().contains(TOP_LEFT)).isTrue();
        assertThat(view.edgeSet().contains(new Dependency("top", "base"))).isFalse();
        assertThat(view.outgoingEdgesOf("top").contains(TOP_LEFT)).isTrue();
        assertThat(view.outgoingEdgesOf("top").contains(LEFT_BASE)).isFalse();
        assertThat(view.outgoingEdgesOf("top").contains(new Dependency("top", "base")))
                .isFalse();
        assertThat(view.incomingEdgesOf("base").contains(LEFT_BASE)).isTrue();
        assertThat(view.incomingEdgesOf("base").contains(TOP_LEFT)).isFalse();
        assertThat(view.vertexSet().contains("top")).isTrue();
        for (Set<?> set : List.of(view.vertexSet(), view.edgeSet(), view.outgoingEdgesOf("top"))) {
            assertThat(set.contains(null)).isFalse();
            assertThat(containsSomethingElse(set)).isFalse();
            assertThat(set).isEqualTo(new HashSet<>(set)).hasSameHashCodeAs(new HashSet<>(set));
        }
    }

    private static boolean containsSomethingElse(Collection<?> set) {
        return set.contains(new Object());
    }

    /** With the job itself as both ends, as only a graph that is refused has it. */
    @Test
    void aLoopIsOneEdgeThatCountsTwice() {
        NameTable names = new NameTable();
        names.add("a");
        IntList ends = new IntList();
        ends.add(0);
        Adjacency loop = Adjacency.of(1, ends, ends);
        JGraphTView graph = new JGraphTView(names, 1, loop, loop.reversed(1));
        assertThat(graph.edgesOf("a")).containsExactly(new Dependency("a", "a"));
        assertThat(graph.degreeOf("a")).isEqualTo(2);
        assertThat(graph.containsEdge("a", "a")).isTrue();
    }

    @Test
    void throwsForUnknownVerticesWhatOthersThrow() {
        Graph<String, Dependency> model = new SimpleDirectedGraph<>(Dependency.class);
        model.addVertex("top");
        for (String unknown : new String[] {"nothing", "unneeded", null}) {
            assertSameError(model, graph -> graph.edgesOf(unknown));
            assertSameError(model, graph -> graph.outgoingEdgesOf(unknown));
            assertSameError(model, graph -> graph.incomingEdgesOf(unknown));
            assertSameError(model, graph -> graph.degreeOf(unknown));
            assertSameError(model, graph -> graph.outDegreeOf(unknown));
            assertSameError(model, graph -> graph.inDegreeOf(unknown));
        }
    }

    private void assertSameError(Graph<String, Dependency> model, Function<Graph<String, Dependency>, Object> call) {
        Throwable expected = catchThrowable(() -> call.apply(model));
        assertThat(expected).isNotNull();
        assertThatThrownBy(() -> call.apply(view)).hasSameClassAs(expected).hasMessage(expected.getMessage());
    }

    @Test
    void refusesEveryChange() {
        assertRefused(() -> view.addVertex());
        assertRefused(() -> view.addVertex("more"));
        assertRefused(() -> view.addVertex("top"));
        assertRefused(() -> view.addEdge("top", "base"));
        assertRefused(() -> view.addEdge("top", "base", new Dependency("top", "base")));
        assertRefused(() -> view.removeVertex("top"));
        assertRefused(() -> view.removeVertex("nothing"));
        assertRefused(() -> view.removeAllVertices(List.of("top")));
        assertRefused(() -> view.removeAllVertices(List.of()));
        assertRefused(() -> view.removeEdge(TOP_LEFT));
        assertRefused(() -> view.removeEdge("top", "left"));
        assertRefused(() -> view.removeAllEdges(List.of(TOP_LEFT)));
        assertRefused(() -> view.removeAllEdges(List.of()));
        assertRefused(() -> view.removeAllEdges("top", "left"));
        assertRefused(() -> view.removeAllEdges("left", "top"));
        assertRefused(() -> view.setEdgeWeight(TOP_LEFT, 2));
        assertRefused(() -> view.setEdgeWeight("top", "left", 2));
        assertThat(view).isEqualTo(diamond().asJGraphT());
    }

    private static void assertRefused(Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("this graph is a read-only view; copy it to change it");
    }

    @Test
    void refusesChangesOfItsSets() {
        for (Set<?> set : List.of(
                view.vertexSet(),
                view.edgeSet(),
                view.outgoingEdgesOf("top"),
                view.incomingEdgesOf("base"),
                view.edgesOf("left"),
                view.getAllEdges("top", "left"))) {
            assertThatThrownBy(set::clear).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> set.remove("nothing")).isInstanceOf(UnsupportedOperationException.class);
            Iterator<?> iterator = set.iterator();
            iterator.next();
            assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void iteratorsEnd() {
        for (Set<?> set : List.of(view.vertexSet(), view.edgeSet(), view.outgoingEdgesOf("top"))) {
            Iterator<?> iterator = set.iterator();
            for (int i = 0; i < set.size(); i++) {
                assertThat(iterator.hasNext()).isTrue();
                iterator.next();
            }
            assertThat(iterator.hasNext()).isFalse();
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void saysWhatItIs() {
        assertThat(view.getType().isDirected()).isTrue();
        assertThat(view.getType().isModifiable()).isFalse();
        assertThat(view.getType().isWeighted()).isFalse();
        assertThat(view.getType().isAllowingMultipleEdges()).isFalse();
        assertThat(view.getVertexSupplier()).isNull();
        assertThat(view.getEdgeSupplier()).isNull();
    }

    @Test
    void equalsAViewOfTheSameJobsAndDependencies() {
        assertThat(view)
                .isEqualTo(diamond().asJGraphT())
                .hasSameHashCodeAs(diamond().asJGraphT());
        assertThat(view).isNotEqualTo(diamond().subgraph("left").asJGraphT());
    }

    @Test
    void countsItsEdges() {
        for (int seed = 0; seed < 100; seed++) {
            Graph<String, Dependency> graph =
                    RandomGraphs.next(new Random(seed)).asJGraphT();
            assertThat(graph.edgeSet().stream().distinct())
                    .hasSize(graph.edgeSet().size());
            assertThat(graph.vertexSet().stream().distinct())
                    .hasSize(graph.vertexSet().size());
            assertThat(graph.vertexSet().stream().mapToInt(graph::outDegreeOf).sum())
                    .isEqualTo(graph.edgeSet().size());
            assertThat(graph.vertexSet().stream().mapToInt(graph::inDegreeOf).sum())
                    .isEqualTo(graph.edgeSet().size());
            assertThat(graph.iterables().edgeCount()).isEqualTo(graph.edgeSet().size());
        }
    }
}
