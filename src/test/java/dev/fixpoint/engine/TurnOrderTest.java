package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Priorities and pools against a model that goes through all jobs that are due each time: rules 22 and 23. */
class TurnOrderTest {

    private static final Map<String, Integer> LIMITS = Map.of("one", 1, "two", 2, "five", 5);

    private record Due(int job, int sweep) {}

    private static JobGraph graph(Random random, int size) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < size; i++) {
            JobBuilder job = jobs.job("job " + i);
            if (random.nextInt(4) == 0) {
                job.priority(random.nextInt(3) - 1);
            }
            LIMITS.forEach((pool, limit) -> {
                if (random.nextInt(3) == 0) {
                    job.pool(pool, 1 + random.nextInt(limit));
                }
            });
        }
        return jobs.build();
    }

    private static Settings settings(JobGraph graph, Optional<Comparator<? super String>> order) {
        return SomeSettings.of(graph, 1, new Settings.Turns(LIMITS, order));
    }

    @Test
    void agreesWithTheModel() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(30);
            JobGraph graph = graph(random, size);
            Optional<Comparator<? super String>> given =
                    random.nextInt(3) == 0 ? Optional.of(Comparator.reverseOrder()) : Optional.empty();
            TurnOrder order = new TurnOrder(settings(graph, given), job -> true);
            List<Due> due = new ArrayList<>();
            List<Integer> running = new ArrayList<>();
            for (int step = 0; step < 500; step++) {
                int job = random.nextInt(size);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        if (!running.contains(job) && due.stream().noneMatch(other -> other.job() == job)) {
                            Due added = new Due(job, 1 + random.nextInt(3));
                            due.add(added);
                            order.add(added.sweep(), job, false);
                        }
                    }
                    case 1 -> {
                        int expected = take(graph, given, due, running);
                        if (expected != ReadyOrder.NONE) {
                            assertThat(order.hasNext()).isTrue();
                        }
                        assertThat(order.take())
                                .as("seed %s, step %s", seed, step)
                                .isEqualTo(expected);
                        if (expected == ReadyOrder.NONE) {
                            assertThat(order.hasNext())
                                    .as("until something changes")
                                    .isFalse();
                        }
                    }
                    default -> {
                        if (running.remove((Integer) job)) {
                            order.release(job);
                        }
                    }
                }
            }
        }
    }

    /** Takes the job whose turn it is in the model, the obvious way. */
    private static int take(
            JobGraph graph, Optional<Comparator<? super String>> order, List<Due> due, List<Integer> running) {
        Map<String, Integer> free = new HashMap<>(LIMITS);
        running.forEach(job -> graph.pools(job).forEach((pool, permits) -> free.merge(pool, -permits, Integer::sum)));
        Comparator<Due> turn = Comparator.comparingInt((Due next) -> -graph.priority(next.job()))
                .thenComparingInt(Due::sweep);
        if (order.isPresent()) {
            turn = turn.thenComparing(next -> graph.name(next.job()), order.get());
        }
        due.sort(turn.thenComparingInt(Due::job));
        for (Due next : due) {
            Map<String, Integer> needs = graph.pools(next.job());
            boolean fits = needs.keySet().stream().allMatch(pool -> free.get(pool) >= needs.get(pool));
            needs.forEach((pool, permits) -> free.merge(pool, -permits, Integer::sum));
            if (fits) {
                due.remove(next);
                running.add(next.job());
                return next.job();
            }
        }
        return ReadyOrder.NONE;
    }

    /** However many wait for a pool that has nothing left, those that need another one find their turn at once. */
    @Test
    void whoWaitsForOnePoolIsNotLookedAtForAnother() {
        int size = 1_000;
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < size; i++) {
            jobs.job("a" + i).pool("one");
            jobs.job("b" + i).pool("two", 2);
        }
        JobGraph graph = jobs.build();
        TurnOrder order = new TurnOrder(settings(graph, Optional.of(Comparator.naturalOrder())), job -> true);
        for (int i = 0; i < size; i++) {
            order.add(1, graph.position("a" + i), false);
            order.add(1, graph.position("b" + i), false);
        }

        int first = order.take();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int other = order.take();
            others.add(other);
            order.release(other);
        }

        assertThat(graph.name(first)).isEqualTo("a0");
        assertThat(others).allMatch(job -> graph.name(job).startsWith("b")).doesNotHaveDuplicates();
        assertThat(order.looks()).isLessThan(10L * size);
    }

    @Test
    void anAttemptThatGoesOnHasItsPermits() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("holder").pool("one");
        jobs.job("other").pool("one");
        TurnOrder order = new TurnOrder(settings(jobs.build(), Optional.empty()), job -> true);
        order.add(1, 0, false);
        order.add(1, 1, false);

        assertThat(order.take()).isZero();
        assertThat(order.take()).isEqualTo(ReadyOrder.NONE);
        order.add(1, 0, true);
        assertThat(order.take()).isZero();
        assertThat(order.take()).isEqualTo(ReadyOrder.NONE);
        order.release(0);
        assertThat(order.take()).isEqualTo(1);
    }

    @Test
    void clearingGivesNoPermitsAwayAndForgetsWhoWaits() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("holder").pool("one");
        jobs.job("waits").pool("one");
        TurnOrder order = new TurnOrder(settings(jobs.build(), Optional.empty()), job -> true);
        order.add(1, 0, false);
        order.add(1, 1, false);
        order.take();
        order.take();

        order.clear();
        order.release(0);

        assertThat(order.take()).isEqualTo(ReadyOrder.NONE);
        assertThat(order.hasNext()).isFalse();
    }
}
