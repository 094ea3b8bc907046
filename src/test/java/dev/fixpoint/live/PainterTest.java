package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.live.Scene.Active;
import dev.fixpoint.live.Scene.Counts;
import dev.fixpoint.live.Scene.Retry;
import dev.fixpoint.live.Scene.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn of a scene, letter for letter. */
class PainterTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = START.plusMillis(63_900);
    private static final Look PLAIN = new Look(false, true);

    private static final Scene MOVIE_NIGHT = new Scene(
            START,
            Stage.CONVERGING,
            new Counts(20, 9, 1, 3, 0, 2, 2),
            List.of(
                    new Active("PopPopcorn", "run", NOW.minusSeconds(12), "kernel 40 of 200"),
                    new Active("InsertDisc", "recheck", NOW.minusMillis(400), "")),
            List.of(
                    new Retry("TurnOnTv", NOW.plusMillis(3_200), 2, "the TV is off"),
                    new Retry("CallFriend", NOW.plusSeconds(723), 1, "nobody answers")),
            List.of());

    private static String paint(Scene scene, int columns, int rows) {
        return String.join("\n", Painter.paint(PLAIN, scene, NOW, new TerminalSize(columns, rows))) + "\n";
    }

    @Test
    void atTheUsualSize() {
        assertThat(paint(MOVIE_NIGHT, 80, 24)).isEqualTo("""
                        ━━━━━━━━━━━━━━━━━━━━━━╍╍╍╍╍╍╍╍╍╍────────────────── 9 of 20 done, 1m 3s
                        2 running · 2 waiting · 1 failed · 3 blocked · 3 to go
                              12s  run      PopPopcorn  kernel 40 of 200
                               0s  recheck  InsertDisc
                            in 4s  retry    TurnOnTv  attempt 2 failed: the TV is off
                        in 12m 3s  retry    CallFriend  attempt 1 failed: nobody answers
                        """);
    }

    @Test
    void wide() {
        assertThat(paint(MOVIE_NIGHT, 200, 50)).isEqualTo(paint(MOVIE_NIGHT, 80, 24));
    }

    @Test
    void narrow() {
        assertThat(paint(MOVIE_NIGHT, 40, 24)).isEqualTo("""
                        ━━━━━━━━━━━━╍╍╍╍╍╍────────── 9/20 1m 3s
                        2 running, 2 waiting, 1 failed
                        12s run PopPopcorn  kernel 40 of 200
                        0s recheck InsertDisc
                        in 4s retry TurnOnTv  attempt 2 failed…
                        in 12m 3s retry CallFriend  attempt 1 …
                        """);
    }

    @Test
    void asSmallAsCanBe() {
        assertThat(paint(MOVIE_NIGHT, 20, 3)).isEqualTo("""
                        ━━━╍╍─── 9/20 1m 3s
                        2 running, 1 failed
                        12s run PopPopcorn…
                        """);
        assertThat(paint(MOVIE_NIGHT, 20, 1)).isEqualTo("━━━╍╍─── 9/20 1m 3s\n");
        assertThat(paint(MOVIE_NIGHT, 2, 2)).isEqualTo("…\n…\n");
        assertThat(paint(MOVIE_NIGHT, 1, 3)).isEqualTo("\n\n\n");
    }

    @Test
    void inAscii() {
        assertThat(Painter.paint(new Look(false, false), MOVIE_NIGHT, NOW, new TerminalSize(50, 4)))
                .containsExactly(
                        "=============xxxxx----------- 9 of 20 done, 1m 3s",
                        "2 running, 2 waiting, 1 failed, 3 blocked",
                        "      12s  run      PopPopcorn  kernel 40 of 200",
                        "    in 4s  retry    TurnOnTv  attempt 2 failed...");
    }

    @Test
    void inColor() {
        assertThat(Painter.paint(new Look(true, true), MOVIE_NIGHT, NOW, new TerminalSize(40, 3)))
                .containsExactly(
                        "\u001B[32m━━━━━━━━━━━━\u001B[0m\u001B[31m╍╍╍╍╍╍\u001B[0m\u001B[2m──────────\u001B[0m 9/20 1m 3s",
                        "\u001B[36m2 running\u001B[0m\u001B[2m, \u001B[0m\u001B[33m2 waiting\u001B[0m"
                                + "\u001B[2m, \u001B[0m\u001B[31m1 failed\u001B[0m",
                        "\u001B[2m12s\u001B[0m \u001B[36mrun\u001B[0m PopPopcorn  \u001B[2mkernel 40 of 200\u001B[0m");
    }

    @Test
    void noJobs() {
        Scene empty =
                new Scene(START, Stage.CONVERGING, new Counts(0, 0, 0, 0, 0, 0, 0), List.of(), List.of(), List.of());
        assertThat(Painter.paint(PLAIN, empty, START, new TerminalSize(80, 24)))
                .containsExactly("─".repeat(50) + " 0 of 0 done, 0s", "nothing is running");
    }

    @Test
    void theOtherStages() {
        assertThat(secondLine(Stage.CHECKING)).isEqualTo("checking only · 1 running · 2 not so yet · 1 cancelled");
        assertThat(secondLine(Stage.CANCELLING)).isEqualTo("cancelling · 1 running · 2 failed · 1 cancelled");
        assertThat(secondLine(Stage.CLEANING_UP)).isEqualTo("cleaning up · 2 failed · 1 cancelled");
    }

    @Test
    void aJobBetweenTwoChecksWaits() {
        Scene scene = new Scene(
                START,
                Stage.CONVERGING,
                new Counts(4, 0, 0, 0, 0, 0, 3),
                List.of(),
                List.of(new Retry("mail", NOW.plusSeconds(5), 1, "mailbox full")),
                List.of(
                        new Scene.Resting("dns", NOW.minusSeconds(12), 1),
                        new Scene.Resting("cache", NOW.minusSeconds(3), 1_000)));

        assertThat(paint(scene, 80, 24).lines().skip(1))
                .containsExactly(
                        "3 waiting · 1 to go",
                        "    in 5s  retry    mail  attempt 1 failed: mailbox full",
                        "      12s  stable?  dns  1 check has passed, the next one follows",
                        "       3s  stable?  cache  1,000 checks have passed, the next one follows");
    }

    private static String secondLine(Stage stage) {
        Scene scene = new Scene(
                START,
                stage,
                new Counts(5, 1, 2, 0, 1, 1, 0),
                List.of(new Active("a", "cleanup", START, "")),
                List.of(),
                List.of());
        return Painter.paint(PLAIN, scene, NOW, new TerminalSize(80, 24)).get(1);
    }

    private static Scene crowd(int active, int waiting) {
        return new Scene(
                START,
                Stage.CONVERGING,
                new Counts(active + waiting, 0, 0, 0, 0, active, waiting),
                IntStream.range(0, Math.min(active, 20))
                        .mapToObj(i -> new Active("a" + i, "run", START, ""))
                        .toList(),
                IntStream.range(0, Math.min(waiting, 20))
                        .mapToObj(i -> new Retry("w" + i, NOW, 1, "no"))
                        .toList(),
                List.of());
    }

    @Test
    void moreThanThereIsRoomFor() {
        assertThat(paint(crowd(10_000, 2_000), 80, 24)).isEqualTo("""
                        ────────────────────────────────────────────────── 0 of 12,000 done, 1m 3s
                        10,000 running · 2,000 waiting
                            1m 3s  run      a0
                            1m 3s  run      a1
                            1m 3s  run      a2
                            1m 3s  run      a3
                            1m 3s  run      a4
                            1m 3s  run      a5
                            1m 3s  run      a6
                                   and 9,993 more
                              due  retry    w0  attempt 1 failed: no
                                   and 1,999 more
                        """);
        assertThat(paint(crowd(0, 3), 40, 4)).isEqualTo("""
                        ───────────────────────────── 0/3 1m 3s
                        3 waiting
                        due retry w0  attempt 1 failed: no
                        and 2 more
                        """);
    }

    /** Whatever there is to show, on whatever screen: it fits, and shows something of each kind. */
    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "0,1", "1,1", "3,3", "10,1", "1,10", "20,20", "10000,10000"})
    void alwaysFits(int active, int waiting) {
        for (int rows = 1; rows <= 60; rows++) {
            for (int columns : new int[] {1, 2, 5, 19, 20, 49, 50, 80, 200}) {
                List<String> lines = Painter.paint(PLAIN, crowd(active, waiting), NOW, new TerminalSize(columns, rows));
                assertThat(lines).hasSizeBetween(1, Math.min(rows, 20));
                for (String line : lines) {
                    assertThat(ScreenText.fit(line, 1_000, "").width()).isLessThan(columns);
                }
                if (rows > 3 && columns >= 20) {
                    assertThat(lines.stream()
                                    .anyMatch(line -> line.contains("1m 3s run") || line.contains("1m 3s  run")))
                            .isEqualTo(active > 0);
                    assertThat(lines.stream().anyMatch(line -> line.contains("due ")))
                            .isEqualTo(waiting > 0);
                }
            }
        }
    }

    @Test
    void hostileNames() {
        List<String> names = List.of(
                "\u001B[2J\u001B]0;owned\u0007",
                "a\nb\r\tc",
                "\u202Etxt.exe",
                "\uD800 half",
                "",
                "<script>alert('&')</script>",
                "Z" + "\u0301".repeat(1_000_000) + "algo",
                "x".repeat(1_000_000));
        List<Active> active = new ArrayList<>();
        names.forEach(name -> active.add(new Active(name, "run", NOW, "")));
        Scene scene = new Scene(START, Stage.CONVERGING, new Counts(8, 0, 0, 0, 0, 8, 0), active, List.of(), List.of());

        List<String> lines = Painter.paint(PLAIN, scene, NOW, new TerminalSize(60, 40));
        assertThat(lines.subList(2, lines.size()))
                .containsExactly(
                        "       0s  run      \\u001B[2J\\u001B]0;owned\\u0007",
                        "       0s  run      a\\nb\\r\\tc",
                        "       0s  run      \\u202Etxt.exe",
                        "       0s  run      \\uD800 half",
                        "       0s  run      \"\"",
                        "       0s  run      <script>alert('&')</script>",
                        "       0s  run      Z\u0301\u0301\u0301\u0301…",
                        "       0s  run      " + "x".repeat(38) + "…");
    }

    @Test
    void theSameSceneGivesTheSameLines() {
        assertThat(paint(MOVIE_NIGHT, 80, 24)).isEqualTo(paint(MOVIE_NIGHT, 80, 24));
        assertThat(Painter.paint(PLAIN, MOVIE_NIGHT, NOW.plus(Duration.ofHours(3)), new TerminalSize(80, 24))
                        .get(4))
                .startsWith("      due  retry");
    }
}
