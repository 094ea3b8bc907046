package dev.fixpoint.picture;

import dev.fixpoint.picture.Layout.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer for each node, from 0 at the top, each above all that it depends on. A node is as high as it can be, or, if it
 * depends on more than depend on it, as low: that keeps lines short. Immutable.
 */
final class Layers {

    private final int[] layer;
    private final int count;

    private Layers(int[] layer, int count) {
        this.layer = layer;
        this.count = count;
    }

    /** Returns the layers of a graph; an edge that closes a cycle does not count. */
    static Layers of(int size, List<Edge> edges) {
        List<List<Integer>> dependencies = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            dependencies.add(new ArrayList<>(4));
        }
        for (Edge edge : edges) {
            if (edge.from() != edge.to()) {
                dependencies.get(edge.from()).add(edge.to());
            }
        }
        int[] dependents = count(size, edges);
        int[] layer = new int[size];
        boolean[] placed = new boolean[size];
        int[] queue = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            if (dependents[i] == 0) {
                placed[i] = true;
                queue[end++] = i;
            }
        }
        int count = 0;
        int unplaced = 0;
        for (int next = 0; next < size; next++) {
            if (next == end) { // what is left is on cycles or below them: break one
                while (placed[unplaced]) {
                    unplaced++;
                }
                placed[unplaced] = true;
                queue[end++] = unplaced;
            }
            int node = queue[next];
            count = Math.max(count, layer[node] + 1);
            for (int dependency : dependencies.get(node)) {
                if (!placed[dependency]) {
                    layer[dependency] = Math.max(layer[dependency], layer[node] + 1);
                    if (--dependents[dependency] == 0) {
                        placed[dependency] = true;
                        queue[end++] = dependency;
                    }
                }
            }
        }
        lower(layer, queue, dependencies, count(size, edges));
        return new Layers(layer, count);
    }

    /** Returns how many edges lead to each node. */
    private static int[] count(int size, List<Edge> edges) {
        int[] dependents = new int[size];
        for (Edge edge : edges) {
            if (edge.from() != edge.to()) {
                dependents[edge.to()]++;
            }
        }
        return dependents;
    }

    private static void lower(int[] layer, int[] order, List<List<Integer>> dependencies, int[] dependents) {
        for (int i = order.length - 1; i >= 0; i--) {
            int node = order[i];
            List<Integer> below = dependencies.get(node);
            if (below.size() > dependents[node]) {
                int lowest = Integer.MAX_VALUE;
                for (int dependency : below) {
                    lowest = Math.min(lowest, layer[dependency] - 1);
                }
                layer[node] = Math.max(layer[node], lowest);
            }
        }
    }

    /** Returns through how many layers the edges go, all together. */
    long span(List<Edge> edges) {
        long span = 0;
        for (Edge edge : edges) {
            span += Math.abs(layer[edge.from()] - layer[edge.to()]);
        }
        return span;
    }

    /** Returns the layer of a node. */
    int of(int node) {
        return layer[node];
    }

    /** Returns how many layers there are. */
    int count() {
        return count;
    }
}
