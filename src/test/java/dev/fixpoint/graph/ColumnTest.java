package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private final Column<String> column = new Column<>();

    @Test
    void isEmptyAtFirst() {
        assertThat(column.get(0)).isNull();
        assertThat(column.get(1_000_000)).isNull();
        assertThat(column.isIn(1_000_000)).isFalse();
        assertThat(column.renumbered(new int[] {1, 0}).get(0)).isNull();
    }

    @Test
    void grows() {
        for (int job = 0; job < 1000; job += 10) {
            column.set(job, "job " + job);
        }
        for (int job = 0; job < 1010; job++) {
            assertThat(column.get(job)).isEqualTo(job < 1000 && job % 10 == 0 ? "job " + job : null);
        }
        column.set(5000, "far");
        assertThat(column.get(5000)).isEqualTo("far");
        assertThat(column.get(990)).isEqualTo("job 990");
    }

    @Test
    void knowsWhetherOneOfTheFirstHasAValue() {
        column.set(3, "a");
        assertThat(column.isIn(3)).isFalse();
        assertThat(column.isIn(4)).isTrue();
        List<Integer> jobs = new ArrayList<>();
        column.set(1, "b");
        column.forEach(3, jobs::add);
        assertThat(jobs).containsExactly(1);
        column.forEach(Integer.MAX_VALUE, jobs::add);
        assertThat(jobs).containsExactly(1, 1, 3);
    }

    @Test
    void isRenumbered() {
        column.set(0, "a");
        column.set(2, "c");
        Column<String> renumbered = column.renumbered(new int[] {2, 1, 0});
        assertThat(renumbered.get(2)).isEqualTo("a");
        assertThat(renumbered.get(1)).isNull();
        assertThat(renumbered.get(0)).isEqualTo("c");
        assertThat(column.get(0)).as("the old one stays as it is").isEqualTo("a");
    }
}
