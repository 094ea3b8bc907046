package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameTableTest {

    private final NameTable table = new NameTable();

    @Test
    void numbersNamesAsTheyCome() {
        assertThat(table.add("b")).isZero();
        assertThat(table.add("a")).isEqualTo(1);
        assertThat(table.add("b")).isZero();
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.name(1)).isEqualTo("a");
        assertThat(table.find("a")).isEqualTo(1);
    }

    @Test
    void findsNothingInAnEmptyTable() {
        assertThat(table.find("a")).isEqualTo(NameTable.NONE);
        assertThat(table.find("")).isEqualTo(NameTable.NONE);
        assertThat(table.find(null)).isEqualTo(NameTable.NONE);
        assertThat(table.size()).isZero();
    }

    /** All 1,024 words of ten syllables "Aa" and "BB" have the same hash. */
    @Test
    void tellsNamesOfTheSameHashApart() {
        List<String> words = List.of("");
        for (int syllables = 0; syllables < 10; syllables++) {
            List<String> longer = new ArrayList<>();
            words.forEach(word -> longer.addAll(List.of(word + "Aa", word + "BB")));
            words = longer;
        }
        assertThat(words).extracting(String::hashCode).containsOnly(words.get(0).hashCode());
        for (int i = 0; i < words.size(); i++) {
            assertThat(table.add(words.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < words.size(); i++) {
            assertThat(table.find(words.get(i))).isEqualTo(i);
        }
    }

    @Test
    void agreesWithAMap() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            NameTable names = new NameTable();
            Map<String, Integer> map = new HashMap<>();
            for (int i = 0; i < 500; i++) {
                String name = Integer.toString(random.nextInt(300), 36);
                int next = map.size();
                assertThat(names.add(name)).isEqualTo(map.computeIfAbsent(name, key -> next));
                assertThat(names.size()).isEqualTo(map.size());
            }
            map.forEach((name, number) -> {
                assertThat(names.find(name)).isEqualTo(number);
                assertThat(names.name(number)).isEqualTo(name);
            });
            assertThat(names.find("not there")).isEqualTo(NameTable.NONE);
        }
    }

    @Test
    void isCopiedUnderNewNumbers() {
        List.of("a", "b", "c").forEach(table::add);
        NameTable copy = table.renumbered(new int[] {1, 2, 0}, new int[] {2, 0, 1});
        assertThat(List.of(copy.name(0), copy.name(1), copy.name(2))).containsExactly("b", "c", "a");
        assertThat(copy.find("a")).isEqualTo(2);
        assertThat(copy.find("d")).isEqualTo(NameTable.NONE);
        assertThat(copy.size()).isEqualTo(3);
        assertThat(table.find("a")).as("the original").isZero();
    }

    @Test
    void isCopiedWhenItIsEmpty() {
        NameTable copy = new NameTable().renumbered(new int[0], new int[0]);

        assertThat(copy.size()).isZero();
        assertThat(copy.find("any")).isEqualTo(NameTable.NONE);
    }

    @Test
    void tellsNamesOfOneHashFromOneAnother() {
        NameTable names = new NameTable();
        for (String name : List.of("AaAa", "BBBB", "AaBB", "BBAa")) {
            assertThat(names.find(name)).isEqualTo(NameTable.NONE);
            names.add(name);
        }

        int[] halves = {2, 3, 0, 1}; // each its own inverse
        int[] neighbours = {1, 0, 3, 2};
        NameTable copy = names.renumbered(halves, halves).renumbered(neighbours, neighbours);

        assertThat(names.find("BBAa")).isEqualTo(3);
        assertThat(List.of(copy.name(0), copy.name(1), copy.name(2), copy.name(3)))
                .containsExactly("BBAa", "AaBB", "BBBB", "AaAa");
        assertThat(copy.find("AaBB")).isEqualTo(1);
        assertThat(copy.find("AaAa")).isEqualTo(3);
    }

    @Test
    void looksManyUpAtOnce() {
        List<String> alike = List.of("AaAa", "BBBB", "AaBB", "BBAa"); // of one hash
        alike.forEach(table::add);
        for (int i = 4; i < 1_000; i++) {
            table.add("job-" + i);
        }
        String[] wanted = new String[700];
        for (int i = 0; i < 600; i++) {
            wanted[i] =
                    i % 7 == 0 ? "nobody-" + i : i % 5 == 0 ? null : i < 4 ? alike.get(i) : "job-" + i; // not the same
        }
        int[] found = new int[700];
        Arrays.fill(found, -7);

        table.findAll(wanted, 600, found);

        for (int i = 0; i < found.length; i++) {
            boolean known = i % 7 != 0 && i % 5 != 0;
            assertThat(found[i]).isEqualTo(i >= 600 ? -7 : known ? i : NameTable.NONE);
        }
    }

    @Test
    void newNumbersOfNewNumbers() {
        List.of("a", "b", "c").forEach(table::add);

        // a b c, then b c a, then b a c
        NameTable copy = table.renumbered(new int[] {1, 2, 0}, new int[] {2, 0, 1})
                .renumbered(new int[] {0, 2, 1}, new int[] {0, 2, 1});

        assertThat(List.of(copy.name(0), copy.name(1), copy.name(2))).containsExactly("b", "a", "c");
        assertThat(List.of(copy.find("b"), copy.find("a"), copy.find("c"))).containsExactly(0, 1, 2);
    }
}
