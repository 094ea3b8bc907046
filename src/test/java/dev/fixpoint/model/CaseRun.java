package dev.fixpoint.model;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.model.RandomCase.Options;
import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.ManualTime;
import dev.fixpoint.testing.Recorder;
import java.util.List;

/** A case that the engine converges, and all that can be seen of it. */
final class CaseRun {

    final RandomCase given;
    final int parallelism;
    final ManualTime time = new ManualTime();
    final ScriptedJobs jobs;
    private final StringBuilder lines = new StringBuilder();
    private final Recorder recorder = new Recorder();
    private final Fixpoint fixpoint;
    private int earlierEvents;
    Report report;
    CleanupReport cleanup;

    CaseRun(RandomCase given, int parallelism) {
        this.given = given;
        this.parallelism = parallelism;
        jobs = new ScriptedJobs(given, time);
        JobGraph graph = jobs.graph();
        Options options = given.options();
        fixpoint = Fixpoint.of(graph)
                .parallelism(parallelism)
                .threadNames(true)
                .defaultTries(options.tries())
                .defaultRetryDelay(options.retryDelay())
                .noAct(options.noAct())
                .failFast(options.failFast())
                .manualCleanup(options.manualCleanup())
                .exclude(options.excluded().toArray(String[]::new))
                .assumeDone(options.assumed().toArray(String[]::new))
                .timeSource(time)
                .listener(PhaseLines.verbose(lines))
                .listener(recorder)
                .listener(new Brake());
    }

    /** Converges, once more if it has converged before, and cleans up. */
    void converge() {
        jobs.reset();
        lines.setLength(0);
        earlierEvents = recorder.events().size();
        report = fixpoint.converge();
        cleanup = given.options().manualCleanup() ? fixpoint.cleanup() : report.cleanup();
    }

    String lines() {
        return lines.toString();
    }

    /** Returns what listeners were told in the last convergence. */
    List<Event> events() {
        List<Event> events = recorder.events();
        return events.subList(earlierEvents, events.size());
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
