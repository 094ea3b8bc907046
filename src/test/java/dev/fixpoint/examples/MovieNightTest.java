package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovieNightTest {

    private static final Program MOVIE_NIGHT = Program.example("MovieNight");

    @TempDir
    private static Path directory;

    /** All runs but those that are refused, by their options. They are started together, to save time. */
    private static final Map<String, CompletableFuture<Result>> RUNS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        for (String options : List.of(
                "-v",
                "--battery_state charged --couch_space --movie MST3K",
                "--bowl_success_try 7",
                "--pop_success_try 4",
                "--pop_success_try 4 --pizza_success_try 4",
                "--movie Zardoz",
                "-v --no-act",
                "-d")) {
            List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
            arguments.addAll(List.of("--graph", graph(options).toString()));
            RUNS.put(options, MOVIE_NIGHT.start(arguments.toArray(String[]::new)));
        }
    }

    @Test
    void printsThePhasesTheSummaryAndTheGraph() throws IOException {
        Path graph = graph("-v");
        Result result = RUNS.get("-v").join();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).containsExactlyElementsOf(lines("/examples/movie-night.txt"));
        assertThat(result.err().stream().filter(line -> line.contains("recheck: fail")))
                .containsExactlyElementsOf(lines("/movie-night/recheck-failures.txt"));
        assertThat(result.totals())
                .isEqualTo("failed: 20 jobs, 2 failed, 2 blocked, 8 passed, 8 converged; 31 attempts, 8 sweeps");
        assertThat(result.out().subList(0, result.out().size() - 1))
                .containsExactly(
                        "TurnOnTV failed after 3 attempts: Remote batteries are dead.",
                        "  blocks StartMovie, WatchMovie",
                        "SitOnCouch failed after 3 attempts: No space on couch.",
                        "  blocks StartMovie, WatchMovie");
        assertThat(jobs(graph, "red")).containsExactlyInAnyOrder("TurnOnTV", "SitOnCouch");
        assertThat(jobs(graph, "lightgrey")).containsExactlyInAnyOrder("StartMovie", "WatchMovie");
        assertThat(Files.readString(Path.of("graph.dot")))
                .as("graph.dot is out of date. Refresh it and its picture:"
                        + " java -cp target/fixpoint.jar examples/MovieNight.java --graph graph.dot;"
                        + " dot -Tsvg graph.dot -o docs/movie-night.svg")
                .isEqualTo(Files.readString(graph));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --battery_state charged --couch_space --movie MST3K | 0 | |
                    --bowl_success_try 7 | 1 | TurnOnTV, SitOnCouch, PopcornBowl | Popcorn, Food, StartMovie, WatchMovie
                    --pop_success_try 4 | 1 | TurnOnTV, SitOnCouch, Popcorn | Food, StartMovie, WatchMovie
                    --pop_success_try 4 --pizza_success_try 4 | 1 | TurnOnTV, SitOnCouch, Popcorn, Pizza \
                            | Food, StartMovie, WatchMovie
                    --movie Zardoz | 1 | ValidateMovie, TurnOnTV, SitOnCouch \
                            | DetermineDetails, Invite Wendell Bagg, Invite Lawyer Cat, InviteFriends, FriendsArrive, \
                            InsertDVD, StartMovie, WatchMovie
                    """)
    void endsAsItsOptionsSay(String options, int status, @Nullable String failed, @Nullable String blocked)
            throws IOException {
        Path graph = graph(options);
        Result result = RUNS.get(options).join();

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.err().stream().map(line -> line.split(": ", 3)[1]))
                .containsExactlyInAnyOrderElementsOf(names(failed));
        assertThat(jobs(graph, "red")).containsExactlyElementsOf(names(failed));
        assertThat(jobs(graph, "lightgrey")).containsExactlyElementsOf(names(blocked));
        assertThat(jobs(graph, "(?:dark)?green"))
                .hasSize(20 - names(failed).size() - names(blocked).size());
    }

    @Test
    void runsNothingIfItMayNotAct() throws IOException {
        Result result = RUNS.get("-v --no-act").join();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).containsExactlyElementsOf(lines("/examples/movie-night-no-act.txt"));
        assertThat(result.out()).containsExactlyElementsOf(lines("/examples/movie-night-plan.txt"));
    }

    @Test
    void showsTheStackTraceOfEachFailure() throws IOException {
        List<String> lines = RUNS.get("-d").join().err();

        assertThat(lines.stream().filter(line -> !line.startsWith("    ")))
                .containsExactlyElementsOf(lines("/examples/movie-night.txt"));
        int run = lines.indexOf("Pizza.run: fail");
        assertThat(lines.get(run + 1)).isEqualTo("    java.io.IOException: Giordano's did not arrive yet.");
        assertThat(lines.get(run + 2)).matches(" {8}at MovieNight\\$Pizza\\.run\\(MovieNight\\.java:\\d+\\)");
        assertThat(lines.get(run + 3)).startsWith("Pizza.recheck: fail");
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        Result result = MOVIE_NIGHT.run("--battery", "full");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .containsExactly(
                        "MovieNight: there is no option \"--battery\"; did you mean \"--battery_state\"?",
                        "Try 'MovieNight --help'.");
    }

    @Test
    void saysThatTheGraphCannotBeWritten() {
        Path nowhere = directory.resolve("missing/graph.dot");
        Result result = MOVIE_NIGHT.run("--graph", nowhere.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .containsExactly(
                        "MovieNight: cannot write " + nowhere + ": there is no directory " + nowhere.getParent(),
                        "Try 'MovieNight --help'.");
    }

    /** Returns where the run with those options writes its graph. */
    private static Path graph(String options) {
        return directory.resolve(options.replace(' ', '_') + ".dot");
    }

    /** Returns the names of the jobs that a DOT file fills with a colour, in the order of the file. */
    static List<String> jobs(Path graph, String color) throws IOException {
        return Pattern.compile("(?m)^ *\"([^\"]+)\" \\[.*fillcolor=\"" + color + "\"")
                .matcher(Files.readString(graph))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> names(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(", +"));
    }

    private static List<String> lines(String resource) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources" + resource));
    }
}
