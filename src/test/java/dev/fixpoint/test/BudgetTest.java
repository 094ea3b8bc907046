package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a convergence may come to. */
class BudgetTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final JobGraph.Builder jobs = JobGraph.builder();
    private @Nullable JobGraph graph;

    private JobBuilder job(String name, String... dependencies) {
        return jobs.job(name).dependsOn(dependencies).check(job -> {
            throw new AssertionError("called");
        });
    }

    private Simulation simulation() {
        if (graph == null) {
            graph = jobs.build();
        }
        return Simulation.of(graph);
    }

    @Test
    void withoutScriptsOnlyTriesAndDelaysAreKnown() {
        job("a").tries(5).retryDelay(Duration.ofMinutes(1));
        job("b", "a");
        job("c");
        jobs.job("all").dependsOn("b", "c");

        assertThat(simulation().budget()).hasToString("""
                        4 jobs, from 4 to 12 attempts, one at a time
                        at least 0s
                        at most 4m 2s (a -> b)
                        not in it: how long a, b, c take""");
    }

    @Test
    void scriptsSayHowLongPhasesTakeAndHowOftenAttemptsFail() {
        job("a");
        job("b", "a");
        job("c");
        Simulation simulation = simulation()
                .job("a", Script.converges().failsFirst(1).takes(SECOND))
                .job("b", Script.passes().takesBetween(SECOND, SECOND.multipliedBy(5)))
                .job("c", Script.converges().failsSometimes(0.5).takes(Phase.RUN, Duration.ofMinutes(1)));

        assertThat(simulation.budget())
                .as("6s and 1s; 1m or 3m. At most all one after the other, and 2s of delay")
                .hasToString("""
                        3 jobs, from 4 to 6 attempts, one at a time
                        at least 1m 7s (c)
                        at most 3m 13s (c)""");
        assertThat(simulation.with(fixpoint -> fixpoint.parallelism(2)).budget())
                .hasToString("""
                        3 jobs, from 4 to 6 attempts, 2 at once
                        at least 1m (c)
                        at most 3m 7s (c)""");
    }

    @Test
    void whatCannotBeDoneBlocksTheRest() {
        job("a");
        job("b", "a");
        job("c", "b");

        assertThat(simulation().job("a", Script.fails().takes(SECOND)).budget()).hasToString("""
                        1 job, from 1 to 3 attempts, one at a time
                        at least 3s (a)
                        at most 11s (a)
                        cannot be satisfied: a""");
    }

    @Test
    void aHangThatNothingEndsLastsForEver() {
        job("a");

        assertThat(simulation()
                        .job("a", Script.converges().hangs(Phase.RUN))
                        .budget()
                        .mostTime())
                .isEmpty();
    }

    /** Permits are held between two checks. */
    @Test
    void stableJobsOfAPoolMayHaveToWaitForOneAnother() {
        for (String name : new String[] {"a", "b", "c"}) {
            job(name).pool("db").stable(3, SECOND.multipliedBy(10));
        }
        Simulation simulation =
                simulation().with(fixpoint -> fixpoint.parallelism(3).pool("db", 1));
        for (String name : new String[] {"a", "b", "c"}) {
            simulation.job(name, Script.passes());
        }

        assertThat(simulation.converge().duration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(simulation.budget().mostTime()).contains(Duration.ofMinutes(1));
    }

    @Test
    void furtherChecksMayTakeLongerThanTheFirst() {
        job("slow").stable(3, SECOND);
        Simulation simulation = simulation().job("slow", Script.passes().takes(Phase.CONFIRM, SECOND.multipliedBy(10)));

        assertThat(simulation.budget().leastTime()).isEqualTo(Duration.ofSeconds(22));
        assertThat(simulation.budget().mostTime())
                .contains(simulation.converge().duration());
        assertThat(simulation()
                        .job("slow", Script.passes().hangs(Phase.CONFIRM))
                        .budget()
                        .mostTime())
                .isEmpty();
    }

    @Test
    void runOnlyJobsTakeTheTimeOfTheirRun() {
        jobs.job("a").run(job -> {});

        assertThat(simulation().job("a", Script.converges().takes(SECOND)).budget())
                .hasToString("""
                        1 job, 1 attempt, one at a time
                        at least 1s (a)
                        at most 1s (a)""");
    }

    @Test
    void whatTakesNoPartCostsNothing() {
        job("a");
        job("b", "a");
        job("c");

        Budget budget = simulation()
                .others(Script.converges().takes(SECOND))
                .with(fixpoint -> fixpoint.exclude("a"))
                .budget();

        assertThat(budget).hasToString("""
                        1 job, 1 attempt, one at a time
                        at least 3s (c)
                        at most 3s (c)""");
    }

    @Test
    void manyTriesAreCountedAndNotWalkedThrough() {
        job("a").tries(Integer.MAX_VALUE).retryDelay(SECOND);
        job("b", "a").tries(1_000_000_000).retryDelay(Duration.ofDays(300_000));

        Budget budget = simulation().budget();

        assertThat(budget.mostAttempts()).isEqualTo(Integer.MAX_VALUE + 1_000_000_000L);
        assertThat(budget.mostTime()).as("longer than anything lasts").isEmpty();
        assertThat(budget.mostPath()).containsExactly("a", "b");
    }

    @Test
    void aManyJobsPathIsShortened() {
        for (int i = 0; i < 7; i++) {
            if (i == 0) {
                job("job 0");
            } else {
                job("job " + i, "job " + (i - 1));
            }
        }

        assertThat(simulation().others(Script.passes().takes(SECOND)).budget().toString())
                .contains("at least 7s (job 0 -> job 1 -> job 2 -> job 3 -> job 4 -> ...)");
        assertThat(simulation().budget().toString())
                .contains("how long job 0, job 1, job 2, job 3, job 4 and 2 more take");
    }

    @Test
    void noSimulationComesToLessOrMore() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            Simulation simulation = randomSimulation(random);
            Budget budget = simulation.budget();

            Report report = simulation.seed(round).converge();

            String seen = budget + "\n" + report.summary() + "\n" + report.duration();
            assertThat((long) report.attempts()).as(seen).isLessThanOrEqualTo(budget.mostAttempts());
            assertThat(report.duration())
                    .as(seen)
                    .isLessThanOrEqualTo(budget.mostTime().orElseThrow());
            if (report.succeeded()) {
                assertThat((long) report.attempts()).as(seen).isGreaterThanOrEqualTo(budget.leastAttempts());
                assertThat(report.duration()).as(seen).isGreaterThanOrEqualTo(budget.leastTime());
            }
        }
    }

    private static Simulation randomSimulation(Random random) {
        JobGraph.Builder jobs = JobGraph.builder();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            JobBuilder job = jobs.job("job " + i).tries(1 + random.nextInt(4));
            job.retryDelay(SECOND.multipliedBy(random.nextInt(20)));
            if (random.nextInt(4) > 0) {
                job.check(context -> {});
            }
            job.run(context -> {});
            declarePolicy(job, random);
            for (int dependency = 0; dependency < i; dependency++) {
                if (random.nextInt(5) == 0) {
                    job.dependsOn("job " + dependency);
                }
            }
        }
        JobGraph graph = jobs.build();
        int workers = 1 + random.nextInt(4);
        Simulation simulation = Simulation.of(graph).with(fixpoint -> {
            fixpoint.parallelism(workers);
            graph.pools().forEach(pool -> fixpoint.pool(pool, 2));
        });
        for (int i = 0; i < size; i++) {
            simulation.job("job " + i, randomScript(random));
        }
        return simulation;
    }

    private static void declarePolicy(JobBuilder job, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> job.phaseTimeout(SECOND.multipliedBy(1 + random.nextInt(40)));
            case 1 -> job.attemptTimeout(SECOND.multipliedBy(1 + random.nextInt(90)));
            case 2 -> job.stable(1 + random.nextInt(3), SECOND.multipliedBy(random.nextInt(20)));
            case 3 -> job.stableFor(SECOND.multipliedBy(1 + random.nextInt(60)), SECOND.multipliedBy(7));
            case 4 -> job.retryFor(SECOND.multipliedBy(1 + random.nextInt(200)));
            default -> {}
        }
        if (random.nextInt(4) == 0) {
            job.pool("db");
        }
    }

    private static Script randomScript(Random random) {
        Script script = random.nextBoolean() ? Script.converges() : Script.passes();
        if (random.nextInt(3) == 0) {
            script = script.failsSometimes(random.nextDouble() / 2);
        }
        if (random.nextInt(4) == 0) {
            script = script.failsFirst(random.nextInt(3));
        }
        if (random.nextInt(8) == 0) {
            script = script.flapsAfter(1 + random.nextInt(3));
        }
        if (random.nextInt(8) == 0) {
            script = script.deaf();
        }
        Duration least = SECOND.multipliedBy(random.nextInt(30));
        script = script.takesBetween(least, least.plusSeconds(random.nextInt(30)));
        return random.nextInt(4) == 0 ? script.takes(Phase.CONFIRM, SECOND.multipliedBy(random.nextInt(90))) : script;
    }
}
