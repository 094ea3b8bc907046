package dev.fixpoint.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the jobs of a graph are drawn.
 *
 * @param width the width of all
 * @param height the height of all
 * @param boxes a box for each size that was given, in their order
 * @param lines a line for each edge that was given, in their order
 */
public record Layout(double width, double height, List<Box> boxes, List<Line> lines) {

    /** How large a box is to be. */
    public record Size(double width, double height) {}

    /** A box by its upper left corner. */
    public record Box(double x, double y, double width, double height) {}

    /** A corner of a line. */
    public record Point(double x, double y) {}

    /** The line of an edge. */
    public record Line(int from, int to, List<Point> points) {}

    /** An edge from a job to one that it depends on. */
    public record Edge(int from, int to) {}

    private static final double GAP = 24;
    private static final double LAYER = 90;

    /** Returns a layout in layers, with targets on top. */
    public static Layout layered(List<Size> sizes, List<Edge> edges) {
        int size = sizes.size();
        int[] level = new int[size];
        List<Edge> sorted = new ArrayList<>(edges);
        sorted.sort((a, b) -> Integer.compare(b.from(), a.from()));
        for (Edge edge : sorted) {
            level[edge.to()] = Math.max(level[edge.to()], level[edge.from()] + 1);
        }
        double[] next = new double[size + 1];
        List<Box> boxes = new ArrayList<>(Collections.nCopies(size, new Box(0, 0, 0, 0)));
        double width = 0;
        double height = 0;
        for (int i = 0; i < size; i++) {
            Size box = sizes.get(i);
            boxes.set(i, new Box(next[level[i]], level[i] * LAYER, box.width(), box.height()));
            next[level[i]] += box.width() + GAP;
            width = Math.max(width, next[level[i]]);
            height = Math.max(height, level[i] * LAYER + box.height());
        }
        List<Line> lines = new ArrayList<>();
        for (Edge edge : edges) {
            Box from = boxes.get(edge.from());
            Box to = boxes.get(edge.to());
            Point start = new Point(from.x() + from.width() / 2, from.y() + from.height());
            Point end = new Point(to.x() + to.width() / 2, to.y());
            double middle = end.y() - (LAYER - 34) / 2;
            lines.add(new Line(
                    edge.from(),
                    edge.to(),
                    List.of(start, new Point(start.x(), middle), new Point(end.x(), middle), end)));
        }
        return new Layout(width, height, boxes, lines);
    }
}
