package dev.fixpoint.picture;

import dev.fixpoint.picture.Layout.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be reached from a node along its edges, or against them, soft ones left out. */
final class Reach {

    private final List<List<Integer>> down = new ArrayList<>();
    private final List<List<Integer>> up = new ArrayList<>();

    Reach(int size, List<Edge> edges) {
        for (int i = 0; i < size; i++) {
            down.add(new ArrayList<>(4));
            up.add(new ArrayList<>(4));
        }
        for (Edge edge : edges) {
            if (edge.soft()) {
                continue; // it needs no other, and no other needs it
            }
            down.get(edge.from()).add(edge.to());
            up.get(edge.to()).add(edge.from());
        }
    }

    /** Returns for each node whether it is the middle, or is reached from it by so many edges, all down or all up. */
    boolean[] around(int middle, int depth) {
        boolean[] reached = new boolean[down.size()];
        for (List<List<Integer>> neighbours : List.of(down, up)) {
            int[] distance = new int[reached.length];
            Arrays.fill(distance, -1);
            distance[middle] = 0;
            ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(middle));
            while (!queue.isEmpty()) {
                int node = queue.remove();
                reached[node] = true;
                for (int neighbour : neighbours.get(node)) {
                    if (distance[neighbour] < 0 && distance[node] < depth) {
                        distance[neighbour] = distance[node] + 1;
                        queue.add(neighbour);
                    }
                }
            }
        }
        return reached;
    }
}
