package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.EventRecorder;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Threads;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 18 and 19. */
class ParallelTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    /** Two workers are busy for as long as nobody starts a third one when the delay is over. */
    @Test
    void aRetryThatIsDueGetsAnotherWorker() {
        CountDownLatch retried = new CountDownLatch(1);
        jobs.job("flaky").retryDelay(Duration.ofMillis(20)).check(job -> {
            job.require(job.attempt() == 2, "not yet");
            retried.countDown();
        });
        jobs.job("long").check(job -> Threads.await(retried));
        jobs.job("longer").check(job -> Threads.await(retried));

        assertThat(Fixpoint.of(jobs.build()).parallelism(3).converge().attempts())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void asManyAttemptsAsAllowedRunAtOnceAndNoMore(int parallelism) {
        CyclicBarrier allAtOnce = new CyclicBarrier(parallelism);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < parallelism * 5; i++) {
            jobs.job("job " + i).check(job -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Threads.meet(allAtOnce);
                running.decrementAndGet();
            });
        }

        Report report = Fixpoint.of(jobs.build()).parallelism(parallelism).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(most).hasValue(parallelism);
    }

    @Test
    void withOneItRunsOnTheCallingThreadWhichKeepsItsName() {
        String name = Thread.currentThread().getName();

        assertThat(namesOfOneAfterTheOther(fixpoint -> fixpoint)).containsExactly(name, name, name, "cleanup " + name);
    }

    @Test
    void theCallingThreadCarriesTheNameOfTheJobIfThatIsWanted() {
        String name = Thread.currentThread().getName();

        assertThat(namesOfOneAfterTheOther(fixpoint -> fixpoint.threadNames(true)))
                .containsExactly("waits", "waits", "waits", "cleanup waits");
        assertThat(Thread.currentThread().getName()).isEqualTo(name);
    }

    private List<String> namesOfOneAfterTheOther(UnaryOperator<Fixpoint> options) {
        Thread caller = Thread.currentThread();
        List<String> names = new ArrayList<>();
        jobs.job("waits")
                .check(job -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    names.add(Thread.currentThread().getName());
                    job.require(job.attempt() == 2, "again");
                })
                .run(job -> {})
                .cleanup(job -> names.add("cleanup " + Thread.currentThread().getName()));
        EventRecorder recorder = new EventRecorder();

        options.apply(Fixpoint.of(jobs.build()).timeSource(new FakeTime()).listener(recorder))
                .converge();
        return names;
    }

    @Test
    void inParallelOnlyWorkersCarryTheNameOfTheJobAndCleanupDoesNot() {
        assertThat(namesInParallel(fixpoint -> fixpoint))
                .containsExactlyInAnyOrder(
                        "named", "cleanup " + Thread.currentThread().getName());
    }

    @Test
    void inParallelTheCallingThreadCarriesTheNameInCleanupIfThatIsWanted() {
        String name = Thread.currentThread().getName();

        assertThat(namesInParallel(fixpoint -> fixpoint.threadNames(true)))
                .containsExactlyInAnyOrder("named", "cleanup named");
        assertThat(Thread.currentThread().getName()).isEqualTo(name);
    }

    @Test
    void cleanupByHandOnAnotherThreadLeavesItsNameToo() throws Exception {
        Set<String> names = ConcurrentHashMap.newKeySet();
        jobs.job("named")
                .run(job -> {})
                .cleanup(job -> names.add(Thread.currentThread().getName()));
        Fixpoint fixpoint = Fixpoint.of(jobs.build()).manualCleanup(true).parallelism(2);
        fixpoint.converge();

        Thread other = new Thread(fixpoint::cleanup, "other");
        other.start();
        other.join();

        assertThat(names).containsExactly("other");
    }

    private Set<String> namesInParallel(UnaryOperator<Fixpoint> options) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        jobs.job("named")
                .check(job -> {
                    names.add(Thread.currentThread().getName());
                    job.require(job.phase() == Phase.RECHECK, "not yet");
                })
                .run(job -> {})
                .cleanup(job -> names.add("cleanup " + Thread.currentThread().getName()));
        options.apply(Fixpoint.of(jobs.build()).parallelism(2)).converge().orThrow();
        return names;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noThreadCarriesTheNameOfAJobIfThatIsTurnedOff(int parallelism) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        jobs.job("named")
                .check(job -> {
                    names.add(Thread.currentThread().getName());
                    job.require(job.phase() == Phase.RECHECK, "not yet");
                })
                .run(job -> {})
                .cleanup(job -> names.add(Thread.currentThread().getName()));

        Fixpoint.of(jobs.build())
                .threadNames(false)
                .parallelism(parallelism)
                .converge()
                .orThrow();

        assertThat(names)
                .hasSize(parallelism)
                .contains(Thread.currentThread().getName())
                .doesNotContain("named");
    }

    @Test
    void workersCarryTheNameOfTheJobAndTheClassLoaderOfTheCaller() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
            caller.setContextClassLoader(loader);
            for (String name : List.of("a", "b", "c")) {
                jobs.job(name).check(job -> {
                    Thread thread = Thread.currentThread();
                    assertThat(thread).isNotSameAs(caller);
                    assertThat(thread.getContextClassLoader()).isSameAs(loader);
                    assertThat(thread.isDaemon()).isTrue();
                    seen.add(thread.getName());
                });
            }

            assertThat(Fixpoint.of(jobs.build()).parallelism(2).converge().succeeded())
                    .isTrue();
        } finally {
            caller.setContextClassLoader(before);
        }
        assertThat(seen).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatADependencyDidIsVisibleToItsDependents() {
        Key<Integer> sum = Key.of("sum", Integer.class);
        int[] plain = new int[1]; // no lock and nothing volatile: only rule 19 makes this right
        String last = null;
        for (int i = 0; i < 2_000; i++) {
            String name = "job " + i;
            var job = jobs.job(name).run(context -> {
                plain[0]++;
                context.global().update(sum, 0, value -> value + 1);
            });
            if (last != null) {
                job.dependsOn(last);
            }
            last = name;
        }

        Report report = Fixpoint.of(jobs.build()).parallelism(4).converge();

        assertThat(plain[0]).isEqualTo(2_000);
        assertThat(report.storage()).containsEntry("sum", 2_000);
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 100; i++) {
            jobs.job("job " + i).check(job -> workers.add(Thread.currentThread()));
        }

        Fixpoint.of(jobs.build()).parallelism(4).converge();

        assertThat(workers).isNotEmpty().noneMatch(Thread::isAlive);
    }

    @Test
    void aFreeWorkerTakesTheDueJobWithTheLowestPosition() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier together = new CyclicBarrier(2);
        for (int i = 0; i < 10; i++) {
            String name = "job " + i;
            jobs.job(name).check(job -> {
                order.add(name);
                Threads.meet(together); // both workers are in step: pairs start in the order of positions
            });
        }

        Fixpoint.of(jobs.build()).parallelism(2).converge();

        for (int pair = 0; pair < 5; pair++) {
            assertThat(order.subList(2 * pair, 2 * pair + 2))
                    .containsExactlyInAnyOrder("job " + 2 * pair, "job " + (2 * pair + 1));
        }
    }

    @Test
    void waitsForADelayOnlyWhenNothingElseIsDue() {
        FakeTime time = new FakeTime();
        jobs.job("flaky")
                .check(job -> job.require(job.attempt() == 3, "not yet"))
                .retryDelay(Duration.ofMinutes(1));
        for (int i = 0; i < 20; i++) {
            jobs.job("steady " + i);
        }

        Report report =
                Fixpoint.of(jobs.build()).parallelism(3).timeSource(time).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(time.waits()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
        assertThat(report.waited()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void failFastLetsWhatRunsFinish() {
        CyclicBarrier bothRun = new CyclicBarrier(2);
        CountDownLatch failed = new CountDownLatch(1);
        jobs.job("fails").check(job -> {
            Threads.meet(bothRun);
            throw CheckFailure.because("at once").hopeless();
        });
        jobs.job("slow")
                .check(job -> {
                    if (job.phase() == Phase.CHECK) {
                        Threads.meet(bothRun);
                        throw CheckFailure.because("run me");
                    }
                })
                .run(job -> Threads.await(failed));
        jobs.job("next").dependsOn("slow");
        Listener listener = new Listener() {
            @Override
            public void jobFinished(Event.JobFinished event) {
                failed.countDown();
            }
        };

        Report report = Fixpoint.of(jobs.build())
                .parallelism(2)
                .failFast(true)
                .listener(listener)
                .converge();

        assertThat(report.outcome("fails")).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome("slow")).isEqualTo(Outcome.CONVERGED);
        assertThat(report.outcome("next")).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.cancelled()).isFalse();
    }

    @Test
    void virtualThreadsRunEverythingThatIsReadyAtOnce() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        int many = 1_000;
        CyclicBarrier allAtOnce = new CyclicBarrier(many);
        for (int i = 0; i < many; i++) {
            jobs.job("job " + i).check(job -> Threads.meet(allAtOnce));
        }

        assertThat(Fixpoint.of(jobs.build()).virtualThreads().converge().succeeded())
                .isTrue();
    }

    @Test
    void virtualThreadsCanBeLimited() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            jobs.job("job " + i).check(job -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
            });
        }

        Report report =
                Fixpoint.of(jobs.build()).virtualThreads().parallelism(1).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void virtualThreadsAreAClearErrorBeforeJava21() {
        assumeThat(Runtime.version().feature()).isLessThan(21);
        jobs.job("job");

        assertThatThrownBy(() -> Fixpoint.of(jobs.build()).virtualThreads())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("virtual threads need Java 21 or later, and this is Java 17; use parallelism(n) instead");
    }
}
