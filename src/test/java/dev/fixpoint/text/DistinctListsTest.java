package dev.fixpoint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctListsTest {

    @Test
    void equalListsHaveOneNumber() {
        DistinctLists lists = new DistinctLists();
        List<String> first = List.of("a", "b");

        assertThat(lists.number(first)).isZero();
        assertThat(lists.number(List.of("b", "a"))).isEqualTo(1);
        assertThat(lists.number(new ArrayList<>(first))).isZero();
        assertThat(lists.number(List.of())).isEqualTo(2);
        assertThat(lists.number(first)).isZero();
        assertThat(lists.all()).containsExactly(List.of("a", "b"), List.of("b", "a"), List.of());
    }
}
