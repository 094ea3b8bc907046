package dev.fixpoint.bench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least that a named graph can cost: a {@link HashMap} from names to numbers, int arrays for the edges, one look-up for
 * each edge. Nothing is validated.
 */
final class HashMapSide implements Side {

    private final Workload workload;
    private String @Nullable [] names;
    private String @Nullable [][] dependencies;
    private @Nullable Map<String, Integer> numbers;
    private int @Nullable [] edgesAt;
    private int @Nullable [] edges;

    HashMapSide(Workload workload) {
        this.workload = workload;
    }

    @Override
    public void prepare() {
        numbers = null;
        edgesAt = null;
        edges = null;
        names = workload.names();
        dependencies = workload.dependencyNames(names);
    }

    @Override
    public long measure() throws Exception {
        long cost = Cost.THREAD.of(this::fill);
        if (numbers.size() != workload.size() || edgesAt[workload.size()] != edges.length) {
            throw new IllegalStateException("a graph of " + numbers.size() + " jobs");
        }
        return cost;
    }

    private void fill() {
        numbers = new HashMap<>();
        int number = 0;
        for (int job : workload.order()) {
            numbers.put(names[job], number++);
        }
        edgesAt = new int[workload.size() + 1];
        edges = new int[workload.dependencyCount()];
        int edge = 0;
        number = 0;
        for (int job : workload.order()) {
            edgesAt[number++] = edge;
            for (String dependency : dependencies[job]) {
                edges[edge++] = numbers.get(dependency);
            }
        }
        edgesAt[number] = edge;
    }
}
