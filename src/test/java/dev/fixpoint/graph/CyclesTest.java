package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 2: one shortest cycle for each knot, at most ten, always the same one. */
class CyclesTest {

    @DependsOn(Egg.class)
    private static final class Hen implements DummyJob {}

    @DependsOn(Hen.class)
    private static final class Egg implements DummyJob {}

    @Test
    void aJobThatDependsOnItself() {
        assertRefused(graph("a: a"), cycle("a -> a"));
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a").requiredBy("a");
        assertRefused(jobs, cycle("a -> a"));
    }

    @Test
    void twoThatDependOnEachOther() {
        assertRefused(graph("a: b", "b: a"), cycle("a -> b -> a"));
        assertRefused(JobGraph.builder(Egg.class), cycle("Egg -> Hen -> Egg"));
    }

    @Test
    void startsWithTheJobThatWasMentionedFirst() {
        assertRefused(graph("b: c", "c: a", "a: b"), cycle("b -> c -> a -> b"));
        assertRefused(graph("a: b", "b: c", "c: a"), cycle("a -> b -> c -> a"));
    }

    @Test
    void leavesOutWhatOnlyLeadsThereOrAway() {
        assertRefused(graph("start: a", "a: end b", "b: end a", "end:"), cycle("a -> b -> a"));
    }

    @Test
    void isTheShortestOfItsKnot() {
        assertRefused(graph("a: b", "b: c", "c: d", "d: a b", "e: a"), cycle("b -> c -> d -> b"));
        assertRefused(graph("a: b", "b: c", "c: a c"), cycle("c -> c"));
    }

    @Test
    void isOneForEachKnotInTheOrderOfTheirJobs() {
        assertRefused(
                graph("e: f c", "f: e", "c: d", "d: c a", "a: a"),
                cycle("e -> f -> e"),
                cycle("c -> d -> c"),
                cycle("a -> a"));
    }

    @Test
    void areTenAtTheMost() {
        assertRefused(rings(10), ringCycles(10));
        String[] eleven = ringCycles(11);
        eleven[10] = "and 1 more dependency cycle";
        assertRefused(rings(11), eleven);
        String[] many = ringCycles(11);
        many[10] = "and 90 more dependency cycles";
        assertRefused(rings(100), many);
    }

    @Test
    void isPrintedWithoutItsMiddleIfItIsLong() {
        assertRefused(ring(20), cycle(path(0, 20) + " -> j0"));
        assertRefused(ring(21), cycle(path(0, 10) + " -> (1 more) -> " + path(11, 21) + " -> j0"));
        assertRefused(ring(1000), cycle(path(0, 10) + " -> (980 more) -> " + path(990, 1000) + " -> j0"));
    }

    @Test
    void isPrintedOnOneLineWhateverTheNames() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a\nb").dependsOn("x".repeat(1000));
        jobs.job("x".repeat(1000)).dependsOn("a\nb");
        String shortened = "x".repeat(80) + "...(840 more)..." + "x".repeat(80);
        assertRefused(
                jobs,
                "job name \"a\\nb\" contains a line break or another control character; use a name of one line",
                cycle("a\\nb -> " + shortened + " -> a\\nb"));
    }

    @Test
    void isReportedAlongWithEverythingElse() {
        JobGraph.Builder jobs = graph("a: b c", "b: a");
        jobs.job("b");
        assertRefused(
                jobs,
                "two jobs are named \"b\": job(\"b\") and job(\"b\"); give one of them another name",
                "job \"a\" depends on \"c\", which does not exist; did you mean \"a\" or \"b\"?",
                cycle("a -> b -> a"));
    }

    /** Whether it is a cycle at all, and no longer than any other, by the plainest means there are. */
    @Test
    void agreesWithANaiveSearch() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = random.nextInt(8) + 2;
            int edges = random.nextInt(2 * size);
            boolean[][] depends = new boolean[size][size];
            List<String> lines = new ArrayList<>();
            for (int k = 0; k < edges; k++) {
                depends[random.nextInt(size)][random.nextInt(size)] = true;
            }
            for (int i = 0; i < size; i++) {
                boolean[] row = depends[i];
                lines.add("j" + i + ": "
                        + IntStream.range(0, size)
                                .filter(j -> row[j])
                                .mapToObj(j -> "j" + j)
                                .collect(Collectors.joining(" ")));
            }
            JobGraph.Builder jobs = JobGraph.builder();
            IntStream.range(0, size).forEach(i -> jobs.target("j" + i)); // mentioned in this order
            declare(jobs, lines.toArray(String[]::new));
            InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
            List<Integer> lengths = naiveShortestCycles(depends);
            List<String> problems = refusal == null ? List.of() : refusal.problems();
            assertThat(problems).as("seed %s: %s", seed, lines).hasSameSizeAs(lengths);
            for (int i = 0; i < problems.size(); i++) {
                String cycle = problems.get(i).replaceAll("dependency cycle: (.*);.*", "$1");
                int[] path = List.of(cycle.split(" -> ", -1)).stream()
                        .mapToInt(name -> Integer.parseInt(name.substring(1)))
                        .toArray();
                assertThat(path).as("seed %s: %s", seed, cycle).hasSize(lengths.get(i) + 1);
                assertThat(path[0]).isEqualTo(path[path.length - 1]);
                for (int k = 0; k + 1 < path.length; k++) {
                    assertThat(depends[path[k]][path[k + 1]])
                            .as("seed %s: %s", seed, cycle)
                            .isTrue();
                }
            }
        }
    }

    /** Returns the length of a shortest cycle of each knot, in the order of the first job of each. */
    private static List<Integer> naiveShortestCycles(boolean[][] depends) {
        int size = depends.length;
        int far = 1000;
        int[][] distance = new int[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                distance[i][j] = depends[i][j] ? 1 : far;
            }
        }
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    distance[i][j] = Math.min(distance[i][j], distance[i][k] + distance[k][j]);
                }
            }
        }
        List<Integer> lengths = new ArrayList<>();
        boolean[] done = new boolean[size];
        for (int i = 0; i < size; i++) {
            if (distance[i][i] < far && !done[i]) {
                int shortest = far;
                for (int j = 0; j < size; j++) {
                    if (i == j || (distance[i][j] < far && distance[j][i] < far)) {
                        done[j] = true;
                        shortest = Math.min(shortest, distance[j][j]);
                    }
                }
                lengths.add(shortest);
            }
        }
        return lengths;
    }

    private static String cycle(String path) {
        return "dependency cycle: " + path + "; take one of these dependencies away";
    }

    private static JobGraph.Builder graph(String... lines) {
        return declare(JobGraph.builder(), lines);
    }

    /** Declares a job for each line: {@code NAME: DEPENDENCY DEPENDENCY}. */
    private static JobGraph.Builder declare(JobGraph.Builder jobs, String... lines) {
        for (String line : lines) {
            String[] words = line.split("[: ]+", -1);
            JobBuilder job = jobs.job(words[0]);
            for (int i = 1; i < words.length; i++) {
                if (!words[i].isEmpty()) {
                    job.dependsOn(words[i]);
                }
            }
        }
        return jobs;
    }

    private static JobGraph.Builder ring(int length) {
        return graph(IntStream.range(0, length)
                .mapToObj(i -> "j" + i + ": j" + (i + 1) % length)
                .toArray(String[]::new));
    }

    private static JobGraph.Builder rings(int count) {
        return graph(
                IntStream.range(0, count).mapToObj(i -> "j" + i + ": j" + i).toArray(String[]::new));
    }

    private static String[] ringCycles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> cycle("j" + i + " -> j" + i))
                .toArray(String[]::new);
    }

    private static String path(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "j" + i).collect(Collectors.joining(" -> "));
    }
}
