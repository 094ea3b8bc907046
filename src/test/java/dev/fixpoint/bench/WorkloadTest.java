package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {

    private static final int SIZE = 1_000;

    @ParameterizedTest
    @EnumSource
    void dependenciesAreDistinctAndComeBefore(Shape shape) {
        Workload workload = workload(shape);

        for (int job = 0; job < SIZE; job++) {
            int number = job;
            int[] dependencies = IntStream.range(0, workload.dependencyCount(job))
                    .map(i -> workload.dependency(number, i))
                    .toArray();
            assertThat(dependencies).doesNotHaveDuplicates();
            assertThat(Arrays.stream(dependencies)).allMatch(dependency -> dependency >= 0 && dependency < number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderHasEveryJob(Order order) {
        assertThat(order.of(SIZE))
                .containsExactlyInAnyOrder(IntStream.range(0, SIZE).toArray());
    }

    @Test
    void threeDependenciesAJob() {
        assertThat(workload(Shape.LAYERED).roots()).isEqualTo(31);
        assertThat(workload(Shape.LAYERED).dependencyCount()).isEqualTo(3 * (SIZE - 31));
        assertThat(workload(Shape.RANDOM).dependencyCount()).isEqualTo(3 * (SIZE - 3));
    }

    @Test
    void theHubHasATenthOfAllJobsOnBothSides() {
        Workload hub = workload(Shape.HUB);

        assertThat(hub.dependencyCount(SIZE / 10 + 1)).isEqualTo(SIZE / 10);
        assertThat(IntStream.rangeClosed(1, SIZE / 10)).allMatch(job -> hub.dependency(job, 0) == 0);
    }

    private static Workload workload(Shape shape) {
        return Workload.of(shape, Order.FORWARD, Mode.SATISFIED, SIZE);
    }
}
