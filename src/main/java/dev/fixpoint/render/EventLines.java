package dev.fixpoint.render;

import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/** Events as lines of JSON. */
final class EventLines {

    static final String FORMAT = "fixpoint-events";

    /** Counts up when what is written could no longer be read by those who read the version before. */
    static final int VERSION = 1;

    /** Writes a line, its end included. */
    interface Line {
        void write(OutputStream out) throws IOException;
    }

    private Secrets secrets = new Secrets(Set.of());

    EventLines() {
        JsonWriting.requireJackson(); // now, not in the middle of a convergence
    }

    private static void line(String name, Event event, OutputStream out, Fields fields) throws IOException {
        try (JsonWriting json = new JsonWriting(out, null)) {
            json.object(() -> {
                if (event instanceof Event.ConvergenceStarted) {
                    json.text("format", FORMAT);
                    json.number("version", VERSION);
                }
                json.text("event", name);
                json.time("time", event.time());
                fields.write(json);
            });
        }
        out.write('\n');
    }

    private interface Fields {
        void write(JsonWriting json);
    }

    void write(Event.ConvergenceStarted event, OutputStream out) throws IOException {
        secrets = event.secrets();
        JobGraph graph = event.graph();
        line("convergence_started", event, out, json -> {
            json.truth("noAct", event.noAct());
            json.values(
                    "positional",
                    event.arguments().positional().stream()
                            .map(value -> ValueRecord.of(value, secrets))
                            .toList());
            json.values("named", ValueRecord.all(event.arguments().named(), secrets));
            json.texts("targets", graph.targets());
            json.texts("unneeded", graph.unneeded());
            json.list(
                    "jobs",
                    graph.jobs(),
                    job -> json.object(() -> {
                        json.text("name", job);
                        json.texts("dependencies", graph.dependencies(job));
                        json.texts("softDependencies", graph.softDependencies(job));
                    }));
        });
    }

    void write(Event.SweepStarted event, OutputStream out) throws IOException {
        line("sweep_started", event, out, json -> json.number("sweep", event.sweep()));
    }

    void write(Event.AttemptStarted event, OutputStream out) throws IOException {
        line("attempt_started", event, out, json -> {
            attempt(json, event.job(), event.attempt());
            json.number("sweep", event.sweep());
        });
    }

    void write(Event.PhaseStarted event, OutputStream out) throws IOException {
        line("phase_started", event, out, json -> {
            attempt(json, event.job(), event.attempt());
            json.constant("phase", event.phase());
        });
    }

    void write(Event.PhaseEnded event, OutputStream out) throws IOException {
        line("phase_ended", event, out, json -> {
            attempt(json, event.job(), event.attempt());
            json.constant("phase", event.phase());
            json.duration("duration", event.duration());
            error(json, event.error());
        });
    }

    void write(Event.StatusChanged event, OutputStream out) throws IOException {
        line("status_changed", event, out, json -> {
            attempt(json, event.job(), event.attempt());
            json.constant("phase", event.phase());
            json.text("status", secrets.mask(event.status()));
        });
    }

    void write(Event.AttemptEnded event, OutputStream out) throws IOException {
        line("attempt_ended", event, out, json -> {
            attempt(json, event.job(), event.attempt());
            json.constant("outcome", event.outcome());
            event.nextAttempt().ifPresent(time -> json.time("nextAttempt", time));
        });
    }

    void write(Event.JobFinished event, OutputStream out) throws IOException {
        line("job_finished", event, out, json -> {
            json.text("job", event.job());
            json.constant("outcome", event.outcome());
            error(json, event.error());
        });
    }

    void write(Event.Waiting event, OutputStream out) throws IOException {
        line("waiting", event, out, json -> {
            json.time("until", event.until());
            json.text("job", event.job());
            json.number("waiting", event.waiting());
        });
    }

    void write(Event.CleanupStarted event, OutputStream out) throws IOException {
        line("cleanup_started", event, out, json -> attempt(json, event.job(), event.attempt()));
    }

    void write(Event.CleanupEnded event, OutputStream out) throws IOException {
        line("cleanup_ended", event, out, json -> {
            attempt(json, event.job(), event.attempt());
            json.duration("duration", event.duration());
            error(json, event.error());
        });
    }

    void write(Event.ConvergenceEnded event, OutputStream out) throws IOException {
        Report report = event.report();
        line("convergence_ended", event, out, json -> {
            json.truth("succeeded", report.succeeded());
            json.truth("allSatisfied", report.allSatisfied());
            json.truth("cancelled", report.cancelled());
            json.truth("timedOut", report.timedOut());
            json.duration("duration", report.duration());
            json.duration("waited", report.waited());
            json.number("sweeps", report.sweeps());
            json.number("attempts", report.attempts());
            json.object("outcomes", () -> {
                for (Outcome outcome : Outcome.values()) {
                    if (report.count(outcome) > 0) {
                        json.number(JsonWriting.constant(outcome), report.count(outcome));
                    }
                }
            });
            ReportWriter.abandoned(
                    json,
                    report.abandoned().stream()
                            .map(left -> new Abandoned(
                                    left.job(), left.attempt(), left.phase(), secrets.mask(left.thread())))
                            .toList());
        });
    }

    private static void attempt(JsonWriting json, String job, int attempt) {
        json.text("job", job);
        json.number("attempt", attempt);
    }

    private void error(JsonWriting json, Optional<Throwable> error) {
        json.error("error", error.map(thrown -> ErrorRecord.of(thrown, secrets)));
    }
}
