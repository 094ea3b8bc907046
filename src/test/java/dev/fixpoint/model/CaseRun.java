package dev.fixpoint.model;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.model.RandomCase.Options;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.EventRecorder;
import dev.fixpoint.test.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A case that the engine converges, and all that can be seen of it. */
final class CaseRun {

    private static final Duration LONG = Duration.ofDays(1_000);

    final RandomCase given;
    final Workers workers;
    final FakeTime time = new FakeTime();
    final ScriptedJobs jobs;
    private final StringBuilder lines = new StringBuilder();
    private final EventRecorder recorder = new EventRecorder();
    private final Fixpoint fixpoint;
    private final Disturber disturber;
    private int earlierEvents;
    Report report;
    CleanupReport cleanup;

    /** Whether the thread that converged was interrupted when it was done. */
    boolean interrupted;

    CaseRun(RandomCase given, Workers workers) {
        this.given = given;
        this.workers = workers;
        jobs = new ScriptedJobs(given, time, workers.watched(), this::disturb);
        JobGraph graph = jobs.graph();
        Options options = given.options();
        fixpoint = Fixpoint.of(graph)
                .parallelism(workers.most())
                .threadNames(workers.watched())
                .defaultTries(options.tries())
                .defaultRetryDelay(options.retryDelay())
                .seed(options.seed())
                .noAct(options.noAct())
                .failFast(options.failFast())
                .manualCleanup(options.manualCleanup())
                .exclude(options.excluded().toArray(String[]::new))
                .assumeDone(options.assumed().toArray(String[]::new))
                .gracePeriod(LONG) // other jobs move the clock while one is cancelled
                .timeSource(time);
        if (workers.watched()) {
            fixpoint.listener(PhaseLines.verbose(lines)).listener(recorder).listener(new Brake());
        }
        if (workers.virtual()) {
            fixpoint.virtualThreads();
        }
        if (!options.policy().isNone() || workers.timed()) {
            fixpoint.defaultPolicy(
                    workers.timed() ? options.policy().phaseTimeout(LONG).attemptTimeout(LONG) : options.policy());
        }
        options.limits().forEach((pool, limit) -> {
            if (graph.pools().contains(pool)) { // what only unneeded jobs want is refused
                fixpoint.pool(pool, limit);
            }
        });
        if (!options.places().isEmpty()) {
            List<String> places = options.places();
            fixpoint.order((one, other) -> Integer.compare(places.indexOf(one), places.indexOf(other)));
        }
        disturber = new Disturber(given.disturbance(), fixpoint, jobs);
        if (workers.watched()) {
            fixpoint.listener(disturber);
        }
    }

    private void disturb() {
        disturber.phaseBegins();
    }

    /** Converges, once more if it has converged before, and cleans up. */
    void converge() {
        jobs.reset();
        lines.setLength(0);
        earlierEvents = recorder.events().size();
        disturber.start();
        report = fixpoint.converge();
        interrupted = disturber.end();
        cleanup = given.options().manualCleanup() ? fixpoint.cleanup() : report.cleanup();
    }

    String lines() {
        return lines.toString();
    }

    /** Returns what listeners were told in the last convergence. */
    List<Event> events() {
        List<Event> events = recorder.events();
        return new ArrayList<>(events.subList(earlierEvents, events.size()));
    }

    /** Returns what was done to the last convergence from outside, and what came of it. */
    Disturber disturber() {
        return disturber;
    }

    /** Stops an engine that would go on for ever: its report is then not what it should be, and can be read. */
    private final class Brake implements Listener {

        private final int most =
                given.jobs().stream().mapToInt(job -> job.attempts().size()).sum();

        private int attempts;

        @Override
        public void convergenceStarted(Event.ConvergenceStarted event) {
            attempts = 0;
        }

        @Override
        public void attemptStarted(Event.AttemptStarted event) {
            attempts++;
            if (attempts > most) {
                fixpoint.cancel();
            }
        }
    }
}
