package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.Threads;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Jobs that do not do as they are told when they are interrupted. */
final class Interrupts {

    private static final Duration GRACE = Duration.ofMillis(20);
    private static final int WORKERS = Workers.values().length;

    List<Scenario> scenarios() {
        return List.of(
                new Scenario(
                        "swallowed-interrupt",
                        "a job swallows its interruption, goes on, and ends a little later",
                        100,
                        2 * WORKERS,
                        this::swallowed),
                new Scenario(
                        "never-ends",
                        "a job swallows every interruption and never ends: it is left behind, and named",
                        60,
                        2,
                        this::neverEnds));
    }

    private static void cancelWhen(CountDownLatch moment, AtomicReference<Fixpoint> fixpoint, Runnable running) {
        Thread canceller = new Thread(() -> {
            try {
                Threads.await(moment);
                fixpoint.get().cancel();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        canceller.start();
        running.run();
        boolean interrupted = Thread.interrupted();
        try {
            Threads.join(canceller);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(interrupted).isFalse();
    }

    private void swallowed(Trial trial) {
        Site site = new Site(trial);
        CountDownLatch blocked = new CountDownLatch(1);
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        boolean inRun = trial.random().nextBoolean();
        boolean mends = trial.random().nextBoolean();
        site.jobs()
                .job(Site.TROUBLE)
                .dependsOn("before")
                .check(job -> {
                    if (!inRun) {
                        swallow(blocked);
                    }
                    job.require(!inRun && mends, "not done yet");
                })
                .run(job -> {
                    site.executed(job);
                    swallow(blocked);
                })
                .cleanup(site::cleaned);
        site.surround();
        cancelWhen(blocked, fixpoint, () -> {
            Report report = converge(site, fixpoint);
            assertThat(report.cancelled()).isTrue();
            site.verifyOutcomes(
                    report, "before converged", "trouble " + (!inRun && mends ? Outcome.PASSED : Outcome.CANCELLED));
            assertThat(report.outcome("after")).isEqualTo(Outcome.NOT_RUN);
        });
    }

    private static void swallow(CountDownLatch blocked) {
        blocked.countDown();
        try {
            Threads.blockForever();
        } catch (InterruptedException e) {
            // As if nothing had happened.
        }
    }

    private void neverEnds(Trial trial) throws InterruptedException {
        Site site = new Site(trial, trial.number() % 2 == 0 ? Workers.TWO : Workers.VIRTUAL);
        site.time(TimeSource.system()); // the grace period passes while somebody works
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        site.jobs()
                .job(Site.TROUBLE)
                .dependsOn("before")
                .check(job -> job.require(false, "not done yet"))
                .run(job -> {
                    site.executed(job);
                    thread.set(Thread.currentThread());
                    blocked.countDown();
                    awaitDeaf(release);
                    job.status("nobody wants to know any more");
                })
                .cleanup(site::cleaned);
        site.surround();
        if (site.workers() != Workers.VIRTUAL || !Workers.hasVirtualThreads()) { // virtual ones are not listed
            site.expectAbandoned(Site.TROUBLE);
        }
        cancelWhen(blocked, fixpoint, () -> {
            Report report = converge(site, fixpoint);
            site.verifyOutcomes(report, "before converged", "trouble cancelled", "after not run");
            Optional<Throwable> error = report.job(Site.TROUBLE).error();
            assertThat(error).get().asString().contains("thread \"" + Site.TROUBLE + "\" was left behind");
            assertThat(report.cleanup().failures()).hasSize(1);
        });
        int told = site.recorder().events().size();
        release.countDown();
        Threads.join(thread.get());
        assertThat(site.recorder().events()).as("nothing more is told of it").hasSize(told);
    }

    /** Waits, whoever interrupts it. */
    private static void awaitDeaf(CountDownLatch release) {
        while (true) {
            try {
                if (release.await(1, TimeUnit.MINUTES)) {
                    return;
                }
            } catch (InterruptedException e) {
                // Not now.
            }
        }
    }

    private static Report converge(Site site, AtomicReference<Fixpoint> fixpoint) {
        try {
            return site.converge(options -> {
                fixpoint.set(options.gracePeriod(GRACE));
                return options;
            });
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
