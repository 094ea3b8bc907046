package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.picture.Layout.Box;
import dev.fixpoint.picture.Layout.Line;
import dev.fixpoint.picture.Layout.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wide gaps become narrow, and all else stays. */
class LayerGapsTest {

    private static Layout layout(double gap) {
        double second = 42 + gap;
        return new Layout(
                124,
                second + 42,
                List.of(new Box(12, 12, 100, 30), new Box(12, second, 100, 30), new Box(12, second + 10, 100, 5)),
                List.of(new Line(
                        0, 1, false, List.of(new Point(62, 42), new Point(90, 42 + gap / 2), new Point(62, second)))));
    }

    @Test
    void aNarrowGapStays() {
        assertThat(LayerGaps.narrowed(layout(60))).isEqualTo(layout(60));
    }

    @Test
    void aGapThatIsEightTimesAsWideBecomesFourTimesAsWide() {
        Layout narrowed = LayerGaps.narrowed(layout(480));
        Layout expected = layout(240);
        assertThat(narrowed.height()).isEqualTo(expected.height());
        assertThat(narrowed.boxes()).isEqualTo(expected.boxes());
        assertThat(narrowed.lines()).isEqualTo(expected.lines());
    }
}
