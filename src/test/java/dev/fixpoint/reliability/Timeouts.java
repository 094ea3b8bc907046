package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Phases that hang, and have a timeout. The jobs move the clock. */
final class Timeouts {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final List<Phase> PHASES = List.of(Phase.CHECK, Phase.RUN, Phase.RECHECK, Phase.CLEANUP);
    private static final int WORKERS = Workers.values().length;
    private static final int TIMES = 10;

    List<Scenario> scenarios() {
        return List.of(
                scenario(
                        "timeout",
                        "a phase hangs until its timeout and then does as it is told",
                        trial -> new Hanging(trial, false).perform()),
                scenario(
                        "timeout-ignored",
                        "a phase hangs, swallows the interruption of its timeout, and never ends: it is left behind, and named",
                        trial -> new Hanging(trial, true).perform()));
    }

    private static Scenario scenario(String id, String what, Scenario.Deed deed) {
        return new Scenario(id, what, TIMES * PHASES.size() * WORKERS, PHASES.size() * WORKERS, deed);
    }

    /** A site whose trouble hangs in one phase. */
    private static final class Hanging {
        private final Site site;
        private final FakeTime time = new FakeTime();
        private final Phase where;
        private final boolean deaf;
        private final CountDownLatch release = new CountDownLatch(1);
        private final AtomicReference<Thread> hanging = new AtomicReference<>();

        Hanging(Trial trial, boolean deaf) {
            this.site = new Site(trial);
            this.where = PHASES.get(trial.number() / WORKERS % PHASES.size());
            this.deaf = deaf;
        }

        void perform() throws IOException, InterruptedException {
            site.time(time);
            site.jobs()
                    .job(Site.TROUBLE)
                    .dependsOn("before")
                    .phaseTimeout(LIMIT)
                    .tries(2)
                    .check(job -> {
                        hang(job);
                        job.require(job.phase() == Phase.RECHECK && where != Phase.RUN, "not done");
                    })
                    .run(job -> {
                        site.executed(job);
                        hang(job);
                    })
                    .cleanup(job -> {
                        site.cleaned(job);
                        hang(job);
                    });
            site.surround();
            if (deaf && (site.workers() != Workers.VIRTUAL || !Workers.hasVirtualThreads())) {
                site.expectAbandoned(Site.TROUBLE);
            }
            Report report =
                    site.converge(fixpoint -> fixpoint.gracePeriod(GRACE).defaultRetryDelay(Duration.ZERO));
            verify(report);
            int told = site.recorder().events().size();
            release.countDown();
            Threads.join(hanging.get());
            assertThat(site.recorder().events())
                    .as("nothing more is told of it")
                    .hasSize(told);
        }

        /** Hangs the first time that this phase is executed. */
        private void hang(JobContext job) throws InterruptedException {
            if (job.phase() != where || !hanging.compareAndSet(null, Thread.currentThread())) {
                return;
            }
            time.advance(LIMIT);
            try {
                Threads.blockForever();
            } catch (InterruptedException e) {
                if (!deaf) {
                    throw e;
                }
            }
            awaitRelease();
            job.status("nobody wants to know any more");
        }

        /** Time goes on meanwhile: when exactly the grace period begins, this thread cannot know. */
        private void awaitRelease() {
            while (true) {
                try {
                    if (release.await(1, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    time.advance(GRACE);
                } catch (InterruptedException e) {
                    // Not now.
                }
            }
        }

        private void verify(Report report) {
            boolean failed = where == Phase.RUN || (deaf ? where != Phase.CLEANUP : false);
            site.verifyOutcomes(
                    report,
                    "before converged",
                    "apart converged",
                    "trouble " + (failed ? "failed" : "converged"),
                    "after " + (failed ? "blocked" : "converged"));
            site.verifyCleaned("before 1", "apart 1");
            Throwable error = where == Phase.CLEANUP
                    ? report.cleanup().failures().get(0).error().orElseThrow()
                    : report.job(Site.TROUBLE).attempts().get(0).phases().stream()
                            .filter(phase -> phase.phase() == where)
                            .flatMap(phase -> phase.error().stream())
                            .findFirst()
                            .orElseThrow();
            assertThat(error)
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageStartingWith(where + " timed out after 30s");
            assertThat(report.abandoned())
                    .isEqualTo(deaf ? List.of(new Abandoned(Site.TROUBLE, 1, where, Site.TROUBLE)) : List.of());
            if (deaf) {
                assertThat(report.job(Site.TROUBLE).attempts())
                        .as("it is not tried again beside itself")
                        .hasSize(1);
                assertThat(error).hasMessageContaining("thread \"" + Site.TROUBLE + "\" was left behind");
            }
        }
    }
}
