package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rule 4 on 1,000 random graphs, against a model that walks as the rule says it, by recursion. */
class RandomPositionsTest {

    /** What is declared, and how: some dependencies by the job itself, others by the one that is depended on. */
    private static final class Declared {

        final Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        final List<String> targets = new ArrayList<>();
        final JobGraph.Builder jobs = JobGraph.builder();

        Declared(Random random) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < random.nextInt(30) + 1; i++) {
                names.add("job " + i);
            }
            List<String> order = new ArrayList<>(names);
            Collections.shuffle(order, random);
            List<String[]> appended = new ArrayList<>();
            for (String name : order) {
                JobBuilder job = jobs.job(name);
                Set<String> own = new LinkedHashSet<>();
                int index = names.indexOf(name);
                for (int k = 0; index > 0 && k < random.nextInt(4); k++) {
                    String dependency = names.get(random.nextInt(index));
                    own.add(dependency);
                    job.dependsOn(dependency);
                }
                for (int k = 0; index + 1 < names.size() && k < random.nextInt(3); k++) {
                    String dependent = names.get(index + 1 + random.nextInt(names.size() - index - 1));
                    appended.add(new String[] {dependent, name});
                    job.requiredBy(dependent);
                }
                dependencies.put(name, own);
            }
            appended.forEach(edge -> dependencies.get(edge[0]).add(edge[1]));
            for (int k = 0; k < random.nextInt(4); k++) {
                targets.add(names.get(random.nextInt(names.size())));
            }
            jobs.target(targets.toArray(String[]::new));
            if (targets.isEmpty()) {
                order.stream()
                        .filter(name -> dependencies.values().stream().noneMatch(needed -> needed.contains(name)))
                        .forEach(targets::add);
            }
        }

        List<String> positions(List<String> from) {
            Set<String> visited = new LinkedHashSet<>();
            from.forEach(target -> visit(target, visited));
            return List.copyOf(visited);
        }

        private void visit(String job, Set<String> visited) {
            if (!visited.contains(job)) {
                dependencies.get(job).forEach(dependency -> visit(dependency, visited));
                visited.add(job);
            }
        }
    }

    @Test
    void agreeWithTheModel() {
        for (int seed = 0; seed < 1000; seed++) {
            Declared declared = new Declared(new Random(seed));
            JobGraph graph = declared.jobs.build();
            List<String> expected = declared.positions(declared.targets);

            assertThat(graph.jobs()).as("seed %s", seed).isEqualTo(expected);
            assertThat(graph.targets())
                    .as("seed %s", seed)
                    .isEqualTo(List.copyOf(new LinkedHashSet<>(declared.targets)));
            Set<String> unneeded = new TreeSet<>(declared.dependencies.keySet());
            expected.forEach(unneeded::remove);
            assertThat(graph.unneeded()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(unneeded);
            for (String job : expected) {
                assertThat(graph.dependencies(job))
                        .as("seed %s, %s", seed, job)
                        .isEqualTo(List.copyOf(declared.dependencies.get(job)));
                assertThat(graph.dependents(job))
                        .as("seed %s, %s", seed, job)
                        .isEqualTo(expected.stream()
                                .filter(other ->
                                        declared.dependencies.get(other).contains(job))
                                .toList());
            }
        }
    }

    @Test
    void ofSubgraphsAgreeWithTheModel() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            Declared declared = new Declared(random);
            List<String> all = List.copyOf(declared.dependencies.keySet());
            List<String> targets = List.of(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size())));
            JobGraph subgraph = declared.jobs.build().subgraph(targets.toArray(String[]::new));

            assertThat(subgraph.jobs()).as("seed %s", seed).isEqualTo(declared.positions(targets));
        }
    }
}
