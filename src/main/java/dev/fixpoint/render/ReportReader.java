package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.Quoted;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Reads what {@link ReportWriter} has written. */
final class ReportReader {

    private interface Reading<T> {
        T from(JsonReading json);
    }

    private static final List<Outcome> ATTEMPT_OUTCOMES =
            List.of(Outcome.PASSED, Outcome.CONVERGED, Outcome.FAILED, Outcome.CANCELLED);

    private final Path file;
    private final JsonReading json;

    /** The numbers of the root sets of blocked jobs, by the position of the job: the sets may be behind the jobs. */
    private final Map<Integer, Integer> rootSets = new HashMap<>();

    private ReportReader(Path file, JsonReading json) {
        this.file = file;
        this.json = json;
    }

    /** Looks at the version first, wherever it is in the file: a newer one is not to be told from a broken one by its fields. */
    static RunRecord read(Path file) throws IOException {
        read(file, json -> {
            new ReportReader(file, json).requireVersion();
            return file;
        });
        return read(file, json -> {
            json.start();
            RunRecord run = new ReportReader(file, json).run();
            if (json.start()) {
                throw json.unexpected("nothing after the report");
            }
            ReportCheck.check(file, run);
            return run;
        });
    }

    private static <T> T read(Path file, Reading<T> reading) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                JsonReading json = new JsonReading(file, text)) {
            try {
                return reading.from(json);
            } catch (JacksonIOException e) {
                throw e.getCause();
            } catch (JacksonException e) {
                throw json.notJson(e);
            }
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is not a report: it is not UTF-8", e);
        }
    }

    private void requireVersion() {
        String format = null;
        Integer version = null;
        if (json.start() && json.isObject()) {
            for (String name = json.firstField();
                    name != null && (format == null || version == null);
                    name = json.nextField()) {
                switch (name) {
                    case "format" -> format = json.text();
                    case "version" -> version = json.number();
                    default -> json.skip();
                }
            }
        }
        if (!ReportWriter.FORMAT.equals(format) || version == null) {
            throw new IllegalArgumentException(
                    file + " is not a report: expected an object with the fields \"format\": "
                            + Quoted.of(ReportWriter.FORMAT) + " and \"version\": " + ReportWriter.VERSION);
        }
        if (version < 1) {
            throw new IllegalArgumentException(file + " is a report of format version " + version
                    + ", and the first version was 1: write it anew");
        }
        if (version > ReportWriter.VERSION) {
            throw new IllegalArgumentException(file + " is a report of format version " + version
                    + ", this Fixpoint reads versions up to " + ReportWriter.VERSION + ": read it with a newer one");
        }
    }

    private RunRecord run() {
        String program = null;
        Instant started = null;
        Duration duration = null;
        Duration waited = null;
        Integer sweeps = null;
        RunRecord.Mode mode = null;
        boolean cancelled = false;
        boolean allSatisfied = false;
        Optional<RunSettings> settings = Optional.empty();
        List<ValueRecord> positional = List.of();
        Map<String, ValueRecord> named = Map.of();
        Map<String, ValueRecord> storage = Map.of();
        List<String> targets = List.of();
        List<String> unneeded = List.of();
        List<List<String>> sets = List.of();
        List<JobRecord> jobs = new ArrayList<>();
        List<CleanupRecord> cleanups = List.of();
        Optional<ErrorRecord> listenerError = Optional.empty();
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "format", "version" -> json.skip();
                case "program" -> program = json.text();
                case "started" -> started = json.time();
                case "duration" -> duration = json.duration();
                case "waited" -> waited = json.duration();
                case "sweeps" -> sweeps = json.number();
                case "mode" -> mode = json.constant(List.of(RunRecord.Mode.values()));
                case "cancelled" -> cancelled = json.truth();
                case "allSatisfied" -> allSatisfied = json.truth();
                case "settings" -> settings = Optional.of(settings());
                case "positional" -> positional = json.list(json::value);
                case "named" -> named = json.namedValues();
                case "storage" -> storage = json.namedValues();
                case "targets" -> targets = json.texts();
                case "unneeded" -> unneeded = json.texts();
                case "rootSets" -> sets = json.list(json::texts);
                case "jobs" -> json.list(() -> jobs.add(job(jobs.size())));
                case "cleanups" -> cleanups = json.list(this::cleanup);
                case "listenerError" -> listenerError = Optional.of(json.error());
                default -> throw json.unknown();
            }
        }
        return new RunRecord(
                json.required("program", program),
                json.required("started", started),
                json.required("duration", duration),
                json.required("waited", waited),
                json.required("sweeps", sweeps),
                json.required("mode", mode),
                cancelled,
                allSatisfied,
                settings,
                positional,
                named,
                storage,
                targets,
                unneeded,
                withRoots(jobs, sets),
                cleanups,
                listenerError);
    }

    private RunSettings settings() {
        Integer parallelism = null;
        boolean virtualThreads = false;
        Integer tries = null;
        Duration retryDelay = null;
        Duration gracePeriod = null;
        boolean failFast = false;
        boolean manualCleanup = false;
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "parallelism" -> parallelism = json.count();
                case "virtualThreads" -> virtualThreads = json.truth();
                case "defaultTries" -> tries = json.count();
                case "defaultRetryDelay" -> retryDelay = json.duration();
                case "gracePeriod" -> gracePeriod = json.duration();
                case "failFast" -> failFast = json.truth();
                case "manualCleanup" -> manualCleanup = json.truth();
                default -> throw json.unknown();
            }
        }
        return new RunSettings(
                json.required("parallelism", parallelism),
                virtualThreads,
                json.required("defaultTries", tries),
                json.required("defaultRetryDelay", retryDelay),
                json.required("gracePeriod", gracePeriod),
                failFast,
                manualCleanup);
    }

    private List<JobRecord> withRoots(List<JobRecord> jobs, List<List<String>> sets) {
        List<List<String>> shared = sets.stream().map(List::copyOf).toList();
        rootSets.forEach((position, set) -> {
            if (set >= sets.size()) {
                throw ReportCheck.fault(
                        file,
                        "/jobs/" + position + "/blockedBy",
                        "there is no root set " + set + ", their number is " + sets.size());
            }
            jobs.set(position, jobs.get(position).withRoots(shared.get(set)));
        });
        return jobs;
    }

    private JobRecord job(int position) {
        String jobName = null;
        JobRecord.Kind kind = null;
        Optional<String> type = Optional.empty();
        List<String> dependencies = List.of();
        Integer tries = null;
        Duration retryDelay = null;
        Outcome outcome = null;
        boolean tookPart = false;
        List<AttemptRecord> attempts = List.of();
        List<String> blockedBy = List.of();
        Optional<ValueRecord> result = Optional.empty();
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "name" -> jobName = json.text();
                case "kind" -> kind = json.constant(List.of(JobRecord.Kind.values()));
                case "type" -> type = Optional.of(json.text());
                case "dependencies" -> dependencies = json.texts();
                case "tries" -> tries = json.count();
                case "retryDelay" -> retryDelay = json.duration();
                case "outcome" -> outcome = json.constant(List.of(Outcome.values()));
                case "tookPart" -> tookPart = json.truth();
                case "attempts" -> attempts = json.list(this::attempt);
                case "blockedBy" -> {
                    if (json.isList()) { // version 1
                        blockedBy = json.texts();
                    } else {
                        rootSets.put(position, json.number());
                    }
                }
                case "result" -> result = Optional.of(json.value());
                default -> throw json.unknown();
            }
        }
        return new JobRecord(
                json.required("name", jobName),
                json.required("kind", kind),
                type,
                dependencies,
                json.required("tries", tries),
                json.required("retryDelay", retryDelay),
                json.required("outcome", outcome),
                tookPart,
                attempts,
                blockedBy,
                result);
    }

    private AttemptRecord attempt() {
        Integer number = null;
        Integer sweep = null;
        Outcome outcome = null;
        Instant start = null;
        boolean instantiated = false;
        List<PhaseRecord> phases = List.of();
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "number" -> number = json.count();
                case "sweep" -> sweep = json.count();
                case "outcome" -> outcome = json.constant(ATTEMPT_OUTCOMES);
                case "start" -> start = json.time();
                case "instantiated" -> instantiated = json.truth();
                case "phases" -> phases = json.list(this::phase);
                default -> throw json.unknown();
            }
        }
        return new AttemptRecord(
                json.required("number", number),
                json.required("sweep", sweep),
                json.required("outcome", outcome),
                json.required("start", start),
                instantiated,
                phases);
    }

    private PhaseRecord phase() {
        Phase phase = null;
        Instant start = null;
        Duration duration = null;
        Optional<ErrorRecord> error = Optional.empty();
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "phase" -> phase = json.constant(List.of(Phase.values()));
                case "start" -> start = json.time();
                case "duration" -> duration = json.duration();
                case "error" -> error = Optional.of(json.error());
                default -> throw json.unknown();
            }
        }
        return new PhaseRecord(
                json.required("phase", phase),
                json.required("start", start),
                json.required("duration", duration),
                error);
    }

    private CleanupRecord cleanup() {
        String job = null;
        Integer attempt = null;
        Instant start = null;
        Duration duration = null;
        Optional<ErrorRecord> error = Optional.empty();
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "job" -> job = json.text();
                case "attempt" -> attempt = json.count();
                case "start" -> start = json.time();
                case "duration" -> duration = json.duration();
                case "error" -> error = Optional.of(json.error());
                default -> throw json.unknown();
            }
        }
        return new CleanupRecord(
                json.required("job", job),
                json.required("attempt", attempt),
                json.required("start", start),
                json.required("duration", duration),
                error);
    }
}
