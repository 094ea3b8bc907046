package dev.fixpoint.plan;

import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.text.Columns;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a job is as it is, on no more than a screen: how it ended or what would be done with it, the chain of reasons down to
 * the root causes, its tries, its next attempt, what it waits for and what waits for it.
 */
public final class Explanation {

    private static final int MOST_CAUSES = 3;
    private static final int MOST_ATTEMPTS = 4;
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 60;

    /** Of a line, however long the messages are. */
    private static final int COLUMNS = 160;

    /** How long a name can be for a chain of the most names to fit the line. */
    private static final int LONGEST_NAME_IN_CHAIN = 24;

    private final RunRecord run;
    private final Situation situation;
    private final JobRecord job;
    private final List<String> lines = new ArrayList<>();

    private Explanation(RunRecord run, Situation situation, JobRecord job) {
        this.run = run;
        this.situation = situation;
        this.job = job;
    }

    /**
     * Explains a job.
     *
     * @throws UnknownJobException if no job of the graph has that name; the message gives the nearest names
     */
    public static Explanation of(RunRecord run, String job) {
        Situation situation = new Situation(run);
        JobRecord found = situation
                .find(job)
                .orElseThrow(() -> new UnknownJobException(
                        "no job is named " + Quoted.of(job)
                                + NearestNames.hint(
                                        job,
                                        run.jobs().size(),
                                        i -> run.jobs().get(i).name()),
                        job));
        Explanation explanation = new Explanation(run, situation, found);
        explanation.explain();
        return explanation;
    }

    /** Returns the lines of the explanation. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns the lines of the explanation, joined. */
    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    private void explain() {
        lines.add(name(job) + ": " + situation.word(job));
        causes();
        attempts();
        tries();
        terms();
        lines.add("  next attempt: " + nextAttempt());
        lines.add("  waits for: " + waitsFor());
        addNames("  comes after: ", situation.comesAfter(job));
        lines.add("  waited for by: " + names(situation.dependents(job), ""));
        addNames("  comes before: ", situation.comesBefore(job));
        lines.replaceAll(line -> Columns.cut(line, COLUMNS));
    }

    private void causes() {
        Situation.Causes causes = situation.causes(job, MOST_CAUSES);
        for (Situation.Cause cause : causes.nearest()) {
            lines.add("  because " + name(cause.job()) + ' ' + situation.word(cause.job()) + reason(cause.job()));
            if (!cause.between().isEmpty()) {
                lines.add("    by way of " + chain(cause.between()));
            }
        }
        if (causes.others() > 0) {
            lines.add("  because of " + causes.others() + " more");
        }
        if (causes.nearest().isEmpty()) {
            ownReason().ifPresent(reason -> lines.add("  because " + reason));
            job.error().ifPresent(this::expectedAndActual);
        }
    }

    private Optional<String> ownReason() {
        if (situation.isPlan()) {
            return Optional.of(situation.step(job).reason()).filter(reason -> !reason.isEmpty());
        }
        return switch (job.outcome()) {
            case PASSED ->
                Optional.of(
                        job.attempts().size() > 1
                                ? "its check passed in a later attempt"
                                : "its check passed at once: there was nothing to do");
            case CONVERGED -> Optional.of("its check failed, it was run, and then the check passed");
            case FAILED -> job.failure();
            case CANCELLED ->
                Optional.of(
                        run.timedOut()
                                ? "the time of the convergence was up while it ran"
                                : "the convergence was cancelled while it ran");
            case NOT_RUN ->
                Optional.of(
                        job.tookPart()
                                ? missingPermits().orElse("the convergence ended before its turn came")
                                : "only jobs that took no part need it");
            case EXCLUDED -> Optional.of("it was excluded");
            case ASSUMED -> Optional.of("it was assumed done");
            case BLOCKED -> Optional.empty();
        };
    }

    /** A job whose thread was left behind keeps its permits, and the convergence does not wait for those. */
    private Optional<String> missingPermits() {
        if (run.cancelled()) {
            return Optional.empty();
        }
        return run.abandoned().stream()
                .flatMap(left -> situation.find(left.job()).stream())
                .flatMap(keeper -> keeper.terms().pools().keySet().stream()
                        .filter(job.terms().pools()::containsKey)
                        .map(pool -> "its permits of pool " + Quoted.of(pool) + " were not to be had: job "
                                + Quoted.of(name(keeper)) + " keeps some, since its thread was left behind"))
                .findFirst();
    }

    private void expectedAndActual(ErrorRecord error) {
        error.expected().ifPresent(expected -> lines.add("    expected: " + Quoted.inLine(expected)));
        error.actual().ifPresent(actual -> lines.add("    found:    " + Quoted.inLine(actual)));
    }

    private void attempts() {
        List<AttemptRecord> attempts = job.attempts();
        int skipped = Math.max(0, attempts.size() - MOST_ATTEMPTS);
        if (skipped > 0) {
            lines.add("  attempts 1 to " + skipped + ": failed");
        }
        for (AttemptRecord attempt : attempts.subList(skipped, attempts.size())) {
            String phases = phases(attempt);
            lines.add("  attempt " + attempt.number() + ", sweep " + attempt.sweep() + ", "
                    + Durations.format(attempt.duration()) + ": " + (phases.isEmpty() ? "cut short" : phases)
                    + attempt.phases().stream()
                            .flatMap(phase -> phase.error().stream())
                            .findFirst()
                            .map(ErrorRecord::firstLine)
                            .map(text -> " (" + text + ")")
                            .orElse(""));
        }
    }

    /** A job that must be stable for a day may have been asked a thousand times. */
    private static String phases(AttemptRecord attempt) {
        List<String> phases = new ArrayList<>();
        String last = "";
        int times = 0;
        for (PhaseRecord phase : attempt.phases()) {
            String said = phase.phase() + " " + (phase.error().isEmpty() ? "pass" : "fail");
            times = said.equals(last) ? times + 1 : 1;
            if (times > 1) {
                phases.remove(phases.size() - 1);
            }
            phases.add(times > 1 ? said + " " + times + " times" : said);
            last = said;
        }
        return String.join(", ", phases);
    }

    private void tries() {
        int used = job.attempts().size();
        String delay = JobPolicy.of(run, job)
                .policy()
                .backoff()
                .map(backoff -> "backoff " + backoff)
                .orElseGet(() -> "delay " + Durations.format(job.retryDelay()));
        lines.add("  tries: " + used + " of " + job.tries() + " used, " + (job.tries() - used) + " left; " + delay);
    }

    /** What else holds for it, if anything does. */
    private void terms() {
        PolicyReport policy = JobPolicy.of(run, job).policy().withoutBackoff(); // which is told with the tries
        if (!policy.equals(PolicyReport.NONE)) {
            lines.add("  policy: " + policy);
        }
        if (job.terms().priority() != 0) {
            lines.add("  priority: " + job.terms().priority());
        }
        if (!job.terms().pools().isEmpty()) {
            lines.add("  takes: "
                    + job.terms().pools().entrySet().stream()
                            .limit(MOST_NAMES)
                            .map(pool -> permits(pool.getKey(), pool.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private String permits(String pool, int permits) {
        Optional<Integer> limit = run.settings()
                .flatMap(settings -> Optional.ofNullable(settings.pools().get(pool)));
        return permits + (permits == 1 ? " permit" : " permits") + " of pool " + Quoted.of(pool)
                + limit.map(most -> ", which has " + most).orElse("");
    }

    private String nextAttempt() {
        if (run.mode() != RunRecord.Mode.CONVERGE) {
            return "none: this was a plan, nothing was run";
        }
        return switch (job.outcome()) {
            case PASSED, CONVERGED -> "none is needed";
            case ASSUMED, EXCLUDED -> "none: it took no part";
            case BLOCKED -> "when what it waits for is satisfied, in another convergence";
            case NOT_RUN -> "in another convergence";
            case FAILED, CANCELLED -> NextAttempt.of(run, job);
        };
    }

    private void addNames(String what, List<JobRecord> jobs) {
        if (!jobs.isEmpty()) {
            lines.add(what + names(jobs, ""));
        }
    }

    private String waitsFor() {
        List<JobRecord> dependencies = situation.dependencies(job);
        List<JobRecord> unmet = dependencies.stream().filter(situation::isUnmet).toList();
        int met = dependencies.size() - unmet.size();
        if (unmet.isEmpty()) {
            return "nothing" + (met == 0 ? "" : ": what it depends on is satisfied");
        }
        return names(unmet, met == 0 ? "" : "; " + met + " satisfied");
    }

    private String names(List<JobRecord> jobs, String end) {
        if (jobs.isEmpty()) {
            return "nothing" + end;
        }
        List<String> names = new ArrayList<>();
        for (JobRecord other : jobs) {
            names.add(names.size() < MOST_NAMES ? name(other) + " (" + situation.word(other) + ")" : "");
        }
        return Columns.list(names, MOST_NAMES, COLUMNS - "  waited for by: ".length() - end.length()) + end;
    }

    private static String chain(List<String> names) {
        String whole = chain(names, LONGEST_NAME);
        return Columns.width(whole) <= COLUMNS - "    by way of ".length()
                ? whole
                : chain(names, LONGEST_NAME_IN_CHAIN);
    }

    private static String chain(List<String> names, int columns) {
        int ends = names.size() <= MOST_NAMES ? names.size() : 4;
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (ends == names.size() || i < 2 || i >= names.size() - 2) {
                shown.add(Columns.cut(names.get(i), columns));
            } else if (i == 2) {
                shown.add("... (" + (names.size() - ends) + " more)");
            }
        }
        return String.join(" -> ", shown);
    }

    private String reason(JobRecord cause) {
        if (situation.isPlan()) {
            String reason = situation.step(cause).reason();
            return reason.isEmpty() ? "" : ": " + reason;
        }
        int attempts = cause.attempts().size();
        String after = attempts == 0 ? "" : " after " + attempts + (attempts == 1 ? " attempt" : " attempts");
        return after + cause.failure().map(failure -> ": " + failure).orElse("");
    }

    private static String name(JobRecord job) {
        return Columns.cut(job.name(), LONGEST_NAME);
    }
}
