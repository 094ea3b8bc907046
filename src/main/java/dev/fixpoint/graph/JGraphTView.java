package dev.fixpoint.graph;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * The graph as JGraphT wants to see one: a read-only, directed view over the arrays of a {@link JobGraph}, with an edge from
 * each job to what it depends on. It holds nothing of its own; edges are made as they are asked for, and are equal if they
 * join the same jobs.
 */
final class JGraphTView extends AbstractGraph<String, Dependency> {

    private static final GraphType TYPE = new DefaultGraphType.Builder()
            .directed()
            .weighted(false)
            .allowMultipleEdges(false)
            .allowSelfLoops(true)
            .modifiable(false)
            .build();

    private final NameTable names;
    private final int size;
    private final Adjacency dependencies;
    private final Adjacency dependents;

    /** Creates a view of the first {@code size} jobs, none of which depends on a later one. */
    JGraphTView(NameTable names, int size, Adjacency dependencies, Adjacency dependents) {
        this.names = names;
        this.size = size;
        this.dependencies = dependencies;
        this.dependents = dependents;
    }

    @Override
    public GraphType getType() {
        return TYPE;
    }

    @Override
    public Set<String> vertexSet() {
        return Collections.unmodifiableSet(new Vertices());
    }

    @Override
    public Set<Dependency> edgeSet() {
        return Collections.unmodifiableSet(new Edges());
    }

    @Override
    public boolean containsVertex(@Nullable String name) {
        return find(name) != NameTable.NONE;
    }

    @Override
    public boolean containsEdge(@Nullable Dependency edge) {
        return edge != null && containsEdge(edge.job(), edge.dependency());
    }

    @Override
    public boolean containsEdge(@Nullable String job, @Nullable String dependency) {
        return getEdge(job, dependency) != null;
    }

    @Override
    public @Nullable Dependency getEdge(@Nullable String job, @Nullable String dependency) {
        int from = find(job);
        int to = find(dependency);
        // Dependents are sorted, dependencies are not: a job that needs a million others is no slower than any other.
        return from != NameTable.NONE && to != NameTable.NONE && dependents.containsSorted(to, from)
                ? edge(from, to)
                : null;
    }

    @Override
    public @Nullable Set<Dependency> getAllEdges(@Nullable String job, @Nullable String dependency) {
        if (!containsVertex(job) || !containsVertex(dependency)) {
            return null; // as the contract of Graph says
        }
        Dependency edge = getEdge(job, dependency);
        return edge == null ? Set.of() : Set.of(edge);
    }

    @Override
    public String getEdgeSource(Dependency edge) {
        return edge.job();
    }

    @Override
    public String getEdgeTarget(Dependency edge) {
        return edge.dependency();
    }

    @Override
    public double getEdgeWeight(Dependency edge) {
        return DEFAULT_EDGE_WEIGHT;
    }

    @Override
    public int outDegreeOf(String job) {
        return dependencies.count(known(job));
    }

    @Override
    public int inDegreeOf(String job) {
        return dependents.count(known(job));
    }

    @Override
    public int degreeOf(String job) {
        return outDegreeOf(job) + inDegreeOf(job);
    }

    @Override
    public Set<Dependency> outgoingEdgesOf(String job) {
        int position = known(job);
        return asSet(
                dependencies.count(position),
                i -> edge(position, dependencies.get(position, i)),
                edge -> edge.job().equals(job));
    }

    @Override
    public Set<Dependency> incomingEdgesOf(String job) {
        int position = known(job);
        return asSet(
                dependents.count(position),
                i -> edge(dependents.get(position, i), position),
                edge -> edge.dependency().equals(job));
    }

    @Override
    public Set<Dependency> edgesOf(String job) {
        Set<Dependency> edges = new LinkedHashSet<>(incomingEdgesOf(job));
        edges.addAll(outgoingEdgesOf(job));
        return Collections.unmodifiableSet(edges);
    }

    @Override
    public @Nullable Supplier<String> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Dependency> getEdgeSupplier() {
        return null;
    }

    @Override
    public Dependency addEdge(String job, String dependency) {
        throw readOnly();
    }

    @Override
    public boolean addEdge(String job, String dependency, Dependency edge) {
        throw readOnly();
    }

    @Override
    public String addVertex() {
        throw readOnly();
    }

    @Override
    public boolean addVertex(String name) {
        throw readOnly();
    }

    @Override
    public Dependency removeEdge(String job, String dependency) {
        throw readOnly();
    }

    @Override
    public boolean removeEdge(Dependency edge) {
        throw readOnly();
    }

    @Override
    public boolean removeAllEdges(Collection<? extends Dependency> edges) {
        throw readOnly();
    }

    @Override
    public Set<Dependency> removeAllEdges(String job, String dependency) {
        throw readOnly();
    }

    @Override
    public boolean removeVertex(String name) {
        throw readOnly();
    }

    @Override
    public boolean removeAllVertices(Collection<? extends String> names) {
        throw readOnly();
    }

    @Override
    public void setEdgeWeight(Dependency edge, double weight) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("this graph is a read-only view; copy it to change it");
    }

    private int find(@Nullable String name) {
        int position = names.find(name);
        return position < size ? position : NameTable.NONE;
    }

    private int known(String name) {
        assertVertexExist(name);
        return find(name);
    }

    private Dependency edge(int job, int dependency) {
        return new Dependency(names.name(job), names.name(dependency));
    }

    /** Returns a read-only set of those edges of the graph that pass the test, given one by one. */
    private Set<Dependency> asSet(int size, IntFunction<Dependency> edges, Predicate<Dependency> test) {
        return Collections.unmodifiableSet(new AbstractSet<>() {
            @Override
            public Iterator<Dependency> iterator() {
                return new Counter<>(size, edges);
            }

            @Override
            public boolean contains(@Nullable Object edge) {
                return edge instanceof Dependency dependency && test.test(dependency) && containsEdge(dependency);
            }

            @Override
            public int size() {
                return size;
            }
        });
    }

    /** Gives what belongs to 0, 1 and so on. */
    private static final class Counter<T> implements Iterator<T> {

        private final int size;
        private final IntFunction<T> elements;
        private int next;

        Counter(int size, IntFunction<T> elements) {
            this.size = size;
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return elements.apply(next++);
        }
    }

    private final class Vertices extends AbstractSet<String> {

        @Override
        public Iterator<String> iterator() {
            return new Counter<>(size, names::name);
        }

        @Override
        public boolean contains(@Nullable Object name) {
            return name instanceof String string && containsVertex(string);
        }

        @Override
        public int size() {
            return size;
        }
    }

    private final class Edges extends AbstractSet<Dependency> {

        @Override
        public Iterator<Dependency> iterator() {
            return new Iterator<>() {
                private int job = nextWithDependencies(0);
                private int index;

                @Override
                public boolean hasNext() {
                    return job < size;
                }

                @Override
                public Dependency next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Dependency edge = edge(job, dependencies.get(job, index++));
                    if (index == dependencies.count(job)) {
                        job = nextWithDependencies(job + 1);
                        index = 0;
                    }
                    return edge;
                }
            };
        }

        private int nextWithDependencies(int from) {
            int job = from;
            while (job < size && dependencies.count(job) == 0) {
                job++;
            }
            return job;
        }

        @Override
        public boolean contains(@Nullable Object edge) {
            return edge instanceof Dependency dependency && containsEdge(dependency);
        }

        @Override
        public int size() {
            return dependents.edges();
        }
    }
}
