package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedEdgesTest {

    private final NameTable names = new NameTable();
    private final NamedEdges edges = new NamedEdges(names);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 2048, 5000})
    void whetherNamesAreKnownBeforeOrAfterMakesNoDifference(int count) {
        NameTable other = new NameTable();
        NamedEdges toKnown = new NamedEdges(other);
        for (int i = 0; i < count; i++) {
            other.add("job-" + i);
        }
        for (int i = 0; i < count; i++) {
            edges.add(i, "job-" + i);
            toKnown.add(i, "job-" + i);
        }
        for (int i = 0; i < count; i++) {
            names.add("job-" + i);
        }

        assertThat(edges.jobs().size()).isEqualTo(count);
        assertThat(edges.others().toArray())
                .hasSize(count)
                .isEqualTo(toKnown.others().toArray());
        assertThat(edges.jobs().toArray()).isEqualTo(toKnown.jobs().toArray());
    }

    @Test
    void aNameThatIsNeverDeclaredGetsANumberAtLast() {
        names.add("a");
        edges.add(0, "nobody");
        edges.add(0, "a");
        edges.add(0, "nobody");
        names.add("b");

        assertThat(edges.others().toArray()).containsExactly(2, 0, 2);
        assertThat(names.name(2)).isEqualTo("nobody");
    }

    /** Names that are not known yet are kept, and looked up less and less often; once some are known, they are forgotten again. */
    @Test
    void aKnownNameIsForgottenHoweverManyWereUnknownBefore() {
        int unknown = 200_000;
        int known = 70_000;
        names.add("known");
        for (int i = 0; i < unknown; i++) {
            edges.add(i, "later-" + i);
        }
        List<WeakReference<String>> said = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            String name = new String("known"); // not the very string that is in the table
            said.add(new WeakReference<>(name));
            edges.add(i, name);
        }
        System.gc();

        assertThat(said.subList(known - 3_000, known - 1_100)).allMatch(name -> name.get() == null);
        assertThat(said.get(known - 1).get()).as("not looked up yet").isNotNull();
        assertThat(edges.others().get(unknown + known - 1)).isZero();
        assertThat(names.name(edges.jobs().size() - known)).isEqualTo("later-" + (unknown - 1));
    }

    /** Long stretches of names that are known already, of ones that are declared later, and of both. */
    @RepeatedTest(20)
    void eachNameIsTheOneThatWasSaid(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> said = new ArrayList<>();
        int declared = 0;
        for (int stretch = 0; stretch < 6; stretch++) {
            int known = random.nextInt(3); // none of them, all of them, some
            int length = random.nextInt(6_000);
            for (int i = 0; i < length; i++) {
                int back = random.nextInt(declared + 1);
                int ahead = declared + random.nextInt(5_000);
                int other = known == 0 || (known == 2 && random.nextBoolean()) ? ahead : back;
                said.add("job-" + other);
                edges.add(i, "job-" + other);
                if (random.nextInt(4) == 0) {
                    names.add("job-" + declared++);
                }
            }
        }

        IntList others = edges.others();

        assertThat(others.size()).isEqualTo(said.size());
        for (int edge = 0; edge < said.size(); edge++) {
            assertThat(names.name(others.get(edge))).isEqualTo(said.get(edge));
            assertThat(others.get(edge)).isEqualTo(names.find(said.get(edge)));
        }
    }
}
