package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionSetTest {

    @Test
    void anEmptySetHasNoLowestPosition() {
        assertThat(new PositionSet(0).lowest()).isEqualTo(PositionSet.NONE);
        assertThat(new PositionSet(100).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 4_095, 4_096, 4_097, 262_144, 262_145, 1_000_000})
    void agreesWithASortedSetAtEverySize(int size) {
        Random random = new Random(size);
        PositionSet set = new PositionSet(size);
        TreeSet<Integer> model = new TreeSet<>();
        for (int step = 0; step < 20_000; step++) {
            int position = switch (step / 1_000 % 3) {
                case 0 -> random.nextInt(size);
                case 1 -> step % 7 == 0 ? size - 1 - random.nextInt(Math.min(size, 3)) : random.nextInt(size);
                default -> Math.min(size - 1, random.nextInt(3) * (size / 3) + random.nextInt(100)); // crowded
            };
            if (random.nextBoolean()) {
                if (model.add(position)) {
                    set.add(position);
                }
            } else if (!model.isEmpty()) {
                int lowest = model.pollFirst();
                assertThat(set.lowest()).isEqualTo(lowest);
                set.removeLowest();
            }
            assertThat(set.lowest()).isEqualTo(model.isEmpty() ? PositionSet.NONE : model.first());
            assertThat(set.isEmpty()).isEqualTo(model.isEmpty());
        }
    }
}
