package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The keys of 3,000 random graphs, against a model that compares each two jobs by a table of who depends on whom. */
class RandomKeyOrderTest {

    private static final class Declared {

        final int size;

        /** Directly at first, and through others once it is closed. */
        final boolean[][] depends;

        final boolean[] writes;
        final boolean[] reads;
        final JobGraph.Builder jobs = JobGraph.builder();

        Declared(Random random) {
            size = random.nextInt(9) + 2;
            depends = new boolean[size][size];
            writes = new boolean[size];
            reads = new boolean[size];
            double density = random.nextDouble();
            for (int i = 0; i < size; i++) {
                writes[i] = random.nextInt(4) == 0;
                reads[i] = random.nextInt(4) == 0;
                JobBuilder job = jobs.job("j" + i);
                for (int j = 0; j < i; j++) {
                    depends[i][j] = random.nextDouble() < density;
                    if (depends[i][j]) {
                        job.dependsOn("j" + j);
                    }
                }
                if (writes[i]) {
                    job.produces("k");
                }
                if (reads[i]) {
                    job.consumes("k");
                }
            }
            RandomSoftOrderTest.close(depends);
        }

        /** Whether each two writers are ordered, and each other reader is ordered to all of them, not before the first. */
        boolean isRight() {
            int[] writers = IntStream.range(0, size).filter(i -> writes[i]).toArray();
            for (int reader = 0; reader < size; reader++) {
                if (!writes[reader] && !reads[reader]) {
                    continue;
                }
                boolean behindOne = writers.length == 0 || writes[reader];
                for (int writer : writers) {
                    if (writer != reader && !depends[reader][writer] && !depends[writer][reader]) {
                        return false;
                    }
                    behindOne |= depends[reader][writer];
                }
                if (!behindOne) {
                    return false;
                }
            }
            return true;
        }
    }

    @Test
    void agreeWithTheModel() {
        int[] right = new int[2];
        for (int seed = 0; seed < 3000; seed++) {
            Declared declared = new Declared(new Random(seed));
            InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, declared.jobs::build);

            assertThat(refusal == null).as("seed %s", seed).isEqualTo(declared.isRight());
            right[refusal == null ? 1 : 0]++;
            for (String problem : refusal == null ? List.<String>of() : refusal.problems()) {
                assertTrue(problem, declared, seed);
            }
        }
        assertThat(right[0]).isGreaterThan(500);
        assertThat(right[1]).isGreaterThan(500);
    }

    /** What is said of two jobs must be so. */
    private static void assertTrue(String problem, Declared declared, int seed) {
        List<Integer> named = new ArrayList<>();
        for (String word : problem.split("\"", -1)) {
            if (word.matches("j\\d+")) {
                named.add(Integer.parseInt(word.substring(1)));
            }
        }
        int first = named.get(0);
        int second = named.get(1);
        boolean opposite = problem.contains("which produces it");
        assertThat(declared.depends[first][second])
                .as("seed %s: %s", seed, problem)
                .isFalse();
        assertThat(declared.depends[second][first])
                .as("seed %s: %s", seed, problem)
                .isEqualTo(opposite);
        assertThat(declared.writes[second]).as("seed %s: %s", seed, problem).isTrue();
        assertThat(problem.contains("both produce") ? declared.writes[first] : declared.reads[first])
                .as("seed %s: %s", seed, problem)
                .isTrue();
    }

    /** What a message asks for can be done, and in the end there is nothing more to be said. */
    @Test
    void theRemediesLeadToAGraphThatIsRight() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = random.nextInt(9) + 2;
            List<String> edges = new ArrayList<>();
            int[] roles =
                    IntStream.generate(() -> random.nextInt(4)).limit(size).toArray();
            for (int rounds = 0; rounds < 100; rounds++) {
                JobGraph.Builder jobs = builder(roles, edges);
                InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
                if (refusal == null) {
                    break;
                }
                assertThat(rounds).as("seed %s: %s", seed, refusal.getMessage()).isLessThan(99);
                for (String problem : refusal.problems()) {
                    assertThat(problem).as("seed %s", seed).contains("add dependsOn(");
                    String[] words = problem.split("\"", -1);
                    boolean isOfWriters = problem.contains("both produce");
                    edges.add((isOfWriters ? words[3] : words[1]) + " " + (isOfWriters ? words[1] : words[5]));
                }
            }
        }
    }

    private static JobGraph.Builder builder(int[] roles, List<String> edges) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < roles.length; i++) {
            String name = "j" + i;
            JobBuilder job = jobs.job(name);
            if (roles[i] == 0) {
                job.produces("k");
            } else if (roles[i] == 1) {
                job.consumes("k");
            }
            edges.stream()
                    .map(edge -> edge.split(" ", -1))
                    .filter(edge -> edge[0].equals(name))
                    .forEach(edge -> job.dependsOn(edge[1]));
        }
        return jobs;
    }
}
