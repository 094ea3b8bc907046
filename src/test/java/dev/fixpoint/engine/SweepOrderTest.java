package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SweepOrderTest {

    @Test
    void takesTheLowestSweepThenTheLowestPosition() {
        SweepOrder order = new SweepOrder(10);
        order.add(1, 7, false);
        order.add(2, 0, false);
        order.add(1, 3, false);
        order.add(5, 1, false);

        assertThat(order.take()).isEqualTo(3);
        assertThat(order.take()).isEqualTo(7);
        assertThat(order.take()).isEqualTo(0);
        assertThat(order.take()).isEqualTo(1);
        assertThat(order.take()).isEqualTo(ReadyOrder.NONE);
        assertThat(order.hasNext()).isFalse();
    }

    @Test
    void aJobOfAnEarlierSweepThatBecomesDueLateGoesFirst() {
        SweepOrder order = new SweepOrder(10);
        order.add(6, 2, false);
        order.add(2, 9, false);

        assertThat(order.take()).isEqualTo(9);
        assertThat(order.take()).isEqualTo(2);
    }

    @Test
    void agreesWithASortedSetWhateverTheOrderOfCalls() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(5_000);
            SweepOrder order = new SweepOrder(size);
            TreeSet<Long> model = new TreeSet<>();
            for (int step = 0; step < 2_000; step++) {
                if (random.nextInt(3) > 0) {
                    int sweep = 1 + random.nextInt(1 + step / 300);
                    int position = random.nextInt(size);
                    if (model.stream().noneMatch(key -> key.intValue() == position)) {
                        order.add(sweep, position, false);
                        model.add((long) sweep << 32 | position);
                    }
                } else {
                    Long expected = model.pollFirst();
                    assertThat(order.take())
                            .as("seed %s, step %s", seed, step)
                            .isEqualTo(expected == null ? ReadyOrder.NONE : expected.intValue());
                }
                assertThat(!order.hasNext()).as("seed %s, step %s", seed, step).isEqualTo(model.isEmpty());
                if (model.size() > 60) {
                    model.clear();
                    order = new SweepOrder(size);
                }
            }
        }
    }
}
