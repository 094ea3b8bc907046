package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

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
        column.set(1, "b");
        assertThat(column.isIn(1)).isFalse();
        assertThat(column.isIn(2)).isTrue();
    }

    @Test
    void findsTheNextThatHasAValue() {
        assertThat(column.next(0)).isEqualTo(Column.NONE);
        column.set(1, "b");
        column.set(3, "a");
        assertThat(column.next(0)).isEqualTo(1);
        assertThat(column.next(1)).isEqualTo(1);
        assertThat(column.next(2)).isEqualTo(3);
        assertThat(column.next(4)).isEqualTo(Column.NONE);
        assertThat(column.next(5000)).isEqualTo(Column.NONE);
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
