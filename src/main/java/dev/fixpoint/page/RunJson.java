package dev.fixpoint.page;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.picture.Layout;
import dev.fixpoint.plan.CriticalPath;
import dev.fixpoint.plan.JobPolicy;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.DistinctLists;
import dev.fixpoint.text.Durations;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a run in the shape that the scripts of the page read, and nobody else: jobs are numbers, their properties are columns,
 * an error that was thrown often stands there once, and all times are whole microseconds since the start. {@code data.js} reads
 * it back.
 */
final class RunJson {

    private static final int NONE = -1;

    private final RunRecord run;
    private final JobStates states;
    private final JsonGenerator json;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<ErrorRecord, Integer> errors = new LinkedHashMap<>();

    private RunJson(RunRecord run, JobStates states, JsonGenerator json) {
        this.run = run;
        this.states = states;
        this.json = json;
        run.jobs().forEach(job -> positions.put(job.name(), positions.size()));
    }

    static void write(RunRecord run, JobStates states, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            new RunJson(run, states, json).write();
        } catch (JacksonIOException e) {
            throw e.getCause(); // what the writer threw
        }
    }

    private void write() {
        json.writeStartObject();
        totals();
        jobs();
        column("cleanups", run.cleanups(), this::cleanup);
        run.listenerError().ifPresent(error -> json.writeNumberProperty("listenerError", number(error)));
        graph(GraphPicture.of(run, states));
        column("errors", new ArrayList<>(errors.keySet()), this::error);
        json.writeEndObject();
    }

    private void totals() {
        json.writeStringProperty("program", run.program());
        json.writeNumberProperty("started", run.started().toEpochMilli());
        json.writeNumberProperty("duration", micros(run.duration()));
        json.writeBooleanProperty("plan", run.mode() != RunRecord.Mode.CONVERGE);
        json.writeStringProperty(
                "settings", run.settings().map(RunSettings::toString).orElse(""));
        column("positional", run.positional(), this::value);
        named("named", run.named());
        named("storage", run.storage());
        column("states", states.used(), state -> {
            json.writeStartArray();
            json.writeString(state.sign());
            json.writeString(state.word());
            json.writeEndArray();
        });
    }

    private void jobs() {
        CriticalPath critical = CriticalPath.of(run);
        boolean converged = run.mode() == RunRecord.Mode.CONVERGE; // of checks alone a path says nothing
        json.writeNumberProperty("length", micros(critical.length()));
        json.writeNumberProperty("share", BigDecimal.valueOf(critical.share()).setScale(4, RoundingMode.HALF_UP));
        column("critical", converged ? critical.positions() : List.of(), json::writeNumber);
        List<Integer> all = new ArrayList<>(positions.values());
        all.sort(null);
        List<JobStates.State> used = states.used();
        column("state", all, position -> json.writeNumber(used.indexOf(states.of(position))));
        if (!converged) {
            column("why", all, position -> json.writeString(states.reason(position)));
        }
        column(
                "slack",
                all,
                position -> json.writeNumber(
                        critical.slack(position).map(RunJson::micros).orElse((long) NONE)));
        List<JobRecord> jobs = run.jobs();
        column("name", jobs, job -> json.writeString(job.name()));
        column("kind", jobs, job -> json.writeString(kind(job.kind())));
        column("type", jobs, job -> json.writeString(job.type().orElse("")));
        column("needs", jobs, job -> numbers(job.dependencies()));
        column("tries", jobs, job -> json.writeNumber(job.tries()));
        column("delay", jobs, this::delay);
        column("terms", all, this::terms);
        DistinctLists rootSets = new DistinctLists();
        column("blockedBy", jobs, job -> json.writeNumber(rootSets.number(job.blockedBy())));
        column("rootSets", rootSets.all(), this::roots);
        json.writeName("attempts");
        array(jobs, job -> {
            JobPolicy policy = JobPolicy.of(run, job);
            array(job.attempts(), attempt -> attempt(attempt, policy));
        });
        json.writeArrayPropertyStart("results");
        for (int position = 0; position < jobs.size(); position++) {
            Optional<ValueRecord> result = jobs.get(position).result();
            if (result.isPresent()) {
                json.writeNumber(position);
                value(result.get());
            }
        }
        json.writeEndArray();
    }

    private static String kind(JobRecord.Kind kind) {
        return switch (kind) {
            case JOB -> "job";
            case RUN_ONLY -> "run-only job";
            case DUMMY -> "dummy";
            case UNKNOWN -> "";
        };
    }

    /** How long it waits between two attempts, as a number; or its backoff, as a text. */
    private void delay(JobRecord job) {
        Optional<Backoff> backoff = JobPolicy.of(run, job).policy().backoff();
        if (backoff.isPresent()) {
            json.writeString(backoff.get().toString());
        } else {
            json.writeNumber(micros(job.retryDelay()));
        }
    }

    /** Of a job that declares more than most do: its position, what it comes after, and names and values of the rest. */
    private void terms(int position) {
        JobRecord job = run.jobs().get(position);
        if (!job.terms().equals(JobTerms.NONE)) {
            json.writeNumber(position);
            numbers(job.terms().softDependencies());
            json.writeStartArray();
            TermsInWords.of(job.terms()).forEach((name, value) -> {
                json.writeString(name);
                json.writeString(value);
            });
            json.writeEndArray();
        }
    }

    /**
     * Sweep, how it ended, whether there was an instance, start, how long the job had to wait behind it; then for each phase the
     * time before it, its own, its error.
     */
    private void attempt(AttemptRecord attempt, JobPolicy policy) {
        json.writeStartArray();
        json.writeNumber(attempt.sweep());
        json.writeString(attempt.outcome().toString());
        json.writeBoolean(attempt.instantiated());
        long at = micros(attempt.start());
        json.writeNumber(at);
        json.writeNumber(attempt.outcome() == Outcome.FAILED ? micros(policy.waitBehind(attempt)) : 0);
        for (PhaseRecord phase : attempt.phases()) {
            long start = micros(phase.start());
            long end = micros(phase.end());
            json.writeString(phase.phase().toString());
            json.writeNumber(start - at);
            json.writeNumber(end - start);
            json.writeNumber(number(phase.error()));
            at = end;
        }
        json.writeEndArray();
    }

    private void cleanup(CleanupRecord cleanup) {
        json.writeStartArray();
        json.writeNumber(positions.getOrDefault(cleanup.job(), NONE));
        json.writeNumber(cleanup.attempt());
        json.writeNumber(micros(cleanup.start()));
        json.writeNumber(micros(cleanup.duration()));
        json.writeNumber(number(cleanup.error()));
        json.writeEndArray();
    }

    private void error(ErrorRecord error) {
        json.writeStartArray();
        json.writeString(error.type());
        json.writeString(error.message());
        json.writeString(error.stackTrace());
        text(error.expected());
        text(error.actual());
        json.writeBoolean(error.hopeless());
        json.writeNumber(error.retryAfter().map(RunJson::micros).orElse((long) NONE));
        json.writeEndArray();
    }

    private void graph(Layout layout) {
        json.writeName("graph");
        json.writeStartObject();
        json.writeNumberProperty("width", Math.round(layout.width()));
        json.writeNumberProperty("height", Math.round(layout.height()));
        column("boxes", layout.boxes(), box -> {
            json.writeNumber(Math.round(box.x()));
            json.writeNumber(Math.round(box.y()));
            json.writeNumber(Math.round(box.width()));
            json.writeNumber(Math.round(box.height()));
        });
        column("lines", layout.lines(), line -> {
            json.writeNumber(line.from());
            json.writeNumber(line.to());
            json.writeNumber(line.soft() ? 1 : 0);
            json.writeNumber(line.points().size());
            for (Layout.Point point : line.points()) {
                json.writeNumber(Math.round(point.x()));
                json.writeNumber(Math.round(point.y()));
            }
        });
        json.writeEndObject();
    }

    private void named(String name, Map<String, ValueRecord> values) {
        json.writeArrayPropertyStart(name);
        values.forEach((key, value) -> {
            json.writeString(key);
            value(value);
        });
        json.writeEndArray();
    }

    private void value(ValueRecord value) {
        json.writeStartArray();
        json.writeString(value.type());
        json.writeString(value.text());
        json.writeEndArray();
    }

    private void text(Optional<String> text) {
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            json.writeNull();
        }
    }

    private void numbers(List<String> names) {
        array(names, name -> json.writeNumber(positions.getOrDefault(name, NONE)));
    }

    /** Of a part of a graph, roots may be in another: of those there is the name alone. */
    private void roots(List<String> names) {
        array(names, name -> {
            Integer position = positions.get(name);
            if (position == null) {
                json.writeString(name);
            } else {
                json.writeNumber(position);
            }
        });
    }

    private <T> void column(String name, List<T> values, Consumer<T> each) {
        json.writeName(name);
        array(values, each);
    }

    private <T> void array(List<T> values, Consumer<T> each) {
        json.writeStartArray();
        values.forEach(each);
        json.writeEndArray();
    }

    private int number(Optional<ErrorRecord> error) {
        return error.map(this::number).orElse(NONE);
    }

    private int number(ErrorRecord error) {
        return errors.computeIfAbsent(error, first -> errors.size());
    }

    private long micros(Instant time) {
        return ChronoUnit.MICROS.between(run.started(), time);
    }

    private static long micros(Duration duration) {
        return Durations.toNanos(duration) / 1_000;
    }
}
