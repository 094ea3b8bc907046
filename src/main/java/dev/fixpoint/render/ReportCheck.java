package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.text.Quoted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how the parts of a report that was read fit together, and refuses what no run can have left. Whoever shows a report
 * may rely on it: names are unique, jobs stand behind what they depend on, and times follow each other within those of the run.
 */
final class ReportCheck {

    /** All times are measured in nanoseconds. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Path file;
    private final RunRecord run;
    private final Map<String, Integer> positions = new HashMap<>();

    /** The lists of roots that need no second look: later jobs stand behind them, too. */
    private final Set<List<String>> checked = Collections.newSetFromMap(new IdentityHashMap<>());

    private ReportCheck(Path file, RunRecord run) {
        this.file = file;
        this.run = run;
    }

    /**
     * Does nothing if a report is as a run can have left it.
     *
     * @throws IllegalArgumentException if it is not; the message names the file, the place and the fault
     */
    static void check(Path file, RunRecord run) {
        new ReportCheck(file, run).check();
    }

    /** Returns the error for a fault at a place, which is given as a JSON pointer. */
    static IllegalArgumentException fault(Path file, String place, String fault) {
        return new IllegalArgumentException(file + ", at " + place + ": " + fault);
    }

    private void check() {
        require(run.duration().compareTo(LONGEST) <= 0, "/duration", "more than 292 years cannot be measured");
        require(run.cancelled() || !run.timedOut(), "/timedOut", "a run whose time was up was cancelled");
        require(run.waited().compareTo(run.duration()) <= 0, "/waited", "this is more than the whole run took");
        for (int i = 0; i < run.jobs().size(); i++) {
            String name = run.jobs().get(i).name();
            Integer other = positions.put(name, i);
            require(
                    other == null,
                    "/jobs/" + i + "/name",
                    "job " + other + " has the name " + Quoted.of(name) + ", too");
        }
        for (int i = 0; i < run.jobs().size(); i++) {
            job("/jobs/" + i, i, run.jobs().get(i));
        }
        for (int i = 0; i < run.targets().size(); i++) {
            requireJob("/targets/" + i, run.targets().get(i));
        }
        for (int i = 0; i < run.cleanups().size(); i++) {
            cleanup("/cleanups/" + i, run.cleanups().get(i));
        }
        for (int i = 0; i < run.abandoned().size(); i++) {
            abandoned("/abandoned/" + i, run.abandoned().get(i));
        }
    }

    private void job(String place, int position, JobRecord job) {
        requireBefore(place + "/dependencies", position, job.dependencies());
        List<String> soft = job.terms().softDependencies();
        for (int i = 0; i < soft.size(); i++) {
            int other = requireJob(place + "/softDependencies/" + i, soft.get(i));
            require(other != position, place + "/softDependencies/" + i, "a job cannot come after itself");
        }
        if (checked.add(job.blockedBy())) {
            requireBefore(place + "/blockedBy", position, job.blockedBy());
        }
        int attempts = job.attempts().size();
        require(
                attempts <= job.tries(),
                place + "/tries",
                "there were " + attempts + " attempts, more than " + job.tries());
        Instant at = run.started();
        for (int i = 0; i < attempts; i++) {
            at = attempt(place + "/attempts/" + i, i + 1, at, job.attempts().get(i));
        }
    }

    private void requireBefore(String place, int position, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            int other = requireJob(place + "/" + i, names.get(i));
            require(
                    other < position,
                    place + "/" + i,
                    "the job " + Quoted.of(names.get(i)) + " must stand before those that need it");
        }
    }

    private int requireJob(String place, String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw fault(file, place, "there is no job of the name " + Quoted.of(name));
        }
        return position;
    }

    /** Returns when it ended. */
    private Instant attempt(String place, int number, Instant earliest, AttemptRecord attempt) {
        require(
                attempt.number() == number,
                place + "/number",
                "this is attempt " + number + " of the job, not " + attempt.number());
        Instant at = end(place, earliest, attempt.start(), Duration.ZERO);
        for (int i = 0; i < attempt.phases().size(); i++) {
            PhaseRecord phase = attempt.phases().get(i);
            String where = place + "/phases/" + i;
            require(
                    follows(i == 0 ? null : attempt.phases().get(i - 1).phase(), phase.phase()),
                    where + "/phase",
                    "phases are check, run and recheck, in this order, then confirm as often as needed, which may also follow"
                            + " check");
            at = end(where, at, phase.start(), phase.duration());
        }
        return at;
    }

    private static boolean follows(@Nullable Phase before, Phase phase) {
        return switch (phase) {
            case CHECK -> before == null;
            case RUN -> before == Phase.CHECK;
            case RECHECK -> before == Phase.RUN;
            case CONFIRM -> before == Phase.CHECK || before == Phase.RECHECK || before == Phase.CONFIRM;
            case CLEANUP -> false;
        };
    }

    private void abandoned(String place, Abandoned left) {
        int job = requireJob(place + "/job", left.job());
        requireAttempt(place, job, left.attempt());
    }

    private void requireAttempt(String place, int job, int attempt) {
        int attempts = run.jobs().get(job).attempts().size();
        require(
                attempt <= attempts,
                place + "/attempt",
                "the job has " + (attempts == 1 ? "1 attempt" : attempts + " attempts"));
    }

    private void cleanup(String place, CleanupRecord cleanup) {
        int job = requireJob(place + "/job", cleanup.job());
        requireAttempt(place, job, cleanup.attempt());
        end(place, run.started(), cleanup.start(), cleanup.duration());
    }

    /** Returns when something ended that has its place between other things and in the run. */
    private Instant end(String place, Instant earliest, Instant start, Duration duration) {
        require(!start.isBefore(earliest), place + "/start", "this is before what comes before it: " + earliest);
        require(
                duration.compareTo(run.duration()) <= 0,
                place + "/duration",
                "this is more than the whole run took: " + run.duration());
        Instant end = start.plus(duration);
        Instant last = run.started().plus(run.duration());
        require(!end.isAfter(last), place, "it ends at " + end + ", after the end of the run: " + last);
        return end;
    }

    private void require(boolean condition, String place, String fault) {
        if (!condition) {
            throw fault(file, place, fault);
        }
    }
}
