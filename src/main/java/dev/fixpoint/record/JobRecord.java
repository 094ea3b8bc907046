package dev.fixpoint.record;

import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one job, and how it was declared.
 *
 * @param name its name, unique in the graph
 * @param kind whether it has a check or a run, where that is known without making an instance
 * @param type the name of its class; empty if it was declared by a factory alone or by lambdas
 * @param dependencies the names of the jobs that it depends on directly, in their declared order
 * @param tries how many attempts it had, at the most
 * @param retryDelay the least time between the end of one attempt and the start of the next, unless it has a backoff
 * @param terms what it declares beyond that
 * @param outcome how it ended
 * @param tookPart whether it took part: it was neither excluded nor assumed done, nor needed only by jobs that were
 * @param attempts its attempts in their order
 * @param blockedBy if it is blocked, the names of the jobs at the root of that
 * @param result what it left in the report
 */
public record JobRecord(
        String name,
        Kind kind,
        Optional<String> type,
        List<String> dependencies,
        int tries,
        Duration retryDelay,
        JobTerms terms,
        Outcome outcome,
        boolean tookPart,
        List<AttemptRecord> attempts,
        List<String> blockedBy,
        Optional<ValueRecord> result) {

    /** What a job has. */
    public enum Kind {
        /** A check, and perhaps a run. */
        JOB,
        /** A run and no check. */
        RUN_ONLY,
        /** Neither. */
        DUMMY,
        /** That was not known before an instance was made. */
        UNKNOWN
    }

    /** Creates the record with immutable copies of the lists. */
    public JobRecord {
        dependencies = List.copyOf(dependencies);
        attempts = List.copyOf(attempts);
        blockedBy = List.copyOf(blockedBy);
    }

    /** Returns this record with no dependencies but those on the given jobs, for a part of a graph. */
    public JobRecord within(Set<String> names) {
        return new JobRecord(
                name,
                kind,
                type,
                dependencies.stream().filter(names::contains).toList(),
                tries,
                retryDelay,
                terms.within(names),
                outcome,
                tookPart,
                attempts,
                blockedBy,
                result);
    }

    /** Returns its last attempt, if it was attempted. */
    public Optional<AttemptRecord> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** Returns what the last attempt failed with, if the job has failed or was cancelled. */
    public Optional<ErrorRecord> error() {
        return lastAttempt().flatMap(AttemptRecord::error);
    }

    /**
     * Returns in a line what the last attempt failed with, if the job has failed or was cancelled: the first line of the error's
     * message, behind the word {@code flapping} if its checks had passed before.
     */
    public Optional<String> failure() {
        return error().map(error ->
                (lastAttempt().stream().anyMatch(AttemptRecord::flapped) ? "flapping: " : "") + error.firstLine());
    }
}
