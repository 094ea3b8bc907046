package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTest {

    private static final Key<Integer> SEATS = Key.of("seats", Integer.class);

    @Test
    void hasANameAndAType() {
        assertThat(SEATS.name()).isEqualTo("seats");
        assertThat(SEATS.type()).isEqualTo(Integer.class);
        assertThat(SEATS).hasToString("seats");
    }

    @Test
    void givesAValueItsType() {
        Integer seats = SEATS.cast(3);
        assertThat(seats).isEqualTo(3);
    }

    @Test
    void refusesAValueOfAnotherType() {
        assertThatThrownBy(() -> SEATS.cast("three"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the value for \"seats\" should be a java.lang.Integer, but is a java.lang.String");
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> SEATS.cast(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the value for \"seats\" is null; remove it instead");
        assertThatThrownBy(() -> Key.of(null, String.class))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> Key.of("seats", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("type");
    }

    @Test
    void takesAPrimitiveTypeForItsWrapper() {
        Key<Integer> seats = Key.of("seats", int.class);
        assertThat(seats.cast(3)).isEqualTo(3);
        assertThat(seats).isEqualTo(SEATS).hasSameHashCodeAs(SEATS);
    }

    @Test
    void checksTheRawClassOfAGenericType() {
        Key<List<String>> guests = Key.of("guests", List.class);
        List<String> values = guests.cast(List.of("Wendell"));
        assertThat(values).containsExactly("Wendell");
    }

    @Test
    void equalsOneOfTheSameNameAndType() {
        assertThat(SEATS).isEqualTo(Key.of("seats", Integer.class)).hasSameHashCodeAs(Key.of("seats", Integer.class));
        assertThat(SEATS).isNotEqualTo(Key.of("seats", Number.class)).isNotEqualTo(Key.of("chairs", Integer.class));
    }
}
