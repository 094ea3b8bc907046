package dev.fixpoint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NearestNamesTest {

    @Test
    void namesTheOneThatIsNear() {
        assertThat(hint("Popcron", "Pizza", "Popcorn", "PopcornBowl")).isEqualTo("; did you mean \"Popcorn\"?");
    }

    @Test
    void namesTheThreeNearestFirst() {
        assertThat(hint("invite 1", "invite 22", "invite 3", "invite", "invite 11", "invite 2"))
                .isEqualTo("; did you mean \"invite 11\", \"invite 2\" or \"invite 3\"?");
    }

    @Test
    void saysNothingIfNoNameIsNear() {
        assertThat(hint("Popcorn", "Pizza", "Couch")).isEmpty();
        assertThat(hint("Popcorn")).isEmpty();
    }

    @Test
    void doesNotNameWhatWasAskedFor() {
        assertThat(hint("Pizza", "Pizza")).isEmpty();
    }

    @Test
    void findsWhatIsOnlyWrittenInOtherCase() {
        assertThat(hint("watchmovie", "WatchMovie")).isEqualTo("; did you mean \"WatchMovie\"?");
    }

    @Test
    void allowsOneMistakeInShortNamesAndNoMoreThanTenInLongOnes() {
        assertThat(hint("a", "b", "bc")).isEqualTo("; did you mean \"b\"?");
        String longName = "x".repeat(60);
        assertThat(hint(longName, longName + "y".repeat(10))).isNotEmpty();
        assertThat(hint(longName, longName + "y".repeat(11))).isEmpty();
    }

    @Test
    void writesNamesOnOneLine() {
        assertThat(hint("ab\n", "ab\r")).isEqualTo("; did you mean \"ab\\r\"?");
    }

    /** The names are few letters long and made of few letters, so that many are near and many equally so. */
    @Test
    void agreesWithTheTextbook() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String wanted = name(random);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                names.add(name(random));
            }
            List<String> distinct = names.stream().distinct().toList();
            assertThat(hint(wanted, distinct.toArray(String[]::new)))
                    .as("seed %s: %s among %s", seed, wanted, distinct)
                    .isEqualTo(textbookHint(wanted, distinct));
        }
    }

    /** The table of distances between two such names would have a million million fields. */
    @Test
    @Timeout(60)
    void isQuickWithHugeNames() {
        String name = "x".repeat(1 << 20);
        assertThat(hint(name + "b", name + "a", "a" + name, "y".repeat(1 << 20), "ab".repeat(1 << 19)))
                .startsWith("; did you mean \"xxx")
                .contains("xxxa\" or \"axxx");
    }

    @Test
    @Timeout(60)
    void isQuickWithAMillionNames() {
        assertThat(NearestNames.hint("the job of nunber 123456", 1_000_000, i -> "the job of number " + i))
                .isEqualTo("; did you mean \"the job of number 123456\", \"the job of number 103456\""
                        + " or \"the job of number 113456\"?");
    }

    private static String hint(String name, String... names) {
        return NearestNames.hint(name, names.length, i -> names[i]);
    }

    private static String name(Random random) {
        return random.ints(random.nextInt(12) + 1L, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String textbookHint(String wanted, List<String> names) {
        int limit = Math.max(1, wanted.length() / 3);
        List<String> near = names.stream()
                .filter(name -> !name.equals(wanted) && distance(wanted, name) <= limit)
                .sorted(Comparator.comparing((String name) -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .map(name -> "\"" + name + "\"")
                .toList();
        return switch (near.size()) {
            case 0 -> "";
            case 1 -> "; did you mean " + near.get(0) + "?";
            case 2 -> "; did you mean " + near.get(0) + " or " + near.get(1) + "?";
            default -> "; did you mean " + near.get(0) + ", " + near.get(1) + " or " + near.get(2) + "?";
        };
    }

    /** The optimal string alignment distance as every textbook has it. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(hint("INVITE", "invite")).isEqualTo("; did you mean \"invite\"?");
        } finally {
            Locale.setDefault(before);
        }
    }
}
