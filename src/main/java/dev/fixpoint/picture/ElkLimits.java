package dev.fixpoint.picture;

import dev.fixpoint.picture.Layout.Edge;
import java.util.List;

/** Which graphs are for Eclipse ELK; knows nothing of ELK itself, which may be missing. */
final class ElkLimits {

    private static final int MOST_NODES = 2000;

    /** ELK makes a node of its own in each layer that an edge passes; its time goes with their number. */
    private static final long MOST_SPAN = 14_000;

    /** A layer of more nodes is broken by {@link RowLayout}; ELK would draw it in one row, however wide. */
    private static final int LEAST_WIDE = 30;

    /** In larger graphs a layer may be wider: so many times the square root of the number of nodes. */
    private static final int WIDER = 4;

    private ElkLimits() {}

    /** Returns whether ELK lays out such a graph in a few seconds, and so that it can be looked at. */
    static boolean allow(int size, List<Edge> edges, Layers layers) {
        if (size > MOST_NODES || layers.span(edges) > MOST_SPAN) {
            return false;
        }
        boolean[] connected = new boolean[size];
        for (Edge edge : edges) {
            connected[edge.from()] = true;
            connected[edge.to()] = true;
        }
        double widest = Math.max(LEAST_WIDE, WIDER * Math.sqrt(size));
        int[] inLayer = new int[layers.count()];
        for (int i = 0; i < size; i++) {
            if (connected[i] && ++inLayer[layers.of(i)] > widest) {
                return false; // ELK packs the others
            }
        }
        return true;
    }
}
