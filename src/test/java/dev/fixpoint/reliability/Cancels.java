package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A convergence that is cancelled at each event in turn, from wherever that can be done. */
final class Cancels {

    /** More than a convergence of these jobs has events; the last ones cancel nothing. */
    private static final int EVENTS = 110;

    private static final int PHASES = 24;
    private static final int WORKERS = Workers.values().length;

    List<Scenario> scenarios() {
        return List.of(
                atEachEvent("cancel-listener", "cancel at each event in turn, by a listener", false, Fixpoint::cancel),
                atEachEvent(
                        "cancel-thread",
                        "cancel at each event in turn, by another thread",
                        false,
                        Cancels::cancelElsewhere),
                atEachEvent(
                        "interrupt",
                        "the thread that converges is interrupted at each event in turn",
                        true,
                        fixpoint -> Thread.currentThread().interrupt()),
                new Scenario(
                        "cancel-job",
                        "cancel in each phase in turn, by the job itself",
                        PHASES * WORKERS,
                        2 * WORKERS,
                        this::inJob));
    }

    @FunctionalInterface
    private interface Cancel {
        void of(Fixpoint fixpoint) throws Exception;
    }

    private static Scenario atEachEvent(String id, String what, boolean interrupts, Cancel cancel) {
        return new Scenario(
                id, what, EVENTS * WORKERS, EVENTS / 10 * WORKERS, trial -> atEvent(trial, interrupts, cancel));
    }

    private static void cancelElsewhere(Fixpoint fixpoint) throws InterruptedException {
        Thread other = new Thread(fixpoint::cancel);
        other.start();
        boolean interrupted = false;
        while (other.isAlive()) { // the cancel may interrupt this thread, but is not over by then
            try {
                Threads.join(other);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt(); // as it would be if nobody had waited here
        }
    }

    private static void atEvent(Trial trial, boolean interrupts, Cancel cancel)
            throws IOException, InterruptedException {
        Workers workers = Workers.of(trial);
        int number = trial.number() / WORKERS;
        Site site = new Site(trial, workers);
        declare(site, job -> {});
        AtomicInteger told = new AtomicInteger();
        AtomicReference<Event> at = new AtomicReference<>();
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        Report report = site.converge(
                options -> {
                    fixpoint.set(options);
                    return options.listener(new EachEvent(event -> {
                        if (told.getAndIncrement() == number) {
                            at.set(event);
                            cancel.of(fixpoint.get());
                        }
                    }));
                },
                () -> interrupts && at.get() != null);
        trial.figure("events", told.get());
        boolean inTime = at.get() != null && !isLate(at.get());
        if (interrupts && workers == Workers.ONE && at.get() instanceof Event.StatusChanged) {
            inTime = false; // told in the middle of a phase, which throws no interruption: rule 17
        } else if (interrupts && isDone(report)) {
            return; // it may have come too late to be seen
        }
        assertThat(report.cancelled()).as("cancelled at %s", at.get()).isEqualTo(inTime);
    }

    /** Returns whether nothing was left to be done. */
    private static boolean isDone(Report report) {
        return report.count(Outcome.NOT_RUN) + report.count(Outcome.CANCELLED) == 0;
    }

    /** Returns whether everything but cleanup was over by then. */
    private static boolean isLate(Event event) {
        return event instanceof Event.CleanupStarted
                || event instanceof Event.CleanupEnded
                || event instanceof Event.ConvergenceEnded;
    }

    private void inJob(Trial trial) throws IOException, InterruptedException {
        Site site = new Site(trial);
        int number = trial.number() / WORKERS;
        AtomicInteger phases = new AtomicInteger();
        AtomicReference<Phase> at = new AtomicReference<>();
        AtomicReference<Fixpoint> fixpoint = new AtomicReference<>();
        declare(site, job -> {
            if (phases.getAndIncrement() == number) {
                at.set(job.phase());
                fixpoint.get().cancel();
            }
        });
        Report report = site.converge(options -> {
            fixpoint.set(options);
            return options;
        });
        trial.figure("phases", phases.get());
        assertThat(report.cancelled())
                .as("cancelled in %s", at.get())
                .isEqualTo(at.get() != null && at.get() != Phase.CLEANUP);
    }

    /** Declares jobs of most kinds: those that converge, fail, are tried again, are blocked, wait, say how far they are. */
    private static void declare(Site site, Check each) {
        site.ordinary("base");
        for (int i = 0; i < 3; i++) {
            site.ordinary("wide " + i, "base");
        }
        site.jobs()
                .job("again")
                .dependsOn("wide 0")
                .retryDelay(Duration.ofMinutes(1))
                .check(job -> {
                    each.perform(job);
                    job.status("asked");
                    job.require(job.attempt() == 2 && job.phase() == Phase.RECHECK, "not yet");
                })
                .run(job -> {
                    site.executed(job);
                    each.perform(job);
                })
                .cleanup(job -> {
                    site.cleaned(job);
                    each.perform(job);
                });
        site.jobs().job("fails").dependsOn("wide 1").tries(2).check(job -> {
            each.perform(job);
            job.require(false, "never");
        });
        site.ordinary("blocked", "fails");
        site.ordinary("top", "again", "wide 2");
    }

    /** What is done in each phase of some jobs. */
    @FunctionalInterface
    private interface Check {
        void perform(JobContext job);
    }
}
