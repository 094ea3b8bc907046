package dev.fixpoint.live;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells a listener a made-up story. */
final class Events {

    private final Listener listener;
    private Instant now = SteppedTime.START;

    Events(Listener listener) {
        this.listener = listener;
    }

    static JobGraph graph(String... names) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (String name : names) {
            jobs.job(name).check(job -> {});
        }
        return jobs.build();
    }

    static Event.ConvergenceStarted start(JobGraph graph, boolean noAct) {
        Secrets secrets = new Secrets(Set.of("password"));
        secrets.learn("password", "hunter2");
        return new Event.ConvergenceStarted(
                SteppedTime.START, graph, new Arguments(List.of(), Map.of()), noAct, secrets);
    }

    Events convergenceStarts(String... names) {
        listener.convergenceStarted(start(graph(names), false));
        return this;
    }

    /** Has the events that follow happen later. */
    Events after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Events starts(String job, int attempt, Phase phase) {
        listener.attemptStarted(new Event.AttemptStarted(now, job, attempt, attempt));
        listener.phaseStarted(new Event.PhaseStarted(now, job, attempt, phase));
        return this;
    }

    Events enters(String job, Phase phase) {
        listener.phaseStarted(new Event.PhaseStarted(now, job, 1, phase));
        return this;
    }

    Events says(String job, String status) {
        listener.statusChanged(new Event.StatusChanged(now, job, 1, Phase.RUN, status));
        return this;
    }

    Events passes(String job) {
        listener.attemptEnded(new Event.AttemptEnded(now, job, 1, Outcome.PASSED, Optional.empty()));
        return finishes(job, Outcome.PASSED);
    }

    Events fails(String job, int attempt, String message, Duration delay) {
        fail(job, attempt, message, Optional.of(now.plus(delay)));
        return this;
    }

    Events failsForGood(String job, int attempt, String message) {
        fail(job, attempt, message, Optional.empty());
        return finishes(job, Outcome.FAILED);
    }

    private void fail(String job, int attempt, String message, Optional<Instant> next) {
        Throwable error = new IllegalStateException(message);
        listener.phaseEnded(new Event.PhaseEnded(now, job, attempt, Phase.CHECK, Duration.ZERO, Optional.of(error)));
        listener.attemptEnded(new Event.AttemptEnded(now, job, attempt, Outcome.FAILED, next));
    }

    Events finishes(String job, Outcome outcome) {
        listener.jobFinished(new Event.JobFinished(now, job, outcome, Optional.empty()));
        return this;
    }

    Events cleansUp(String job) {
        listener.cleanupStarted(new Event.CleanupStarted(now, job, 1));
        return this;
    }

    Events cleanedUp(String job, Optional<Throwable> error) {
        listener.cleanupEnded(new Event.CleanupEnded(now, job, 1, Duration.ZERO, error));
        return this;
    }
}
