package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.picture.Layout.Edge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which graphs are left to ELK. */
class ElkLimitsTest {

    private final List<Edge> edges = new ArrayList<>();

    private boolean allowed(int size) {
        return ElkLimits.allow(size, edges, Layers.of(size, edges));
    }

    private void chain(int size) {
        for (int i = 1; i < size; i++) {
            edges.add(new Edge(i - 1, i));
        }
    }

    @Test
    void tooManyNodesAreNot() {
        assertThat(allowed(2000)).isTrue();
        assertThat(allowed(2001)).isFalse();
    }

    @Test
    void edgesThatPassTooManyLayersAreNot() {
        chain(1001);
        for (int i = 0; i < 13; i++) {
            edges.add(new Edge(0, 1000));
        }
        assertThat(allowed(1001)).isTrue();
        edges.add(new Edge(0, 1000));
        assertThat(allowed(1001)).isFalse();
    }

    @Test
    void layersThatAreTooWideAreNot() {
        for (int i = 1; i <= 30; i++) {
            edges.add(new Edge(0, i));
        }
        assertThat(allowed(31)).isTrue();
        edges.add(new Edge(0, 31));
        assertThat(allowed(32)).isFalse();
        assertThat(allowed(100)).isTrue();
        for (int i = 32; i <= 41; i++) {
            edges.add(new Edge(0, i));
        }
        assertThat(allowed(100)).isFalse();
    }
}
