package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.test.EventRecorder;
import dev.fixpoint.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listeners are told, and that they cannot do harm (rule 19). */
class ListenerTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final FakeTime time = new FakeTime();
    private final EventRecorder recorder = new EventRecorder();

    @Test
    void isToldEverythingInItsOrder() {
        jobs.job("base")
                .check(job -> {
                    time.advance(Duration.ofMillis(10));
                    job.status("looking\n closely ");
                    job.require(job.attempt() == 2, "not yet");
                })
                .run(job -> time.advance(Duration.ofSeconds(2)))
                .cleanup(job -> time.advance(Duration.ofMillis(1)));
        jobs.job("top").dependsOn("base");
        jobs.job("lost").check(job -> job.require(false, "never")).tries(1);
        jobs.job("blocked").dependsOn("lost");

        Report report = Fixpoint.of(jobs.build())
                .argument("who", "me")
                .timeSource(time)
                .listener(recorder)
                .converge();

        assertThat(recorder.events().stream().map(this::describe))
                .containsExactly(
                        "0 ConvergenceStarted 4 (who=me)",
                        "0 SweepStarted 1",
                        "0 AttemptStarted base 1 of sweep 1",
                        "0 PhaseStarted base check",
                        "10 StatusChanged base looking closely",
                        "10 PhaseEnded base check PT0.01S not yet",
                        "10 PhaseStarted base run",
                        "2010 PhaseEnded base run PT2S passed",
                        "2010 PhaseStarted base recheck",
                        "2020 StatusChanged base looking closely",
                        "2020 PhaseEnded base recheck PT0.01S not yet",
                        "2020 AttemptEnded base failed next 3020",
                        "2020 AttemptStarted lost 1 of sweep 1",
                        "2020 PhaseStarted lost check",
                        "2020 PhaseEnded lost check PT0S never",
                        "2020 PhaseStarted lost run",
                        "2020 PhaseEnded lost run PT0S passed",
                        "2020 PhaseStarted lost recheck",
                        "2020 PhaseEnded lost recheck PT0S never",
                        "2020 AttemptEnded lost failed",
                        "2020 JobFinished lost failed never",
                        "2020 JobFinished blocked blocked",
                        "2020 Waiting for base until 3020, 1 waiting",
                        "3020 SweepStarted 2",
                        "3020 AttemptStarted base 2 of sweep 2",
                        "3020 PhaseStarted base check",
                        "3030 StatusChanged base looking closely",
                        "3030 PhaseEnded base check PT0.01S passed",
                        "3030 AttemptEnded base passed",
                        "3030 JobFinished base passed",
                        "3030 AttemptStarted top 1 of sweep 2",
                        "3030 PhaseStarted top check",
                        "3030 PhaseEnded top check PT0S passed",
                        "3030 AttemptEnded top passed",
                        "3030 JobFinished top passed",
                        "3030 CleanupStarted base 1",
                        "3031 CleanupEnded base PT0.001S passed",
                        "3031 ConvergenceEnded");
        assertThat(recorder.events(Event.ConvergenceEnded.class).get(0).report())
                .isSameAs(report);
    }

    private String describe(Event event) {
        String what = "";
        if (event instanceof Event.ConvergenceStarted e) {
            what = " " + e.graph().size() + " " + e.arguments();
        } else if (event instanceof Event.SweepStarted e) {
            what = " " + e.sweep();
        } else if (event instanceof Event.AttemptStarted e) {
            what = " " + e.job() + " " + e.attempt() + " of sweep " + e.sweep();
        } else if (event instanceof Event.PhaseStarted e) {
            what = " " + e.job() + " " + e.phase();
        } else if (event instanceof Event.PhaseEnded e) {
            what = " " + e.job() + " " + e.phase() + " " + e.duration() + " "
                    + e.error().map(Throwable::getMessage).orElse("passed");
        } else if (event instanceof Event.StatusChanged e) {
            what = " " + e.job() + " " + e.status();
        } else if (event instanceof Event.AttemptEnded e) {
            what = " " + e.job() + " " + e.outcome()
                    + e.nextAttempt()
                            .map(next -> " next "
                                    + Duration.between(FakeTime.START, next).toMillis())
                            .orElse("");
        } else if (event instanceof Event.JobFinished e) {
            what = " " + e.job() + " " + e.outcome()
                    + e.error().map(error -> " " + error.getMessage()).orElse("");
        } else if (event instanceof Event.Waiting e) {
            what = " for " + e.job() + " until "
                    + Duration.between(FakeTime.START, e.until()).toMillis() + ", " + e.waiting() + " waiting";
        } else if (event instanceof Event.CleanupStarted e) {
            what = " " + e.job() + " " + e.attempt();
        } else if (event instanceof Event.CleanupEnded e) {
            what = " " + e.job() + " " + e.duration() + " "
                    + e.error().map(Throwable::getMessage).orElse("passed");
        }
        return Duration.between(FakeTime.START, event.time()).toMillis() + " "
                + event.getClass().getSimpleName() + what;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void hearsOfEveryJobThatTakesPartExactlyOnce(int parallelism) {
        jobs.job("passes");
        jobs.job("runs").run(job -> {});
        jobs.job("fails").tries(1).check(job -> job.require(false, "no"));
        jobs.job("blocked").dependsOn("fails");
        jobs.job("excluded");
        jobs.job("without").dependsOn("excluded");
        jobs.job("assumed").dependsOn("only the assumed one needs this");
        jobs.job("only the assumed one needs this");
        jobs.job("with").dependsOn("assumed");

        Fixpoint.of(jobs.build())
                .parallelism(parallelism)
                .exclude("excluded")
                .assumeDone("assumed")
                .listener(recorder)
                .converge();

        assertThat(recorder.events(Event.JobFinished.class))
                .extracting(event -> event.job() + " " + event.outcome())
                .containsExactlyInAnyOrder(
                        "passes passed",
                        "runs converged",
                        "fails failed",
                        "blocked blocked",
                        "without blocked",
                        "with passed");
    }

    @Test
    void whatItThrowsIsReportedOnceAndDisturbsNothing() {
        jobs.job("a");
        jobs.job("b");
        AtomicInteger calls = new AtomicInteger();
        Listener broken = new Listener() {
            @Override
            public void phaseEnded(Event.PhaseEnded event) {
                throw new AssertionError("call " + calls.incrementAndGet());
            }
        };

        Report report =
                Fixpoint.of(jobs.build()).listener(broken).listener(recorder).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(calls).hasValue(2);
        assertThat(report.listenerError()).get().hasToString("java.lang.AssertionError: call 1");
        assertThat(recorder.events(Event.PhaseEnded.class)).hasSize(2);
    }

    @Test
    void isCalledOnTheCallingThreadOnly() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 100; i++) {
            jobs.job("job " + i).check(job -> job.status("on " + Thread.currentThread()));
        }
        Listener listener = new Listener() {
            @Override
            public void phaseEnded(Event.PhaseEnded event) {
                threads.add(Thread.currentThread());
            }

            @Override
            public void statusChanged(Event.StatusChanged event) {
                threads.add(Thread.currentThread());
            }
        };

        Fixpoint.of(jobs.build()).parallelism(4).listener(listener).converge();

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void thatBlocksHoldsUpNoJobInParallel() {
        CountDownLatch lastJobDone = new CountDownLatch(1);
        List<String> heard = new ArrayList<>();
        jobs.job("first");
        jobs.job("last").dependsOn("first").check(job -> lastJobDone.countDown());
        Listener blocking = new Listener() {
            @Override
            public void attemptStarted(Event.AttemptStarted event) {
                try {
                    Threads.await(lastJobDone); // it can only come if the jobs go on meanwhile
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                heard.add(event.job());
            }
        };

        Report report =
                Fixpoint.of(jobs.build()).parallelism(2).listener(blocking).converge();

        assertThat(report.listenerError()).isEmpty();
        assertThat(heard).containsExactly("first", "last");
    }

    @Test
    void aStatusSetByAnotherThreadOfASerialJobIsTold() throws Exception {
        jobs.job("forks").check(job -> {
            Thread helper = new Thread(() -> job.status("from a helper"));
            helper.start();
            Threads.join(helper);
        });

        Fixpoint.of(jobs.build()).listener(recorder).converge();

        assertThat(recorder.events(Event.StatusChanged.class))
                .extracting(Event.StatusChanged::status)
                .containsExactly("from a helper");
    }

    @Test
    void inParallelTheEventsOfAJobComeInTheirOrder() {
        for (int i = 0; i < 200; i++) {
            jobs.job("job " + i).run(job -> {});
        }

        Fixpoint.of(jobs.build()).parallelism(4).listener(recorder).converge();

        List<Event.PhaseEnded> ends = recorder.events(Event.PhaseEnded.class);
        for (int i = 0; i < 200; i++) {
            String name = "job " + i;
            assertThat(ends.stream().filter(end -> end.job().equals(name)).map(Event.PhaseEnded::phase))
                    .containsExactly(Phase.CHECK, Phase.RUN, Phase.RECHECK);
        }
        assertThat(recorder.events().get(0)).isInstanceOf(Event.ConvergenceStarted.class);
        assertThat(recorder.events(Event.JobFinished.class))
                .hasSize(200)
                .allMatch(event -> event.outcome() == Outcome.CONVERGED);
    }

    @Test
    void whatListenersTakeIsNotTheTimeOfAPhase() {
        jobs.job("job")
                .run(job -> time.advance(Duration.ofMillis(5)))
                .check(job -> job.require(job.phase() == Phase.RECHECK, "run me"));
        Listener slow = new Listener() {
            @Override
            public void phaseStarted(Event.PhaseStarted event) {
                time.advance(Duration.ofSeconds(1));
            }

            @Override
            public void phaseEnded(Event.PhaseEnded event) {
                time.advance(Duration.ofSeconds(10));
            }
        };

        Report report = Fixpoint.of(jobs.build())
                .timeSource(time)
                .listener(slow)
                .listener(recorder)
                .converge();

        assertThat(report.job("job").attempts().get(0).phases())
                .extracting(
                        phase -> Duration.between(FakeTime.START, phase.start())
                                .toMillis(),
                        phase -> phase.duration().toMillis())
                .hasToString("[(1000L, 0L), (12000L, 5L), (23005L, 0L)]");
        assertThat(recorder.events(Event.PhaseEnded.class))
                .extracting(event -> event.duration().toMillis())
                .containsExactly(0L, 5L, 0L);
    }

    @Test
    void thatCancelsWhenARunIsAboutToStartPreventsIt() {
        List<String> ran = new ArrayList<>();
        Fixpoint[] fixpoint = new Fixpoint[1];
        jobs.job("job")
                .check(job -> job.require(false, "no"))
                .run(job -> ran.add("run"))
                .cleanup(job -> ran.add("cleanup"));
        fixpoint[0] = Fixpoint.of(jobs.build()).listener(new Listener() {
            @Override
            public void phaseStarted(Event.PhaseStarted event) {
                if (event.phase() == Phase.RUN) {
                    fixpoint[0].cancel();
                }
            }
        });

        Report report = fixpoint[0].converge();

        assertThat(ran).isEmpty();
        assertThat(report.outcome("job")).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void isCalledUnderNoLockWhenAnAttemptIsLeftBehind() {
        CountDownLatch release = new CountDownLatch(1);
        Fixpoint[] fixpoint = new Fixpoint[1];
        Thread[] deaf = new Thread[1];
        jobs.job("deaf").check(job -> {
            deaf[0] = Thread.currentThread();
            fixpoint[0].cancel();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
            job.status("too late to be heard");
        });
        Listener joining = new Listener() {
            @Override
            public void attemptEnded(Event.AttemptEnded event) {
                release.countDown();
                try {
                    Threads.join(deaf[0]); // it must be able to end meanwhile
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        fixpoint[0] = Fixpoint.of(jobs.build())
                .parallelism(2)
                .gracePeriod(Duration.ZERO)
                .listener(joining)
                .listener(recorder);

        Report report = fixpoint[0].converge();

        assertThat(report.listenerError()).isEmpty();
        assertThat(recorder.events(Event.StatusChanged.class)).isEmpty();
    }
}
