package dev.fixpoint.record;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.report.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a convergence did, as data: names, numbers, times and texts. Immutable.
 *
 * @param program what was run, for a title
 * @param started when the convergence started
 * @param duration how long it took, automatic cleanup included
 * @param waited how much of that was spent waiting for retry delays with nothing else to do
 * @param sweeps how many sweeps there were
 * @param mode what was done with failing checks
 * @param cancelled whether it was cancelled or interrupted before its end
 * @param timedOut whether that was because its time was up
 * @param allSatisfied whether all jobs that took part are satisfied
 * @param settings how the convergence was told to go about it; empty if this is a graph that was not run
 * @param positional the positional arguments
 * @param named the arguments that have a name
 * @param storage what was in global storage at the end, by key
 * @param targets the names of the targets
 * @param unneeded the names of jobs that were declared but that no target needs
 * @param jobs a record for each job of the graph, in the order of their positions
 * @param cleanups what cleanup did, latest attempt first
 * @param abandoned the threads that were left behind, in the order of that
 * @param listenerError the first error that a listener threw
 */
public record RunRecord(
        String program,
        Instant started,
        Duration duration,
        Duration waited,
        int sweeps,
        Mode mode,
        boolean cancelled,
        boolean timedOut,
        boolean allSatisfied,
        Optional<RunSettings> settings,
        List<ValueRecord> positional,
        Map<String, ValueRecord> named,
        Map<String, ValueRecord> storage,
        List<String> targets,
        List<String> unneeded,
        List<JobRecord> jobs,
        List<CleanupRecord> cleanups,
        List<Abandoned> abandoned,
        Optional<ErrorRecord> listenerError) {

    /** What a convergence does with a check that fails. */
    public enum Mode {
        /** It runs the job. */
        CONVERGE,
        /** Nothing: no-act. What depends on the job is not checked. */
        NO_ACT,
        /** Nothing: no-act. What depends on the job is checked all the same. */
        NO_ACT_DEEP
    }

    /** Creates the record with immutable copies of the lists and maps. */
    public RunRecord {
        positional = List.copyOf(positional);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
        targets = List.copyOf(targets);
        unneeded = List.copyOf(unneeded);
        jobs = List.copyOf(jobs);
        cleanups = List.copyOf(cleanups);
        abandoned = List.copyOf(abandoned);
    }

    /**
     * Returns the record of a report.
     *
     * @param program what was run, for a title
     */
    public static RunRecord of(Report report, String program) {
        return new Recording(report).record(program);
    }

    /**
     * Returns the record of a graph that nothing was done with: no job was run.
     *
     * @param program what the graph belongs to, for a title
     */
    public static RunRecord of(JobGraph graph, String program) {
        return GraphRecording.record(graph, program);
    }

    /** Returns this record with other jobs, for a part of a graph; targets that are not among them are left out. */
    public RunRecord withJobs(List<JobRecord> others) {
        Set<String> names = others.stream().map(JobRecord::name).collect(Collectors.toSet());
        return new RunRecord(
                program,
                started,
                duration,
                waited,
                sweeps,
                mode,
                cancelled,
                timedOut,
                allSatisfied,
                settings,
                positional,
                named,
                storage,
                targets.stream().filter(names::contains).toList(),
                unneeded,
                others,
                cleanups,
                abandoned,
                listenerError);
    }

    /** Returns whether all jobs that took part are satisfied, and no cleanup failed. */
    public boolean succeeded() {
        return allSatisfied
                && cleanups.stream().allMatch(cleanup -> cleanup.error().isEmpty());
    }

    /** Returns how many jobs have an outcome. */
    public int count(Outcome outcome) {
        return (int) jobs.stream().filter(job -> job.outcome() == outcome).count();
    }

    /** Returns how many attempts there were, of all jobs together. */
    public int attempts() {
        return jobs.stream().mapToInt(job -> job.attempts().size()).sum();
    }
}
