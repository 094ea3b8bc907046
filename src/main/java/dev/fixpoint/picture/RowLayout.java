package dev.fixpoint.picture;

import dev.fixpoint.picture.Layout.Box;
import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.picture.Layout.Line;
import dev.fixpoint.picture.Layout.Point;
import dev.fixpoint.picture.Layout.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lays out graphs of any size in rows with straight lines, in time that grows little faster than the graph. A layer that is
 * too wide becomes several rows. Nodes are moved towards the middle of what they are connected with, from row to row, down and
 * up again.
 */
final class RowLayout {

    private static final int SWEEPS = 8;
    private static final double GAP = 20;
    private static final double LEAST_ROW_GAP = 26;
    private static final double LEAST_LAYER_GAP = 48;
    private static final double MOST_LAYER_GAP = 200;

    /** No layer is broken that is narrower than this. */
    private static final double LEAST_WIDTH = 1600;

    /** How much wider than high a picture shall be. */
    private static final double ASPECT = 1.6;

    private final List<Size> sizes;
    private final List<Edge> edges;
    private final Layers layers;
    private final int[][] above;
    private final int[][] below;
    private final double[] centre;
    private final double[] wanted;
    private final List<Integer[]> rows = new ArrayList<>();
    private final List<Boolean> startsLayer = new ArrayList<>();

    private RowLayout(List<Size> sizes, List<Edge> edges, Layers layers) {
        this.sizes = sizes;
        this.edges = edges;
        this.layers = layers;
        this.below = neighbours(true);
        this.above = neighbours(false);
        this.centre = new double[sizes.size()];
        this.wanted = new double[sizes.size()];
    }

    static Layout of(List<Size> sizes, List<Edge> edges, Layers layers) {
        return new RowLayout(sizes, edges, layers).layout();
    }

    private Layout layout() {
        formRows();
        rows.forEach(this::place);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int k = 0; k < rows.size(); k++) {
                Integer[] row = rows.get(down ? k : rows.size() - 1 - k);
                moveTowards(row, down ? above : below);
            }
        }
        return draw();
    }

    private int[][] neighbours(boolean downwards) {
        int[] count = new int[sizes.size()];
        for (Edge edge : edges) {
            count[downwards ? edge.from() : edge.to()]++;
        }
        int[][] neighbours = new int[sizes.size()][];
        Arrays.setAll(neighbours, i -> new int[count[i]]);
        for (Edge edge : edges) {
            int of = downwards ? edge.from() : edge.to();
            neighbours[of][--count[of]] = downwards ? edge.to() : edge.from();
        }
        return neighbours;
    }

    private void formRows() {
        double area = 0;
        for (Size size : sizes) {
            area += (size.width() + GAP) * (size.height() + LEAST_ROW_GAP);
        }
        double widest = Math.max(LEAST_WIDTH, Math.sqrt(area * ASPECT));
        List<List<Integer>> members = new ArrayList<>();
        for (int i = 0; i < layers.count(); i++) {
            members.add(new ArrayList<>());
        }
        double[] width = new double[layers.count()];
        for (int i = 0; i < sizes.size(); i++) {
            members.get(layers.of(i)).add(i);
            width[layers.of(i)] += sizes.get(i).width() + GAP;
        }
        for (int i = 0; i < layers.count(); i++) {
            int parts = (int) Math.ceil(width[i] / widest);
            int each = (members.get(i).size() + parts - 1) / parts;
            for (int from = 0; from < members.get(i).size(); from += each) {
                int to = Math.min(members.get(i).size(), from + each);
                rows.add(members.get(i).subList(from, to).toArray(Integer[]::new));
                startsLayer.add(from == 0);
            }
        }
    }

    private void moveTowards(Integer[] row, int[][] neighbours) {
        for (int node : row) {
            wanted[node] = middle(node, neighbours[node]);
        }
        Arrays.sort(row, Comparator.comparingDouble(node -> wanted[node]));
        place(row);
    }

    private double middle(int node, int[] neighbours) {
        if (neighbours.length == 0) {
            return centre[node];
        }
        double sum = 0;
        for (int neighbour : neighbours) {
            sum += centre[neighbour];
        }
        return sum / neighbours.length;
    }

    /**
     * Puts the centres of a row as near to where they are wanted as they can be without overlap, in the order of the row. Nodes
     * that would overlap form a block, and the block goes where its nodes want to be on average.
     */
    private void place(Integer[] row) {
        double[] offset = new double[row.length]; // of a node from the first of the row, if all stood close together
        for (int k = 1; k < row.length; k++) {
            offset[k] = offset[k - 1]
                    + (sizes.get(row[k - 1]).width() + sizes.get(row[k]).width()) / 2
                    + GAP;
        }
        double[] sum = new double[row.length];
        int[] start = new int[row.length];
        int blocks = 0;
        for (int k = 0; k < row.length; k++) {
            start[blocks] = k;
            sum[blocks] = wanted[row[k]] - offset[k];
            int end = k + 1;
            while (blocks > 0
                    && sum[blocks - 1] / (start[blocks] - start[blocks - 1]) >= sum[blocks] / (end - start[blocks])) {
                sum[blocks - 1] += sum[blocks];
                blocks--;
            }
            blocks++;
        }
        for (int block = 0; block < blocks; block++) {
            int end = block + 1 < blocks ? start[block + 1] : row.length;
            double first = sum[block] / (end - start[block]);
            for (int k = start[block]; k < end; k++) {
                centre[row[k]] = first + offset[k];
            }
        }
    }

    private Layout draw() {
        double left = Double.MAX_VALUE;
        double right = 0;
        for (int i = 0; i < sizes.size(); i++) {
            left = Math.min(left, centre[i] - sizes.get(i).width() / 2);
        }
        for (int i = 0; i < sizes.size(); i++) {
            centre[i] += Layout.MARGIN - left;
            right = Math.max(right, centre[i] + sizes.get(i).width() / 2);
        }
        double layerGap = Math.min(MOST_LAYER_GAP, LEAST_LAYER_GAP + right / 100);
        Box[] boxes = new Box[sizes.size()];
        double y = Layout.MARGIN;
        for (int k = 0; k < rows.size(); k++) {
            if (k > 0) {
                y += startsLayer.get(k) ? layerGap : LEAST_ROW_GAP;
            }
            double height = 0;
            for (int node : rows.get(k)) {
                height = Math.max(height, sizes.get(node).height());
            }
            for (int node : rows.get(k)) {
                Size size = sizes.get(node);
                boxes[node] = new Box(
                        centre[node] - size.width() / 2, y + (height - size.height()) / 2, size.width(), size.height());
            }
            y += height;
        }
        return new Layout(right + Layout.MARGIN, y + Layout.MARGIN, Arrays.asList(boxes), lines(boxes));
    }

    private List<Line> lines(Box[] boxes) {
        List<Line> lines = new ArrayList<>(edges.size());
        for (Edge edge : edges) {
            Box from = boxes[edge.from()];
            Box to = boxes[edge.to()];
            if (edge.from() != edge.to()) {
                boolean down = from.y() < to.y();
                lines.add(new Line(
                        edge.from(),
                        edge.to(),
                        edge.soft(),
                        List.of(
                                new Point(from.centre(), down ? from.bottom() : from.y()),
                                new Point(to.centre(), down ? to.y() : to.bottom()))));
            }
        }
        return lines;
    }
}
