package dev.fixpoint.picture;

import dev.fixpoint.picture.Layout.Box;
import dev.fixpoint.picture.Layout.Line;
import dev.fixpoint.picture.Layout.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Narrows the empty bands between the layers of a layout. ELK keeps its lines steep, however far they go sideways, so wide
 * graphs become many times higher than wide. Only the bands without a box are changed, so no line comes to cross a box.
 */
final class LayerGaps {

    /** A band of this height stays as it is; one that is twice as high grows by about as much, and so on. */
    private static final double KEPT = 60;

    private final double[] from;
    private final double[] to;
    private int bands;

    private LayerGaps(int size) {
        this.from = new double[2 * size + 1];
        this.to = new double[2 * size + 1];
    }

    static Layout narrowed(Layout layout) {
        LayerGaps gaps = new LayerGaps(layout.boxes().size());
        gaps.find(layout.boxes());
        List<Box> boxes = new ArrayList<>(layout.boxes().size());
        for (Box box : layout.boxes()) {
            boxes.add(new Box(box.x(), gaps.y(box.y()), box.width(), box.height()));
        }
        List<Line> lines = new ArrayList<>(layout.lines().size());
        for (Line line : layout.lines()) {
            lines.add(new Line(
                    line.from(),
                    line.to(),
                    line.soft(),
                    line.points().stream()
                            .map(point -> new Point(point.x(), gaps.y(point.y())))
                            .toList()));
        }
        return new Layout(layout.width(), gaps.y(layout.height()), boxes, lines);
    }

    /** Notes the end of each band of boxes, and where that comes to lie. */
    private void find(List<Box> unsorted) {
        List<Box> boxes =
                unsorted.stream().sorted(Comparator.comparingDouble(Box::y)).toList();
        double end = boxes.get(0).y();
        double moved = 0;
        for (Box box : boxes) {
            if (box.y() > end) {
                from[bands] = end;
                to[bands++] = end - moved;
                moved += box.y() - end - narrowed(box.y() - end);
                from[bands] = box.y();
                to[bands++] = box.y() - moved;
            }
            end = Math.max(end, box.bottom());
        }
        from[bands] = end;
        to[bands++] = end - moved;
    }

    private static double narrowed(double gap) {
        return gap <= KEPT ? gap : KEPT * (1 + Math.log(gap / KEPT) / Math.log(2));
    }

    private double y(double y) {
        int found = Arrays.binarySearch(from, 0, bands, y);
        int next = found >= 0 ? found : -found - 1;
        if (next == 0) {
            return y - from[0] + to[0];
        }
        if (next == bands) {
            return y - from[bands - 1] + to[bands - 1];
        }
        double part = (y - from[next - 1]) / (from[next] - from[next - 1]);
        return to[next - 1] + part * (to[next] - to[next - 1]);
    }
}
