package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.Quoted;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    /** What is read, as often as it is opened. */
    private interface Source {
        InputStream open() throws IOException;
    }

    private final Path file;
    private final JsonReading json;

    private ReportReader(Path file, JsonReading json) {
        this.file = file;
        this.json = json;
    }

    /** Looks at the version first, wherever it is in the file: a newer one is not to be told from a broken one by its fields. */
    static RunRecord read(Path file) throws IOException {
        Source source = source(file);
        read(file, source, json -> {
            new ReportReader(file, json).requireVersion();
            return file;
        });
        return read(file, source, json -> {
            json.start();
            RunRecord run = new ReportReader(file, json).run();
            if (json.start()) {
                throw json.unexpected("nothing after the report");
            }
            ReportCheck.check(file, run);
            return run;
        });
    }

    /** A pipe gives what is in it only once, so that is kept. */
    private static Source source(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return () -> Files.newInputStream(file);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(out);
        }
        byte[] bytes = out.toByteArray();
        return () -> new ByteArrayInputStream(bytes);
    }

    private static <T> T read(Path file, Source source, Reading<T> reading) throws IOException {
        try (InputStream in = source.open();
                JsonReading json = new JsonReading(
                        file, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())))) {
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
        boolean timedOut = false;
        boolean allSatisfied = false;
        Optional<RunSettings> settings = Optional.empty();
        List<ValueRecord> positional = List.of();
        Map<String, ValueRecord> named = Map.of();
        Map<String, ValueRecord> storage = Map.of();
        List<String> targets = List.of();
        List<String> unneeded = List.of();
        List<List<String>> sets = List.of();
        JobsReading jobs = new JobsReading(file, json);
        List<CleanupRecord> cleanups = List.of();
        List<Abandoned> abandoned = List.of();
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
                case "timedOut" -> timedOut = json.truth();
                case "allSatisfied" -> allSatisfied = json.truth();
                case "settings" -> settings = Optional.of(settings());
                case "positional" -> positional = json.list(json::value);
                case "named" -> named = json.namedValues();
                case "storage" -> storage = json.namedValues();
                case "targets" -> targets = json.texts();
                case "unneeded" -> unneeded = json.texts();
                case "rootSets" -> sets = json.list(json::texts);
                case "jobs" -> jobs.read();
                case "cleanups" -> cleanups = json.list(this::cleanup);
                case "abandoned" -> abandoned = json.list(this::abandoned);
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
                timedOut,
                allSatisfied,
                settings,
                positional,
                named,
                storage,
                targets,
                unneeded,
                jobs.records(sets),
                cleanups,
                abandoned,
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
        Optional<Duration> timeout = Optional.empty();
        PolicyReport policy = PolicyReport.NONE;
        Map<String, Integer> pools = Map.of();
        Optional<Long> seed = Optional.empty();
        boolean ordered = false;
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "parallelism" -> parallelism = json.count();
                case "virtualThreads" -> virtualThreads = json.truth();
                case "defaultTries" -> tries = json.count();
                case "defaultRetryDelay" -> retryDelay = json.duration();
                case "gracePeriod" -> gracePeriod = json.duration();
                case "failFast" -> failFast = json.truth();
                case "manualCleanup" -> manualCleanup = json.truth();
                case "timeout" -> timeout = Optional.of(json.limit());
                case "policy" -> policy = new PolicyReading(json).policy();
                case "pools" -> pools = new PolicyReading(json).pools("limit");
                case "seed" -> seed = Optional.of(json.signed());
                case "ordered" -> ordered = json.truth();
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
                manualCleanup,
                timeout,
                policy,
                pools,
                seed,
                ordered);
    }

    private Abandoned abandoned() {
        String job = null;
        Integer attempt = null;
        Phase phase = null;
        String thread = null;
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "job" -> job = json.text();
                case "attempt" -> attempt = json.count();
                case "phase" -> phase = json.constant(List.of(Phase.values()));
                case "thread" -> thread = json.text();
                default -> throw json.unknown();
            }
        }
        return new Abandoned(
                json.required("job", job),
                json.required("attempt", attempt),
                json.required("phase", phase),
                json.required("thread", thread));
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
