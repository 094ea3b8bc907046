package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdjacencyTest {

    @Test
    void keepsNeighboursInTheOrderOfTheirEdges() {
        Adjacency edges = of(4, 2, 3, 0, 2, 2, 0, 2, 1);
        assertThat(neighbours(edges)).containsExactly(List.of(2), List.of(), List.of(3, 0, 1), List.of());
        assertThat(edges.size()).isEqualTo(4);
        assertThat(edges.edges()).isEqualTo(4);
        assertThat(edges.count(2)).isEqualTo(3);
        assertThat(edges.get(2, 1)).isZero();
    }

    @Test
    void leavesOutAnEdgeThatIsThereAlready() {
        Adjacency edges = of(3, 0, 1, 0, 2, 0, 1, 1, 1, 1, 1);
        assertThat(neighbours(edges)).containsExactly(List.of(1, 2), List.of(1), List.of());
        assertThat(edges.edges()).isEqualTo(3);
    }

    @Test
    void leavesOutAnEdgeThatIsThereAlreadyAmongManyAsWell() {
        Random random = new Random(7);
        for (int size : List.of(1, 3, 8, 9, 10, 40)) {
            List<Set<Integer>> expected = new ArrayList<>();
            IntList from = new IntList();
            IntList to = new IntList();
            for (int i = 0; i < size; i++) {
                Set<Integer> neighbours = new LinkedHashSet<>();
                for (int k = random.nextInt(2 * size); k > 0; k--) {
                    int neighbour = random.nextInt(size);
                    neighbours.add(neighbour);
                    from.add(i);
                    to.add(neighbour);
                }
                expected.add(neighbours);
            }

            List<List<Integer>> kept = neighbours(Adjacency.of(size, from, to));

            assertThat(kept).hasSize(size);
            for (int i = 0; i < size; i++) {
                assertThat(kept.get(i)).containsExactlyElementsOf(expected.get(i));
            }
        }
    }

    @Test
    void mayBeEmpty() {
        assertThat(of(0).size()).isZero();
        assertThat(of(0).edges()).isZero();
        assertThat(neighbours(of(2))).containsExactly(List.of(), List.of());
        assertThat(of(0).reversed(0).size()).isZero();
        assertThat(of(0).renumbered(new int[0]).size()).isZero();
    }

    @Test
    void isRenumbered() {
        Adjacency edges = of(3, 0, 1, 0, 2, 2, 1).renumbered(new int[] {2, 0, 1});
        assertThat(neighbours(edges)).containsExactly(List.of(), List.of(0), List.of(0, 1));
    }

    @Test
    void isReversedAmongTheFirst() {
        Adjacency edges = of(4, 3, 0, 2, 0, 1, 0, 2, 1, 1, 3);
        assertThat(neighbours(edges.reversed(4))).containsExactly(List.of(1, 2, 3), List.of(2), List.of(), List.of(1));
        assertThat(neighbours(edges.reversed(3))).containsExactly(List.of(1, 2), List.of(2), List.of());
        assertThat(neighbours(edges.reversed(1))).containsExactly(List.of());
    }

    @Test
    void leavesOutTheEdgesOfAnother() {
        Adjacency edges = of(4, 0, 1, 0, 2, 0, 3, 1, 1, 2, 0, 3, 2);
        assertThat(neighbours(edges.without(of(4, 0, 2, 2, 0, 3, 1, 1, 0))))
                .containsExactly(List.of(1, 3), List.of(), List.of(), List.of(2));
    }

    @Test
    void isPutTogetherWithAnother() {
        Adjacency both = of(3, 0, 2, 1, 0).and(of(3, 0, 1, 0, 2, 2, 2));
        assertThat(neighbours(both)).containsExactly(List.of(2, 1), List.of(0), List.of(2));
        assertThat(both.contains(0, 1)).isTrue();
        assertThat(both.contains(1, 2)).isFalse();
    }

    @Test
    void findsAmongSortedNeighbours() {
        Adjacency edges = of(5, 0, 1, 0, 3, 0, 4, 1, 0);
        for (int neighbour = 0; neighbour < 5; neighbour++) {
            assertThat(edges.containsSorted(0, neighbour))
                    .isEqualTo(List.of(1, 3, 4).contains(neighbour));
            assertThat(edges.containsSorted(1, neighbour)).isEqualTo(neighbour == 0);
            assertThat(edges.containsSorted(4, neighbour)).isFalse();
        }
    }

    @Test
    void agreesWithListsOfLists() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = random.nextInt(10) + 1;
            List<Set<Integer>> expected = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                expected.add(new LinkedHashSet<>());
            }
            int[] pairs = random.ints(2L * random.nextInt(40), 0, size).toArray();
            for (int k = 0; k < pairs.length; k += 2) {
                expected.get(pairs[k]).add(pairs[k + 1]);
            }
            Adjacency edges = of(size, pairs);
            Adjacency reversed = edges.reversed(size);
            for (int i = 0; i < size; i++) {
                assertThat(neighbours(edges).get(i)).as("seed %s", seed).containsExactlyElementsOf(expected.get(i));
                for (int j = 0; j < size; j++) {
                    assertThat(reversed.containsSorted(i, j))
                            .as("seed %s", seed)
                            .isEqualTo(expected.get(j).contains(i));
                }
            }
            assertThat(reversed.edges()).isEqualTo(edges.edges());
        }
    }

    /** Returns the adjacency of edges given as pairs: from, to, from, to. */
    private static Adjacency of(int size, int... pairs) {
        IntList from = new IntList();
        IntList to = new IntList();
        for (int k = 0; k < pairs.length; k += 2) {
            from.add(pairs[k]);
            to.add(pairs[k + 1]);
        }
        return Adjacency.of(size, from, to);
    }

    private static List<List<Integer>> neighbours(Adjacency edges) {
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            List<Integer> neighbours = new ArrayList<>();
            for (int k = 0; k < edges.count(i); k++) {
                neighbours.add(edges.get(i, k));
            }
            all.add(neighbours);
        }
        return all;
    }
}
