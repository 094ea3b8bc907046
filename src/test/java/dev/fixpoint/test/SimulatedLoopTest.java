package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.test.EventRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That simulations do what the engine does. */
class SimulatedLoopTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A job that takes its time on a clock of which nobody but the jobs knows how long they take. */
    private record TakingTime(Job job, FakeTime time, Stage stage) implements Job {
        @Override
        public void check(JobContext context) throws Exception {
            take(context);
            job.check(context);
        }

        @Override
        public void run(JobContext context) throws Exception {
            take(context);
            job.run(context);
        }

        private void take(JobContext context) {
            time.advance(Duration.ofNanos(stage.course(context.name(), context.attempt(), context.phase())
                    .nanos()));
        }
    }

    @Test
    void withOneWorkerItDoesTheSameAsTheSerialEngine() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            JobGraph graph = randomGraph(random);
            Script script = Script.converges()
                    .failsSometimes(0.4)
                    .takesBetween(Duration.ZERO, SECOND.multipliedBy(random.nextInt(5)));
            EventRecorder simulated = new EventRecorder();
            EventRecorder real = new EventRecorder();

            Report report = Simulation.of(graph)
                    .others(script)
                    .seed(round)
                    .with(fixpoint -> fixpoint.listener(simulated))
                    .converge();
            Report expected = serially(graph, script, round, real);

            assertThat(RunRecord.of(report, "")).isEqualTo(RunRecord.of(expected, ""));
            assertThat(simulated.events())
                    .extracting(event -> event.time() + " " + event.getClass().getSimpleName())
                    .isEqualTo(real.events().stream()
                            .map(event -> event.time() + " " + event.getClass().getSimpleName())
                            .toList());
        }
    }

    private static Report serially(JobGraph graph, Script script, long seed, EventRecorder recorder) {
        FakeTime time = new FakeTime();
        Stage stage = new Stage(graph, name -> script, seed);
        JobGraph taking = graph.wrapped((name, job) -> taking(stage.played(name, job), time, stage));
        return Fixpoint.of(taking)
                .timeSource(time)
                .seed(seed)
                .listener(recorder)
                .converge();
    }

    private static AnyJob taking(AnyJob job, FakeTime time, Stage stage) {
        return job instanceof Job checked ? new TakingTime(checked, time, stage) : job;
    }

    @Test
    void withManyWorkersEverythingHappensInOrderAndNeverTooMuchAtOnce() {
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            int workers = 1 + random.nextInt(5);
            EventRecorder recorder = new EventRecorder();

            Simulation simulation = Simulation.of(randomGraph(random))
                    .others(Script.converges()
                            .failsSometimes(0.3)
                            .takesBetween(Duration.ZERO, SECOND.multipliedBy(random.nextInt(5))))
                    .seed(round)
                    .with(fixpoint -> fixpoint.parallelism(workers).listener(recorder));
            Report report = simulation.converge();

            assertThat(recorder.events()).extracting(Event::time).isSorted();
            int running = 0;
            for (Event event : recorder.events()) {
                if (event instanceof Event.PhaseStarted) {
                    running++;
                    assertThat(running).isLessThanOrEqualTo(workers);
                } else if (event instanceof Event.PhaseEnded) {
                    running--;
                }
            }
            assertThat(running).isZero();
            assertDependenciesCameFirst(report);
            assertThat(RunRecord.of(simulation.converge(), "")).isEqualTo(RunRecord.of(report, ""));
        }
    }

    private static void assertDependenciesCameFirst(Report report) {
        report.jobs().stream().filter(job -> !job.attempts().isEmpty()).forEach(job -> {
            Instant start = job.attempts().get(0).start();
            for (String dependency : report.graph().dependencies(job.name())) {
                var attempts = report.job(dependency).attempts();
                var phases = attempts.get(attempts.size() - 1).phases();
                var last = phases.get(phases.size() - 1);
                assertThat(last.start().plus(last.duration())).isBeforeOrEqualTo(start);
            }
        });
    }

    @Test
    void withEnoughWorkersItTakesAsLongAsTheLongestChain() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < 1_000; i++) {
            jobs.job("job " + i).check(job -> {});
        }
        Simulation simulation = Simulation.of(jobs.build())
                .others(Script.converges().takes(SECOND))
                .job("job 7", Script.converges().takes(Phase.RUN, Duration.ofHours(1)))
                .with(fixpoint -> fixpoint.parallelism(Integer.MAX_VALUE));

        assertThat(simulation.converge().duration()).isEqualTo(Duration.ofHours(1));
        assertThat(simulation.budget().leastTime()).isEqualTo(Duration.ofHours(1));
    }

    private static JobGraph randomGraph(Random random) {
        JobGraph.Builder jobs = JobGraph.builder();
        int size = 1 + random.nextInt(15);
        for (int i = 0; i < size; i++) {
            JobBuilder job = jobs.job("job " + i)
                    .check(context -> {})
                    .tries(1 + random.nextInt(4))
                    .retryDelay(SECOND.multipliedBy(random.nextInt(4)));
            for (int dependency = 0; dependency < i; dependency++) {
                if (random.nextInt(5) == 0) {
                    job.dependsOn("job " + dependency);
                }
            }
        }
        return jobs.build();
    }
}
