package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Graphs of so many jobs that they are taken down in parts, against plain maps of what was declared. */
class LargeGraphTest {

    private static final int JOBS = 4_000;

    private final Map<String, Set<String>> dependencies = new HashMap<>();
    private final Map<String, Job> instances = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, Integer> priorities = new HashMap<>();

    @RepeatedTest(12)
    void isWhatWasDeclared(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        JobGraph graph = declare(random).build();

        assertThat(graph.size()).isEqualTo(JOBS);
        assertThat(new HashSet<>(graph.jobs())).isEqualTo(dependencies.keySet());
        assertThat(graph.jobs()).isEqualTo(postorder(graph.targets()));
        for (String job : graph.jobs()) {
            isWhatWasDeclared(graph, job);
        }
        List<String> some = graph.jobs().subList(JOBS / 2, JOBS / 2 + 10);
        JobGraph part = graph.subgraph(some.toArray(String[]::new));
        assertThat(part.jobs()).isEqualTo(postorder(some));
        for (String job : part.jobs()) {
            isWhatWasDeclared(part, job);
        }
    }

    private void isWhatWasDeclared(JobGraph graph, String job) throws Exception {
        int position = graph.position(job);
        JobDefinition definition = graph.definition(position);
        assertThat(graph.name(position)).isEqualTo(job);
        assertThat(graph.dependencies(job)).containsExactlyElementsOf(dependencies.get(job));
        assertThat(definition.tries())
                .isEqualTo(tries.containsKey(job) ? OptionalInt.of(tries.get(job)) : OptionalInt.empty());
        assertThat(definition.priority()).isEqualTo(priorities.getOrDefault(job, 0));
        if (instances.containsKey(job)) {
            assertThat(graph.newInstance(position)).isSameAs(instances.get(job));
        } else {
            assertThat(graph.newInstance(position)).isInstanceOf(DummyJob.class);
        }
    }

    /** Declares jobs in any order, with terms that are said at once or much later, and dependencies from either side. */
    private JobGraph.Builder declare(Random random) {
        List<Integer> order = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            order.add(job);
            dependencies.put("job-" + job, new LinkedHashSet<>());
        }
        switch (random.nextInt(3)) {
            case 0 -> Collections.reverse(order);
            case 1 -> Collections.shuffle(order, random);
            default -> {}
        }
        JobGraph.Builder jobs = JobGraph.builder();
        List<JobBuilder> declared = new ArrayList<>();
        Map<String, List<String>> appended = new HashMap<>();
        for (int job : order) {
            String name = "job-" + job;
            declared.add(declareOne(jobs, name, random));
            JobBuilder builder = declared.get(declared.size() - 1);
            for (int i = random.nextInt(4); i > 0 && job > 0; i--) {
                String other = "job-" + random.nextInt(job); // a string of its own each time
                builder.dependsOn(other);
                dependencies.get(name).add(other);
            }
            if (random.nextInt(10) == 0 && job < JOBS - 1) {
                String other = "job-" + (job + 1 + random.nextInt(JOBS - job - 1));
                builder.requiredBy(other);
                appended.computeIfAbsent(other, key -> new ArrayList<>()).add(name);
            }
            if (random.nextInt(20) == 0) {
                JobBuilder any = declared.get(random.nextInt(declared.size()));
                if (tries.putIfAbsent(any.name, 1 + job) == null) {
                    any.tries(1 + job);
                }
            }
            if (random.nextInt(20) == 0) {
                JobBuilder any = declared.get(random.nextInt(declared.size()));
                if (priorities.putIfAbsent(any.name, 1 + job) == null) {
                    any.priority(1 + job);
                }
            }
        }
        appended.forEach((job, others) -> dependencies.get(job).addAll(others));
        return jobs;
    }

    private JobBuilder declareOne(JobGraph.Builder jobs, String name, Random random) {
        if (random.nextInt(5) == 0) {
            return jobs.job(name); // neither check nor run: a dummy
        }
        Job instance = context -> context.result(name); // one for each name
        instances.put(name, instance);
        JobFactory<Job> factory = () -> instance;
        return random.nextInt(5) == 0 ? jobs.job(name, Job.class, factory) : jobs.job(name, factory);
    }

    /** What rule 4 says, one job after the other. */
    private List<String> postorder(List<String> targets) {
        Set<String> done = new LinkedHashSet<>();
        targets.forEach(target -> visit(target, done));
        return List.copyOf(done);
    }

    private void visit(String job, Set<String> done) {
        if (!done.contains(job)) {
            Objects.requireNonNull(dependencies.get(job)).forEach(dependency -> visit(dependency, done));
            done.add(job);
        }
    }
}
