package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rule 14. */
class ArgumentsTest {

    private static final Arguments SOME = arguments(List.of("in.txt", 7), "movie", "MST3K", "seats", "3");

    @Test
    void givesAnArgumentByName() {
        assertThat(SOME.get("movie", String.class)).isEqualTo("MST3K");
        assertThat(SOME.get("seats", Integer.class)).isEqualTo(3);
        assertThat(SOME.get("seats", int.class)).isEqualTo(3);
    }

    @Test
    void givesAnArgumentByItsIndex() {
        assertThat(SOME.get(0, String.class)).isEqualTo("in.txt");
        assertThat(SOME.get(1, Long.class)).isEqualTo(7L);
    }

    @Test
    void givesSomethingElseInPlaceOfAMissingOne() {
        assertThat(SOME.find("snack", String.class, "popcorn")).isEqualTo("popcorn");
        assertThat(SOME.find(2, Integer.class, 5)).isEqualTo(5);
        assertThat(SOME.find("snack", String.class, null)).isNull();
    }

    @Test
    void doesNotTakeTheDefaultForOneThatIsIllTyped() {
        assertThatThrownBy(() -> SOME.find("movie", Integer.class, 5)).isInstanceOf(ArgumentException.class);
        assertThatThrownBy(() -> SOME.find(0, Integer.class, 5)).isInstanceOf(ArgumentException.class);
    }

    @Test
    void saysWhatIsMissing() {
        assertMessage(
                () -> SOME.get("film", String.class),
                "argument \"film\" is missing: expected a String, found only \"movie\", \"seats\"");
        assertMessage(
                () -> Arguments.NONE.get("film", Integer.class),
                "argument \"film\" is missing: expected an Integer, found no arguments with a name");
        assertMessage(
                () -> SOME.get(2, BigDecimal.class),
                "positional argument 2 is missing: expected a BigDecimal, found only 2 positional arguments");
        assertMessage(
                () -> arguments(List.of(1)).get(1, int.class),
                "positional argument 1 is missing: expected an int, found only 1 positional argument");
        assertMessage(
                () -> Arguments.NONE.get(0, String.class),
                "positional argument 0 is missing: expected a String, found no positional arguments");
    }

    @Test
    void saysWhatIsIllTyped() {
        assertMessage(
                () -> SOME.get("movie", Integer.class),
                "argument \"movie\" is ill-typed: expected an Integer, found \"MST3K\" (a String)");
        assertMessage(
                () -> SOME.get(1, DayOfWeek.class),
                "positional argument 1 is ill-typed: expected a DayOfWeek, found 7 (an Integer)");
        assertMessage(
                () -> SOME.get(1, String.class),
                "positional argument 1 is ill-typed: expected a String, found 7 (an Integer)");
    }

    @Test
    void saysItOnOneLine() {
        Arguments odd = arguments(List.of(), "a\nb", "c\nd".repeat(100));
        assertMessage(
                () -> odd.get("a\nb", Integer.class),
                "argument \"a\\nb\" is ill-typed: expected an Integer, found \"" + "c\\nd".repeat(26)
                        + "c\\n...(140 more)...\\nd" + "c\\nd".repeat(26) + "\" (a String)");
        assertMessage(
                () -> odd.get("e", Integer.class),
                "argument \"e\" is missing: expected an Integer, found only \"a\\nb\"");
        Object anonymous = new Object() {
            @Override
            public String toString() {
                return "one\ntwo";
            }
        };
        assertMessage(
                () -> arguments(List.of(anonymous)).get(0, String.class),
                "positional argument 0 is ill-typed: expected a String, found one\\ntwo (a "
                        + anonymous.getClass().getName() + ")");
    }

    @Test
    void refusesANegativeIndex() {
        assertThatThrownBy(() -> SOME.get(-1, String.class))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("the index of a positional argument is 0 or more, not -1");
    }

    @Test
    void holdsNoNull() {
        assertThatThrownBy(() -> new Arguments(Arrays.asList("a", null), Map.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("positional argument 1 must not be null; leave it out instead");
        assertThatThrownBy(() -> arguments(List.of(), "movie", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("argument \"movie\" must not be null; leave it out instead");
        assertThatThrownBy(() -> arguments(List.of(), null, "MST3K"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the name of an argument must not be null");
    }

    @Test
    void keepsCopiesInTheirOrder() {
        List<Object> positional = new ArrayList<>(List.of("b", "a"));
        Map<String, Object> named = new LinkedHashMap<>(Map.of("y", 1));
        named.put("x", 2);
        Arguments arguments = new Arguments(positional, named);
        positional.clear();
        named.clear();
        assertThat(arguments.positional()).containsExactly("b", "a");
        assertThat(arguments.named()).containsExactly(Map.entry("y", 1), Map.entry("x", 2));
    }

    @Test
    void isImmutable() {
        assertThatThrownBy(() -> SOME.positional().add("more")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> SOME.named().put("more", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equalsThoseOfTheSameValues() {
        Arguments same = arguments(List.of("in.txt", 7), "seats", "3", "movie", "MST3K");
        assertThat(SOME).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(SOME).isNotEqualTo(Arguments.NONE).isNotEqualTo(arguments(List.of("in.txt", 7)));
    }

    @Test
    void readsAsItIsWritten() {
        assertThat(SOME).hasToString("(in.txt, 7, movie=MST3K, seats=3)");
        assertThat(Arguments.NONE).hasToString("()");
    }

    private static Arguments arguments(List<?> positional, Object... namesAndValues) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            named.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Arguments(positional, named);
    }

    private static void assertMessage(Runnable action, String message) {
        assertThatThrownBy(action::run).isInstanceOf(ArgumentException.class).hasMessage(message);
    }
}
