package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LegalOrdersTest {

    private static JobGraph diamond() {
        JobGraph.Builder jobs = JobGraph.builder().target("top");
        jobs.job("top").dependsOn("left", "right");
        jobs.job("left").dependsOn("bottom");
        jobs.job("right").dependsOn("bottom");
        jobs.job("bottom");
        return jobs.build();
    }

    private static List<String> texts(List<int[]> orders) {
        return orders.stream().map(Arrays::toString).toList();
    }

    @Test
    void areAllOfThemIfThereAreNoMore() {
        assertThat(texts(new LegalOrders(diamond()).choose(20, new Random(1))))
                .containsExactly("[0, 1, 2, 3]", "[0, 2, 1, 3]");
        assertThat(texts(new LegalOrders(diamond()).choose(2, new Random(1)))).hasSize(2);
        assertThat(texts(new LegalOrders(independent(3)).choose(6, new Random(1))))
                .containsExactly("[0, 1, 2]", "[0, 2, 1]", "[1, 0, 2]", "[1, 2, 0]", "[2, 0, 1]", "[2, 1, 0]");
    }

    @Test
    void areFewerIfMoreIsRequired() {
        LegalOrders orders = new LegalOrders(independent(3));
        orders.require(0, 2);
        assertThat(texts(orders.choose(6, new Random(1)))).containsExactly("[0, 1, 2]", "[0, 2, 1]", "[1, 0, 2]");
    }

    /** Soft order does not count for positions. */
    @Test
    void startWithThatOfTheGraph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("late").after("early");
        jobs.job("early");
        LegalOrders orders = new LegalOrders(jobs.build());
        assertThat(texts(orders.choose(5, new Random(1)))).containsExactly("[1, 0]");
        assertThat(orders.swaps(new int[] {1, 0})).isZero();
        assertThat(orders.after(0, new int[] {1, 0})).containsExactly(1, 0);
    }

    @Test
    void areChosenAtRandomIfThereAreMore() {
        List<int[]> orders = new LegalOrders(independent(5)).choose(10, new Random(1));
        assertThat(orders).hasSize(10);
        assertThat(orders.get(0)).as("turned round as much as possible").containsExactly(4, 3, 2, 1, 0);
        assertThat(texts(orders)).isEqualTo(texts(new LegalOrders(independent(5)).choose(10, new Random(1))));
        assertThat(texts(orders)).isNotEqualTo(texts(new LegalOrders(independent(5)).choose(10, new Random(2))));
    }

    @Test
    void leadStepByStepToAnotherOne() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            JobGraph graph = randomGraph(random);
            LegalOrders orders = new LegalOrders(graph);
            List<int[]> chosen = orders.choose(3, random);
            int[] order = chosen.get(chosen.size() - 1);
            int swaps = orders.swaps(order);
            assertThat(orders.after(0, order))
                    .isEqualTo(orders.choose(1_000_000, random).get(0));
            assertThat(orders.after(swaps, order)).isEqualTo(order);
            for (int step = 0; step <= swaps; step++) {
                int[] way = orders.after(step, order);
                assertThat(isLegal(graph, way)).isTrue();
                if (step > 0) {
                    assertThat(differences(orders.after(step - 1, order), way)).isEqualTo(2);
                }
            }
        }
    }

    private static int differences(int[] one, int[] other) {
        int differences = 0;
        for (int i = 0; i < one.length; i++) {
            differences += one[i] == other[i] ? 0 : 1;
        }
        return differences;
    }

    private static boolean isLegal(JobGraph graph, int[] order) {
        Set<Integer> done = new HashSet<>();
        for (int job : order) {
            for (int i = 0; i < graph.softDependencyCount(job); i++) {
                if (!done.contains(graph.softDependency(job, i))) {
                    return false;
                }
            }
            for (int i = 0; i < graph.dependencyCount(job); i++) {
                if (!done.contains(graph.dependency(job, i))) {
                    return false;
                }
            }
            done.add(job);
        }
        return done.size() == graph.size();
    }

    private static JobGraph randomGraph(Random random) {
        JobGraph.Builder jobs = JobGraph.builder();
        int size = 2 + random.nextInt(5);
        for (int job = 0; job < size; job++) {
            var builder = jobs.job("job" + job);
            for (int dependency = 0; dependency < job; dependency++) {
                switch (random.nextInt(8)) {
                    case 0, 1 -> builder.dependsOn("job" + dependency);
                    case 2 -> builder.after("job" + dependency);
                    default -> {}
                }
            }
        }
        return jobs.build();
    }

    private static JobGraph independent(int size) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < size; i++) {
            jobs.job("job" + i);
        }
        return jobs.build();
    }
}
