package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.ProcessFailedException;
import dev.fixpoint.job.ProcessResult;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.EventRecorder;
import dev.fixpoint.testing.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That nothing is left of the programs that a job has started: all are real, and tell their numbers. */
class ProcessEndTest {

    private static final Duration SOON = Duration.ofMillis(50);

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final List<Long> started = new ArrayList<>();

    /** Released when as many processes have told their numbers as are awaited. */
    private CountDownLatch told = new CountDownLatch(1);

    @AfterEach
    void leaveNobodyBehind() {
        started.forEach(process -> ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly));
    }

    private void tell(String line) {
        synchronized (started) {
            started.add(Long.parseLong(line.strip()));
        }
        told.countDown();
    }

    private ProcessResult shell(JobContext job, String script) throws InterruptedException {
        return job.process("sh", "-c", script)
                .gracePeriod(SOON)
                .onLine(this::tell)
                .run();
    }

    private Report convergeAndCancel(Fixpoint fixpoint, int processes) throws Exception {
        told = new CountDownLatch(processes);
        CompletableFuture<Report> report = CompletableFuture.supplyAsync(fixpoint::converge, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        });
        Threads.await(told);
        fixpoint.cancel();
        return report.get(30, TimeUnit.SECONDS);
    }

    private void assertNobodyIsLeft(int processes) {
        assertThat(started).hasSize(processes).noneMatch(ProcessEndTest::isAlive);
    }

    /** Those of others that have ended are known until somebody asks for their exit codes, which nobody may do. */
    private static boolean isAlive(long process) {
        try {
            return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false)
                    && !Files.readString(Path.of("/proc", Long.toString(process), "stat"))
                            .contains(") Z ");
        } catch (IOException e) {
            return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCancelEndsTheProgramAndItsDescendants(int parallelism) throws Exception {
        jobs.job("job")
                .run(job -> shell(job, "sleep 1000 & echo $!; sh -c 'echo $$; sleep 1000; true' & echo $$; wait"));

        Report report = convergeAndCancel(Fixpoint.of(jobs.build()).parallelism(parallelism), 3);

        assertThat(report.outcome("job")).isEqualTo(Outcome.CANCELLED);
        assertNobodyIsLeft(3);
    }

    @Test
    void onVirtualThreadsToo() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
        jobs.job("job").run(job -> shell(job, "echo $$; exec sleep 1000"));

        convergeAndCancel(Fixpoint.of(jobs.build()).virtualThreads(), 1);

        assertNobodyIsLeft(1);
    }

    @Test
    void theInterruptionOfTheCallerEndsIt() throws Exception {
        jobs.job("job").run(job -> shell(job, "echo $$; exec sleep 1000"));
        Fixpoint fixpoint = Fixpoint.of(jobs.build());
        List<Report> reports = new ArrayList<>();
        Thread caller = new Thread(() -> reports.add(fixpoint.converge()));
        caller.start();
        Threads.await(told);

        caller.interrupt();
        Threads.join(caller);

        assertThat(reports).singleElement().extracting(Report::cancelled).isEqualTo(true);
        assertNobodyIsLeft(1);
    }

    @Test
    void whatDoesNotWantToEndIsKilled() throws Exception {
        jobs.job("job").run(job -> shell(job, "trap '' TERM; sleep 1000 & echo $!; echo $$; wait; sleep 1000"));

        convergeAndCancel(Fixpoint.of(jobs.build()), 2);

        assertNobodyIsLeft(2);
    }

    @Test
    void aProgramMayTidyUpBeforeItEnds() throws Exception {
        Path tidied = Files.createTempFile("tidied", null);
        Files.delete(tidied);
        jobs.job("job")
                .run(job -> job.process(
                                "sh",
                                "-c",
                                "trap 'touch \"$0\"; exit' TERM; echo $$; sleep 1000 & wait",
                                tidied.toString())
                        .onLine(this::tell)
                        .run());

        convergeAndCancel(Fixpoint.of(jobs.build()), 1);

        assertThat(tidied).exists();
        Files.delete(tidied);
        assertNobodyIsLeft(1);
    }

    @Test
    void whatHasDetachedItselfIsFoundByItsEnvironment() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "Linux");
        jobs.job("job")
                .run(job -> shell(
                        job, "(setsid sh -c 'echo $$; exec sleep 1000 >/dev/null 2>&1' &) ; echo $$; exec sleep 1000"));

        convergeAndCancel(Fixpoint.of(jobs.build()), 2);

        assertNobodyIsLeft(2);
    }

    @Test
    void whatStillHoldsTheOutputEndsWithTheProgram() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "Linux");
        jobs.job("job").check(job -> shell(job, "sleep 1000 & echo $!"));

        assertThat(Fixpoint.of(jobs.build()).converge().succeeded()).isTrue();
        assertNobodyIsLeft(1);
    }

    @Test
    void whatHasDetachedItselfFromTheOutputStays() throws Exception {
        jobs.job("job").check(job -> shell(job, "sleep 1000 >/dev/null 2>&1 & echo $!"));

        assertThat(Fixpoint.of(jobs.build()).converge().succeeded()).isTrue();
        assertThat(started).singleElement().matches(ProcessEndTest::isAlive);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECK", "RUN", "RECHECK"})
    void aProgramEndsWithThePhaseThatHasStartedIt(Phase phase) throws Exception {
        CompletableFuture<Object> background = new CompletableFuture<>();
        jobs.job("job")
                .check(job -> {
                    if (job.phase() == phase) {
                        startInBackground(job, background);
                    }
                    job.require(phase == Phase.CHECK || job.phase() == Phase.RECHECK, "not yet");
                })
                .run(job -> {
                    if (phase == Phase.RUN) {
                        startInBackground(job, background);
                    }
                });

        assertThat(Fixpoint.of(jobs.build()).converge().succeeded()).isTrue();
        assertNobodyIsLeft(1);
        assertThat(background.get(30, TimeUnit.SECONDS))
                .asInstanceOf(type(ProcessFailedException.class))
                .extracting(Throwable::getMessage)
                .isEqualTo("sh -c 'echo $$; exec sleep 1000': ended, because the phase was over that had started it");
    }

    private void startInBackground(JobContext job, CompletableFuture<Object> result) throws InterruptedException {
        new Thread(() -> {
                    try {
                        result.complete(shell(job, "echo $$; exec sleep 1000"));
                    } catch (Exception e) {
                        result.complete(e);
                    }
                })
                .start();
        Threads.await(told);
    }

    @Test
    void aProgramEndsWithTheCleanupThatHasStartedIt() throws Exception {
        jobs.job("job").run(job -> {}).cleanup(job -> {
            new Thread(() -> {
                        try {
                            shell(job, "echo $$; exec sleep 1000");
                        } catch (InterruptedException | ProcessFailedException e) {
                            // as it should
                        }
                    })
                    .start();
            Threads.await(told);
        });

        assertThat(Fixpoint.of(jobs.build()).converge().succeeded()).isTrue();
        assertNobodyIsLeft(1);
    }

    @Test
    void theProgramsOfAnAbandonedAttemptAreKilled() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        jobs.job("deaf").run(job -> {
            new Thread(() -> {
                        try {
                            shell(job, "trap '' TERM; echo $$; while :; do sleep 1000; done");
                        } catch (InterruptedException | ProcessFailedException e) {
                            killed.countDown();
                        }
                    })
                    .start();
            boolean over = false;
            while (!over) {
                try {
                    over = never.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    // deaf
                }
            }
        });

        convergeAndCancel(Fixpoint.of(jobs.build()).parallelism(2).gracePeriod(SOON), 1);

        Threads.await(killed);
        assertNobodyIsLeft(1);
        never.countDown();
    }

    /** Each has its time to end in, and all have the same: else the job would be abandoned, which has obeyed at once. */
    @Test
    void severalEndAtTheSameTime() throws Exception {
        Duration patience = Duration.ofMillis(500);
        int programs = 6;
        jobs.job("job").run(job -> {
            for (int i = 0; i < programs; i++) {
                new Thread(() -> stubborn(job, patience)).start();
            }
            Threads.blockForever();
        });

        Report report = convergeAndCancel(
                Fixpoint.of(jobs.build()).parallelism(2).gracePeriod(Duration.ofSeconds(2)), programs);

        assertThat(report.abandoned()).isEmpty();
        assertNobodyIsLeft(programs);
    }

    private void stubborn(JobContext job, Duration patience) {
        try {
            job.process("sh", "-c", "trap '' TERM; echo $$; while :; do sleep 1000; done")
                    .gracePeriod(patience)
                    .onLine(this::tell)
                    .run();
        } catch (InterruptedException | RuntimeException e) {
            // it was ended, as it should be
        }
    }

    @Test
    void nothingIsStartedBetweenPhases() throws Exception {
        List<JobContext> contexts = new ArrayList<>();
        jobs.job("job").check(contexts::add);
        Fixpoint.of(jobs.build()).converge();

        assertThatThrownBy(() -> contexts.get(0).process("true").run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("job \"job\": its phase is over, so it cannot start true any more;"
                        + " let the phase wait for the threads that it has started");
    }

    @Test
    void afterACancelNothingIsStartedButInCleanups() throws Exception {
        List<String> seen = new ArrayList<>();
        Fixpoint[] self = new Fixpoint[1];
        jobs.job("job")
                .run(job -> {
                    self[0].cancel();
                    boolean cleared = Thread.interrupted();
                    try {
                        job.process("true").run();
                    } catch (InterruptedException e) {
                        seen.add(cleared + " " + e.getMessage());
                    }
                })
                .cleanup(job ->
                        seen.add(job.process("echo", "cleaned").run().output().strip()));
        self[0] = Fixpoint.of(jobs.build());

        self[0].converge();

        assertThat(seen).containsExactly("true the convergence was cancelled before true was started", "cleaned");
    }

    @Test
    void anInterruptionBeforeTheStartStartsNothing() {
        jobs.job("job").tries(1).check(job -> {
            Thread.currentThread().interrupt();
            job.process("true").run();
        });

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.cancelled()).isTrue();
        assertThat(report.job("job").error())
                .get()
                .hasToString("java.lang.InterruptedException: interrupted before true was started");
    }

    @Test
    void linesAreShownAsStatus() {
        EventRecorder recorder = new EventRecorder();
        jobs.job("job")
                .check(job -> job.process("printf", "10%%\\r20%%\\ndone\\n")
                        .onLine(job::status)
                        .run());

        Fixpoint.of(jobs.build()).listener(recorder).converge();

        assertThat(recorder.events(Event.StatusChanged.class))
                .extracting(Event.StatusChanged::status)
                .containsExactly("10%", "20%", "done");
    }
}
