package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostorderTest {

    @Test
    void visitsWhatATargetNeedsBeforeIt() {
        Postorder order = of(4, new int[] {0}, 0, 2, 0, 1, 1, 3, 2, 3);
        assertThat(order.positions()).containsExactly(3, 2, 1, 0);
        assertThat(order.needed()).isEqualTo(4);
        assertThat(order.isCyclic()).isFalse();
    }

    @Test
    void putsWhatNoTargetNeedsBehindAllOthers() {
        Postorder order = of(4, new int[] {2}, 0, 1, 2, 3, 1, 3);
        assertThat(order.positions()).containsExactly(3, 2, 1, 0);
        assertThat(order.needed()).isEqualTo(2);
    }

    @Test
    void takesTargetsInTheirOrderEachOnce() {
        Postorder order = of(3, new int[] {1, 0, 1});
        assertThat(order.positions()).containsExactly(1, 0, 2);
        assertThat(order.needed()).isEqualTo(2);
    }

    @Test
    void noticesCyclesWhereverTheyAre() {
        assertThat(of(1, new int[] {0}, 0, 0).isCyclic()).isTrue();
        assertThat(of(3, new int[] {0}, 0, 1, 1, 2, 2, 0).isCyclic()).isTrue();
        assertThat(of(3, new int[] {0}, 1, 2, 2, 1).isCyclic())
                .as("among those that no target needs")
                .isTrue();
        assertThat(of(3, new int[] {0}, 0, 1, 0, 2, 1, 2).isCyclic()).isFalse();
        assertThat(of(3, new int[0], 0, 1, 1, 2, 2, 0).isCyclic())
                .as("without any target")
                .isTrue();
    }

    @Test
    void arrangesJobsAndTheirDependenciesByPosition() {
        Postorder order = of(5, new int[] {3}, 3, 1, 3, 0, 1, 0, 4, 3, 4, 2);

        assertThat(order.order()).containsExactly(0, 1, 3, 2, 4);
        assertThat(order.positions()).containsExactly(0, 1, 3, 2, 4);
        Adjacency dependencies = order.dependencies();
        assertThat(dependencies.edges()).isEqualTo(5);
        assertThat(List.of(dependencies.get(1, 0), dependencies.get(2, 0), dependencies.get(2, 1)))
                .containsExactly(0, 1, 0);
        assertThat(List.of(dependencies.get(4, 0), dependencies.get(4, 1))).containsExactly(2, 3);
        assertThat(dependencies.count(0) + dependencies.count(3)).isZero();
    }

    @Test
    void aCycleHasNoPositions() {
        Postorder order = of(2, new int[] {0}, 0, 1, 1, 0);

        assertThatThrownBy(order::dependencies).isInstanceOf(IllegalStateException.class);
    }

    private static Postorder of(int size, int[] targets, int... pairs) {
        IntList from = new IntList();
        IntList to = new IntList();
        for (int k = 0; k < pairs.length; k += 2) {
            from.add(pairs[k]);
            to.add(pairs[k + 1]);
        }
        return Postorder.of(Adjacency.of(size, from, to), targets);
    }
}
