package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not needed is not done: all of it counted, none of it timed. What each dependency costs is counted elsewhere. */
class EconomyTest {

    private static final int JOBS = 20_000;

    private static final class Satisfied implements Job {
        @Override
        public void check(JobContext job) {}
    }

    private static final class NeedsOneRun implements Job {
        private boolean done;

        @Override
        public void check(JobContext job) {
            if (!done) {
                throw CheckFailure.because("not yet");
            }
        }

        @Override
        public void run(JobContext job) {
            done = true;
        }
    }

    /** Is satisfied by the second attempt; the first one fails, its run included. */
    private static final class NeedsTwoAttempts implements Job {
        @Override
        public void check(JobContext job) {
            job.require(job.attempt() == 2, "not yet");
        }

        @Override
        public void run(JobContext job) {
            throw new IllegalStateException("not at the first attempt");
        }
    }

    /** Passes the time on with each look at it. */
    private static final class CountedTime implements TimeSource {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return looks.getAndIncrement();
        }

        @Override
        public void park(long nanos, boolean working) {
            assertThat(working).as("there is nothing else to wait for").isTrue();
            TimeSource.system().park(Long.MAX_VALUE, true);
        }
    }

    private static JobGraph layers(Supplier<Job> factory) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < JOBS; i++) {
            JobBuilder job = jobs.job("job-" + i, factory::get);
            for (int k = 1; k <= 3 && i >= 100; k++) {
                job.dependsOn("job-" + ((i / 100 - 1) * 100 + i * 31 * k % 100));
            }
        }
        return jobs.build();
    }

    @Test
    void theClockIsReadOnceForEachPhase() {
        for (int phases : new int[] {1, 3}) {
            CountedTime time = new CountedTime();

            Report report = Fixpoint.of(layers(phases == 1 ? Satisfied::new : NeedsOneRun::new))
                    .timeSource(time)
                    .converge();

            assertThat(report.succeeded()).isTrue();
            assertThat(time.looks.get())
                    .isBetween((long) phases * JOBS, (long) phases * JOBS + 3); // the start, the end
            assertThat(report.job("job-7").attempts().get(0).phases()).hasSize(phases);
        }
    }

    /** Beyond that once when a worker takes a job, and for the calling thread whenever a worker has nothing to do. */
    @Test
    void workersReadTheClockOnceMoreForEachAttempt() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < JOBS; i++) {
            jobs.job("job-" + i, NeedsOneRun::new);
        }
        CountedTime time = new CountedTime();

        Fixpoint.of(jobs.build()).parallelism(2).timeSource(time).converge().orThrow();

        assertThat(time.looks.get()).isBetween(4L * JOBS, 4L * JOBS + JOBS / 10);
    }

    @Test
    void allWaitForTheirRetryDelayTogether() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < JOBS; i++) {
            jobs.job("job-" + i, NeedsTwoAttempts::new);
        }
        JobGraph graph = jobs.build();
        for (int workers = 1; workers <= 2; workers++) {
            FakeTime time = new FakeTime();

            Report report = Fixpoint.of(graph)
                    .defaultTries(2)
                    .defaultRetryDelay(Duration.ofHours(1))
                    .timeSource(time)
                    .parallelism(workers)
                    .converge();

            assertThat(report.succeeded()).isTrue();
            assertThat(time.waits()).containsExactly(Duration.ofHours(1));
        }
    }

    /** An event, a map or a list for each attempt would show. */
    @Test
    void aJobThatIsSatisfiedTakesTheBytesOfItsContextItsInstanceAndItsColumns() {
        JobGraph graph = layers(Satisfied::new);

        assertThat(bytesAJob(graph)).isLessThan(80);
    }

    @Test
    void aJobThatIsRunTakesTheBytesOfItsFailureAndOfFurtherColumnsAsWell() {
        JobGraph graph = layers(NeedsOneRun::new);

        assertThat(bytesAJob(graph)).isLessThan(170);
    }

    @Test
    void aJobBelowOneThatWasRetriedTakesNoMoreThanTheNumberOfItsSweepAsWell() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("root").check(job -> job.require(job.attempt() == 2, "not yet"));
        for (int i = 1; i < JOBS; i++) {
            jobs.job("job " + i, Satisfied::new).dependsOn("root");
        }

        assertThat(bytesAJob(jobs.build())).isLessThan(100);
    }

    @Test
    void aFailedAttemptTakesTheBytesOfWhatIsKnownOfIt() {
        CheckFailure notYet = CheckFailure.because("not yet");
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < JOBS; i++) {
            jobs.job("job " + i, () -> (Job) job -> {
                if (job.attempt() == 1) {
                    throw notYet;
                }
            });
        }

        assertThat(bytesAJob(jobs.build())).isLessThan(700);
    }

    /** No other test would notice if all went the long way: it leads to the same. */
    @Test
    void aFirstAttemptGoesTheShortWayUnlessSomebodyListens() {
        List<Boolean> shortWay = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("job")
                .check(job -> shortWay.add(StackWalker.getInstance()
                        .walk(frames ->
                                frames.anyMatch(frame -> frame.getClassName().equals(FirstAttempt.class.getName())))));
        JobGraph graph = jobs.build();

        Fixpoint.of(graph).converge();
        Fixpoint.of(graph).listener(new Listener() {}).converge();
        Fixpoint.of(graph).parallelism(2).converge();

        assertThat(shortWay).containsExactly(true, false, false);
    }

    private static long bytesAJob(JobGraph graph) {
        Fixpoint.of(graph).converge(); // classes are loaded, once
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        Report report = Fixpoint.of(graph).defaultRetryDelay(Duration.ZERO).converge();

        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(report.succeeded()).isTrue();
        return bytes / JOBS;
    }

    @Test
    void noEventIsBuiltUnlessSomebodyListens() throws Exception {
        JobGraph graph = layers(NeedsOneRun::new);
        System.gc();
        long before = eventsOnTheHeap(); // those of other tests
        Fixpoint.of(graph).converge().orThrow();
        Fixpoint.of(graph).parallelism(2).converge().orThrow();
        assertThat(eventsOnTheHeap()).isLessThanOrEqualTo(before);

        Fixpoint.of(graph).listener(new Listener() {}).converge().orThrow();
        assertThat(eventsOnTheHeap()).isGreaterThan(before);
    }

    /** Counts the events that are there, those that nobody can reach any more included. */
    private static long eventsOnTheHeap() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[] {"-all"}},
                        new String[] {String[].class.getName()});
        return histogram
                .toString()
                .lines()
                .map(line -> line.strip().split("\\s+")) // number, instances, bytes, class
                .filter(words -> words.length > 3 && words[3].startsWith(Event.class.getName() + "$"))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }

    @Test
    void eachAttemptMakesOneInstance() {
        int[] made = new int[1];
        Supplier<Job> factory = () -> {
            made[0]++;
            return made[0] % 2 == 0 ? new NeedsOneRun() : new NeedsTwoAttempts();
        };

        Report report = Fixpoint.of(layers(factory))
                .defaultTries(2)
                .defaultRetryDelay(Duration.ZERO)
                .converge();

        assertThat(made[0])
                .isEqualTo(report.jobs().stream()
                        .mapToInt(job -> job.attempts().size())
                        .sum())
                .isGreaterThan(JOBS);
    }

    @Test
    void noInstanceOutlivesItsAttempt() {
        for (int workers = 1; workers <= 2; workers++) {
            List<WeakReference<Job>> made = new ArrayList<>();
            Supplier<Job> factory = () -> {
                synchronized (made) {
                    Job job = made.size() % 3 == 0
                            ? new Satisfied()
                            : made.size() % 3 == 1 ? new NeedsOneRun() : new NeedsTwoAttempts();
                    made.add(new WeakReference<>(job));
                    return job;
                }
            };
            long[] alive = new long[1];
            JobGraph.Builder jobs = JobGraph.builder();
            String[] names = new String[100];
            for (int i = 0; i < names.length; i++) {
                names[i] = "job-" + i;
                jobs.job(names[i], factory::get);
            }
            jobs.job("collector").dependsOn(names).check(job -> {
                System.gc();
                alive[0] = made.stream().filter(each -> each.get() != null).count();
            });

            Fixpoint.of(jobs.build())
                    .parallelism(workers)
                    .defaultTries(2)
                    .defaultRetryDelay(Duration.ZERO)
                    .converge()
                    .orThrow();

            assertThat(made).hasSizeGreaterThan(names.length);
            assertThat(alive[0]).isZero();
        }
    }

    /** To look for the first policy at each job anew would take minutes. */
    @Test
    @Timeout(60)
    void onlyTheLastOfHundredsOfThousandsOfJobsHasAPolicy() {
        int size = 400_000;
        JobGraph.Builder jobs = JobGraph.builder();
        for (int job = 0; job < size; job++) {
            jobs.job("job-" + job, () -> (Job) context -> {});
        }
        jobs.job("last").retryFor(Duration.ofMinutes(1)).check(job -> {});

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(report.count(Outcome.PASSED)).isEqualTo(size + 1);
        assertThat(report.settings().seed()).as("no jitter").isEmpty();
    }
}
