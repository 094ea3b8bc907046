package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private final Column<String> column = new Column<>();

    @Test
    void isEmptyAtFirst() {
        assertThat(column.get(0)).isNull();
        assertThat(column.get(1_000_000)).isNull();
        assertThat(column.isIn(1_000_000)).isFalse();
        assertThat(column.arranged(new int[] {1, 0}).get(0)).isNull();
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

    @RepeatedTest(20)
    void isAMap(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<Integer, String> map = new HashMap<>();
        int next = random.nextInt(3_000);
        for (int i = 0; i < 5_000; i++) {
            int what = random.nextInt(100);
            // Mostly one after the other, sometimes far ahead, sometimes back.
            next = what == 0 ? next + random.nextInt(5_000) : what < 3 ? random.nextInt(next + 1) : next + 1;
            column.set(next, "value " + i);
            map.put(next, "value " + i);
        }
        int size = Collections.max(map.keySet()) + 1;
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        Column<String> arranged =
                column.arranged(order.stream().mapToInt(Integer::intValue).toArray());

        for (int number = 0; number < size + 2_000; number++) {
            assertThat(column.get(number)).isEqualTo(map.get(number));
            assertThat(arranged.get(number)).isEqualTo(number < size ? map.get(order.get(number)) : null);
        }
        arranged.set(size / 2, "another");
        arranged.set(size + 10, "one more");
        map.remove(order.get(size / 2));
        assertThat(arranged.get(size / 2)).isEqualTo("another");
        assertThat(IntStream.range(0, size).filter(number -> arranged.get(number) != null))
                .as("the others stay")
                .hasSize(map.size() + 1);
    }

    @Test
    void isArrangedAnew() {
        column.set(0, "a");
        column.set(2, "c");
        Column<String> arranged = column.arranged(new int[] {2, 1, 0});
        assertThat(arranged.get(2)).isEqualTo("a");
        assertThat(arranged.get(1)).isNull();
        assertThat(arranged.get(0)).isEqualTo("c");
        assertThat(column.get(0)).as("the old one stays as it is").isEqualTo("a");
    }
}
