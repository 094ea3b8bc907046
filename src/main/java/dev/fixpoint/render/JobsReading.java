package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PolicyReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the jobs of a report. What blocks them is a number of a root set at first: the sets may stand behind the jobs. */
final class JobsReading {

    private static final List<Outcome> ATTEMPT_OUTCOMES =
            List.of(Outcome.PASSED, Outcome.CONVERGED, Outcome.FAILED, Outcome.CANCELLED);

    private final Path file;
    private final JsonReading json;
    private final PolicyReading policies;
    private final List<JobRecord> jobs = new ArrayList<>();

    /** The numbers of the root sets of blocked jobs, by the position of the job. */
    private final Map<Integer, Integer> rootSets = new HashMap<>();

    JobsReading(Path file, JsonReading json) {
        this.file = file;
        this.json = json;
        this.policies = new PolicyReading(json);
    }

    /** Reads the list of jobs. */
    void read() {
        json.list(() -> jobs.add(job()));
    }

    /** Returns the jobs that were read. */
    List<JobRecord> records(List<List<String>> sets) {
        List<List<String>> shared = sets.stream().map(List::copyOf).toList();
        List<JobRecord> records = new ArrayList<>(jobs);
        rootSets.forEach((position, set) -> {
            if (set >= sets.size()) {
                throw ReportCheck.fault(
                        file,
                        "/jobs/" + position + "/blockedBy",
                        "there is no root set " + set + ", their number is " + sets.size());
            }
            records.set(position, blocked(jobs.get(position), shared.get(set)));
        });
        return records;
    }

    private static JobRecord blocked(JobRecord job, List<String> roots) {
        return new JobRecord(
                job.name(),
                job.kind(),
                job.type(),
                job.dependencies(),
                job.tries(),
                job.retryDelay(),
                job.terms(),
                job.outcome(),
                job.tookPart(),
                job.attempts(),
                roots,
                job.result());
    }

    private JobRecord job() {
        String jobName = null;
        JobRecord.Kind kind = null;
        Optional<String> type = Optional.empty();
        List<String> dependencies = List.of();
        Integer tries = null;
        Duration retryDelay = null;
        List<String> softDependencies = List.of();
        int priority = 0;
        Map<String, Integer> pools = Map.of();
        PolicyReport policy = PolicyReport.NONE;
        boolean keepsDelay = false;
        List<String> produces = List.of();
        List<String> consumes = List.of();
        Outcome outcome = null;
        boolean tookPart = false;
        List<AttemptRecord> attempts = List.of();
        Optional<ValueRecord> result = Optional.empty();
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "name" -> jobName = json.text();
                case "kind" -> kind = json.constant(List.of(JobRecord.Kind.values()));
                case "type" -> type = Optional.of(json.text());
                case "dependencies" -> dependencies = json.texts();
                case "tries" -> tries = json.count();
                case "retryDelay" -> retryDelay = json.duration();
                case "softDependencies" -> softDependencies = json.texts();
                case "priority" -> priority = json.signedInt();
                case "pools" -> pools = policies.pools("permits");
                case "policy" -> policy = policies.policy();
                case "keepsDelay" -> keepsDelay = json.truth();
                case "produces" -> produces = json.texts();
                case "consumes" -> consumes = json.texts();
                case "outcome" -> outcome = json.constant(List.of(Outcome.values()));
                case "tookPart" -> tookPart = json.truth();
                case "attempts" -> attempts = json.list(this::attempt);
                case "blockedBy" -> rootSets.put(jobs.size(), json.number());
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
                new JobTerms(softDependencies, priority, pools, policy, keepsDelay, produces, consumes),
                json.required("outcome", outcome),
                tookPart,
                attempts,
                List.of(),
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
}
