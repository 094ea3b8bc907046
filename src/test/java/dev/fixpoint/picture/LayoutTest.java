package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fixpoint.picture.Layout.Box;
import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.picture.Layout.Line;
import dev.fixpoint.picture.Layout.Point;
import dev.fixpoint.picture.Layout.Size;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both ways to lay out a graph, on random and on extreme graphs. */
class LayoutTest {

    private final List<Size> sizes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private void random(Random random, int size, int most) {
        for (int i = 0; i < size; i++) {
            sizes.add(new Size(40 + random.nextInt(160), 24 + random.nextInt(3) * 10));
            for (int k = random.nextInt(most + 1); i > 0 && k > 0; k--) {
                edges.add(new Edge(i, random.nextInt(i)));
            }
        }
    }

    private void simple(int size) {
        for (int i = 0; i < size; i++) {
            sizes.add(new Size(100, 30));
        }
    }

    private Layout elk() {
        return ElkLayout.of(sizes, edges, Layers.of(sizes.size(), edges));
    }

    private Layout rows() {
        return RowLayout.of(sizes, edges, Layers.of(sizes.size(), edges));
    }

    @Test
    void everyRandomGraphIsDrawnDownwardsWithoutOverlap() {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            sizes.clear();
            edges.clear();
            random(random, 1 + random.nextInt(60), random.nextInt(4));
            holds(elk());
            holds(rows());
        }
    }

    @Test
    void theSameGraphGivesTheSameLayout() {
        random(new Random(2), 80, 3);
        assertThat(elk()).isEqualTo(elk());
        assertThat(rows()).isEqualTo(rows());
    }

    @Test
    void smallGraphsAreForElkAndLargeOnesAreNot() {
        random(new Random(3), 40, 3);
        assertThat(Layout.layered(sizes, edges)).isEqualTo(elk()).isNotEqualTo(rows());
        sizes.clear();
        edges.clear();
        random(new Random(3), 2001, 1);
        assertThat(Layout.layered(sizes, edges)).isEqualTo(rows());
    }

    @Test
    void withoutElkThereAreRows() throws Exception {
        simple(2);
        edges.add(new Edge(0, 1));
        URL classes = Layout.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            List<Object> strangeSizes = new ArrayList<>();
            for (Size size : sizes) {
                strangeSizes.add(alone.loadClass(Size.class.getName())
                        .getConstructor(double.class, double.class)
                        .newInstance(size.width(), size.height()));
            }
            Object strangeEdge = alone.loadClass(Edge.class.getName())
                    .getConstructor(int.class, int.class)
                    .newInstance(0, 1);
            Object layout = alone.loadClass(Layout.class.getName())
                    .getMethod("layered", List.class, List.class)
                    .invoke(null, strangeSizes, List.of(strangeEdge));
            assertThat(layout).hasToString(rows().toString());
        }
    }

    @Test
    void aLayoutOfNothingIsEmpty() {
        Layout layout = Layout.layered(sizes, edges);
        assertThat(layout.boxes()).isEmpty();
        assertThat(layout.lines()).isEmpty();
        assertThat(layout.width()).isEqualTo(2 * Layout.MARGIN);
        assertThat(layout.height()).isEqualTo(2 * Layout.MARGIN);
    }

    @Test
    void oneNodeAloneHasAMarginAroundIt() {
        simple(1);
        Layout expected = new Layout(124, 54, List.of(new Box(12, 12, 100, 30)), List.of());
        assertThat(rows()).isEqualTo(expected);
        assertThat(elk()).isEqualTo(expected);
    }

    @Test
    void aChainIsAStraightLine() {
        simple(3);
        edges.add(new Edge(0, 1));
        edges.add(new Edge(1, 2));
        for (Layout layout : List.of(rows(), elk())) {
            assertThat(layout.boxes()).extracting(Box::x).containsExactly(12.0, 12.0, 12.0);
            assertThat(layout.lines())
                    .allSatisfy(line ->
                            assertThat(line.points()).extracting(Point::x).containsOnly(62.0));
        }
    }

    @Test
    void aWideFanIsBrokenIntoRows() {
        simple(1001);
        for (int i = 1; i <= 1000; i++) {
            edges.add(new Edge(i, 0));
        }
        Layout layout = Layout.layered(sizes, edges);
        holds(layout);
        assertThat(layout.width()).isLessThan(4000);
        assertThat(layout.height()).isLessThan(3000);
    }

    @Test
    void jobsWithoutDependenciesAreArrangedInTheShapeOfAScreen() {
        simple(300);
        for (Layout layout : List.of(rows(), elk())) {
            holds(layout);
            assertThat(layout.width() / layout.height()).isBetween(0.5, 3.0);
        }
    }

    @Test
    void tenThousandJobsAreLaidOut() {
        random(new Random(4), 10_000, 6);
        holds(Layout.layered(sizes, edges));
    }

    @Test
    void aChainOfTenThousandIsLaidOut() {
        simple(10_000);
        for (int i = 1; i < 10_000; i++) {
            edges.add(new Edge(i, i - 1));
        }
        Layout layout = Layout.layered(sizes, edges);
        holds(layout);
        assertThat(layout.width()).isEqualTo(124);
    }

    @Test
    void cyclesAreDrawnAllTheSame() {
        simple(4);
        edges.add(new Edge(0, 1));
        edges.add(new Edge(1, 2));
        edges.add(new Edge(2, 0));
        edges.add(new Edge(2, 3));
        edges.add(new Edge(3, 3));
        for (Layout layout : List.of(rows(), elk())) {
            assertThat(layout.lines()).extracting(Line::from).containsExactly(0, 1, 2, 2);
            noOverlap(layout);
        }
    }

    private void holds(Layout layout) {
        assertThat(layout.boxes())
                .extracting(box -> new Size(box.width(), box.height()))
                .isEqualTo(sizes);
        assertThat(layout.lines())
                .extracting(line -> new Edge(line.from(), line.to()))
                .isEqualTo(edges);
        noOverlap(layout);
        for (Box box : layout.boxes()) {
            assertThat(box.x()).isGreaterThanOrEqualTo(Layout.MARGIN - 0.001);
            assertThat(box.y()).isGreaterThanOrEqualTo(Layout.MARGIN - 0.001);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(layout.width() - Layout.MARGIN + 0.001);
            assertThat(box.bottom()).isLessThanOrEqualTo(layout.height() - Layout.MARGIN + 0.001);
        }
        for (Line line : layout.lines()) {
            Box from = layout.boxes().get(line.from());
            Box to = layout.boxes().get(line.to());
            Point first = line.points().get(0);
            Point last = line.points().get(line.points().size() - 1);
            assertThat(from.bottom()).isLessThan(to.y());
            assertThat(first.y()).isCloseTo(from.bottom(), within(0.001));
            assertThat(last.y()).isCloseTo(to.y(), within(0.001));
            assertThat(first.x()).isBetween(from.x(), from.x() + from.width());
            assertThat(last.x()).isBetween(to.x(), to.x() + to.width());
            assertThat(line.points()).extracting(Point::y).isSorted();
            assertThat(line.points()).allSatisfy(point -> assertThat(point.x()).isBetween(0.0, layout.width()));
        }
    }

    private static void noOverlap(Layout layout) {
        List<Box> boxes = layout.boxes().stream()
                .sorted(Comparator.comparingDouble(Box::y))
                .toList();
        for (int i = 0; i < boxes.size(); i++) {
            Box upper = boxes.get(i);
            for (int k = i + 1; k < boxes.size() && boxes.get(k).y() < upper.bottom(); k++) {
                Box lower = boxes.get(k);
                assertThat(lower.x() + lower.width() <= upper.x() || upper.x() + upper.width() <= lower.x())
                        .as("%s overlaps %s", upper, lower)
                        .isTrue();
            }
        }
    }
}
