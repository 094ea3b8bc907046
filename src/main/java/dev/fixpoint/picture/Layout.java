package dev.fixpoint.picture;

import java.util.List;

/**
 * Where the boxes and lines of a picture go. The same sizes and edges give the same layout.
 *
 * @param width the width of the picture, its margin included
 * @param height its height
 * @param boxes a box for each node, in the order of the nodes
 * @param lines a line for each edge, in the order of the edges, without those from a node to itself
 */
public record Layout(double width, double height, List<Box> boxes, List<Line> lines) {

    /** What is left empty around everything. */
    static final double MARGIN = 12;

    /** The size of a node. */
    public record Size(double width, double height) {}

    /** A place for a node, given by its left top corner; {@code y} grows downwards. */
    public record Box(double x, double y, double width, double height) {

        double centre() {
            return x + width / 2;
        }

        double bottom() {
            return y + height;
        }
    }

    /** A place in the picture. */
    public record Point(double x, double y) {}

    /**
     * A line from the border of one box to that of another.
     *
     * @param from the index of the node that depends on the other; it is above it
     * @param to the index of the node that it depends on
     * @param soft whether it only comes after the other
     * @param points the corners of the line, both ends included
     */
    public record Line(int from, int to, boolean soft, List<Point> points) {

        /** Creates the line with an immutable copy of the points. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * Says that one node depends on another, both given by their indexes.
     *
     * @param soft whether it only comes after the other, without needing it
     */
    public record Edge(int from, int to, boolean soft) {

        /** Says that one node needs another. */
        public Edge(int from, int to) {
            this(from, to, false);
        }
    }

    /** Creates the layout with immutable copies of the lists. */
    public Layout {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * Lays out a graph in layers, each node above all that it depends on: by Eclipse ELK where that is there and the graph is
     * not too large for it, and else in plain rows with straight lines. In a graph with cycles some lines go upwards.
     */
    public static Layout layered(List<Size> sizes, List<Edge> edges) {
        if (sizes.isEmpty()) {
            return new Layout(2 * MARGIN, 2 * MARGIN, List.of(), List.of());
        }
        Layers layers = Layers.of(sizes.size(), edges);
        if (ElkLimits.allow(sizes.size(), edges, layers)) {
            try {
                return ElkLayout.of(sizes, edges, layers);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                // ELK is not there, or only in part, or has met a graph that it cannot do: any picture is better than
                // none
                return RowLayout.of(sizes, edges, layers);
            }
        }
        return RowLayout.of(sizes, edges, layers);
    }
}
