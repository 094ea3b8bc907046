package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The soft order of 2,000 random graphs, against the plainest model there is: tables of who is before whom. */
class RandomSoftOrderTest {

    /** Who depends on whom, and who is to come after whom, by number. */
    private static final class Declared {

        final int size;
        final boolean[][] depends;
        final boolean[][] after;
        final boolean[] target;
        final JobGraph.Builder jobs = JobGraph.builder();

        Declared(Random random) {
            size = random.nextInt(8) + 2;
            depends = new boolean[size][size];
            after = new boolean[size][size];
            target = new boolean[size];
            for (int k = random.nextInt(2 * size); k > 0; k--) {
                int i = random.nextInt(size);
                int j = random.nextInt(size);
                depends[Math.max(i, j)][Math.min(i, j)] |= i != j;
            }
            boolean any = random.nextBoolean(); // otherwise mostly without a cycle
            for (int k = random.nextInt(size); k > 0; k--) {
                int i = random.nextInt(size);
                int j = random.nextInt(size);
                after[any ? i : Math.max(i, j)][any ? j : Math.min(i, j)] |= i != j;
            }
            for (int i = 0; i < size; i++) {
                JobBuilder job = jobs.job("j" + i);
                for (int j = 0; j < size; j++) {
                    if (depends[i][j]) {
                        job.dependsOn("j" + j);
                    }
                    if (after[i][j]) {
                        job.after("j" + j);
                    }
                }
            }
            target[random.nextInt(size)] = true;
            target[random.nextInt(size)] = true;
            IntStream.range(0, size).filter(i -> target[i]).forEach(i -> jobs.target("j" + i));
        }

        boolean isCyclic() {
            boolean[][] before = new boolean[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    before[i][j] = depends[i][j] || after[i][j];
                }
            }
            close(before);
            return IntStream.range(0, size).anyMatch(i -> before[i][i]);
        }

        boolean[] needed() {
            boolean[][] needs = new boolean[size][];
            for (int i = 0; i < size; i++) {
                needs[i] = depends[i].clone();
                needs[i][i] = true;
            }
            close(needs);
            boolean[] needed = new boolean[size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    needed[j] |= target[i] && needs[i][j];
                }
            }
            return needed;
        }
    }

    static void close(boolean[][] relation) {
        for (int k = 0; k < relation.length; k++) {
            for (int i = 0; i < relation.length; i++) {
                for (int j = 0; j < relation.length; j++) {
                    relation[i][j] |= relation[i][k] && relation[k][j];
                }
            }
        }
    }

    @Test
    void agreesWithTheModel() {
        int refused = 0;
        int ordered = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Declared declared = new Declared(new Random(seed));
            if (declared.isCyclic()) {
                refused++;
                assertRefusedForACycle(declared, seed);
            } else {
                JobGraph graph = declared.jobs.build();
                ordered += graph.hasSoftOrder() ? 1 : 0;
                assertAgrees(graph, declared, seed);
            }
        }
        assertThat(refused).isGreaterThan(200);
        assertThat(ordered).isGreaterThan(200);
    }

    /** Each step of the cycle that is named must be one that was declared, and of the kind that is said. */
    private static void assertRefusedForACycle(Declared declared, int seed) {
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, declared.jobs::build);
        assertThat(refusal).as("seed %s", seed).isNotNull();
        for (String problem : refusal.problems()) {
            String[] words = problem.substring("dependency cycle: ".length(), problem.indexOf(';'))
                    .split(" ", -1);
            assertThat(words[0]).isEqualTo(words[words.length - 1]);
            for (int i = 1; i < words.length; i += 2) {
                int job = Integer.parseInt(words[i - 1].substring(1));
                int before = Integer.parseInt(words[i + 1].substring(1));
                boolean isDependency = declared.depends[job][before];
                assertThat(words[i]).as("seed %s: %s", seed, problem).isEqualTo(isDependency ? "->" : "-after->");
                assertThat(isDependency || declared.after[job][before]).isTrue();
            }
        }
    }

    private static void assertAgrees(JobGraph graph, Declared declared, int seed) {
        boolean[] needed = declared.needed();
        for (int i = 0; i < declared.size; i++) {
            if (!needed[i]) {
                continue;
            }
            int job = i;
            List<Integer> before =
                    positions(graph, declared, j -> needed[j] && declared.after[job][j] && !declared.depends[job][j]);
            List<Integer> behind =
                    positions(graph, declared, j -> needed[j] && declared.after[j][job] && !declared.depends[j][job]);
            int position = graph.position("j" + i);
            assertThat(IntStream.range(0, graph.softDependencyCount(position))
                            .mapToObj(k -> graph.softDependency(position, k)))
                    .as("seed %s, job %s", seed, i)
                    .containsExactlyElementsOf(before);
            assertThat(IntStream.range(0, graph.softDependentCount(position))
                            .mapToObj(k -> graph.softDependent(position, k)))
                    .as("seed %s, job %s", seed, i)
                    .containsExactlyElementsOf(behind);
            assertThat(graph.softDependencies("j" + i))
                    .isEqualTo(before.stream().map(graph::name).toList());
        }
    }

    private static List<Integer> positions(JobGraph graph, Declared declared, IntPredicate condition) {
        return IntStream.range(0, declared.size)
                .filter(condition)
                .mapToObj(j -> graph.position("j" + j))
                .sorted()
                .toList();
    }
}
