package dev.fixpoint.plan;

import dev.fixpoint.job.ArgumentException;
import dev.fixpoint.job.MissingValueException;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How the verdict on a job comes about: from its own check, and from the verdicts on what it depends on. */
final class Judgement {

    private static final int MOST_NAMES = 3;
    private static final int LONGEST_REASON = 300;

    /** What a check throws when something is not there that another job may bring. */
    private static final Set<String> NOT_THERE_YET =
            Set.of(MissingValueException.class.getName(), ArgumentException.class.getName());

    private final JobRecord job;
    private final List<String> lost;
    private final List<String> open;

    private Judgement(JobRecord job, Map<String, Plan.Step> known) {
        this.job = job;
        this.lost = dependencies(known, Verdict::isLost);
        this.open = dependencies(known, Verdict::isOpen);
    }

    /**
     * Returns the verdict on a job.
     *
     * @param known the verdicts on everything that it depends on
     */
    static Plan.Step of(JobRecord job, Map<String, Plan.Step> known) {
        Judgement judgement = new Judgement(job, known);
        return switch (job.outcome()) {
            case ASSUMED -> judgement.verdict(Verdict.SATISFIED, "assumed done");
            case EXCLUDED -> judgement.verdict(Verdict.EXCLUDED, "");
            case NOT_RUN, CANCELLED ->
                job.tookPart()
                        ? judgement.verdict(Verdict.CANNOT_TELL, "it was not checked: the plan was cut short")
                        : judgement.verdict(Verdict.EXCLUDED, "only jobs that take no part need it");
            default -> judgement.ofWhatTakesPart();
        };
    }

    private Plan.Step ofWhatTakesPart() {
        if (!lost.isEmpty()) {
            return verdict(Verdict.BLOCKED, "needs " + list(lost));
        }
        if (job.kind() == JobRecord.Kind.RUN_ONLY) {
            return verdict(
                    Verdict.WOULD_RUN, "it has no check: it always runs" + (open.isEmpty() ? "" : ", " + after()));
        }
        return open.isEmpty() ? byItsCheck() : behindOthers();
    }

    /** All that it depends on is as it should be, so its check can be believed. */
    private Plan.Step byItsCheck() {
        if (job.attempts().isEmpty()) { // this is a part of a graph, and what it waits for is in another
            return verdict(Verdict.MAY_RUN, "after " + list(job.blockedBy()));
        }
        Optional<ErrorRecord> error = job.error();
        if (error.isEmpty()) {
            return verdict(Verdict.SATISFIED, "");
        }
        if (!isInstantiated()) {
            return verdict(Verdict.CANNOT_TELL, "it could not be made: " + line(error.get()));
        }
        return verdict(error.get().hopeless() ? Verdict.WOULD_FAIL : Verdict.WOULD_RUN, line(error.get()));
    }

    private Plan.Step behindOthers() {
        if (job.attempts().isEmpty()) {
            return verdict(Verdict.MAY_RUN, after());
        }
        Optional<ErrorRecord> error = job.error();
        if (error.isEmpty()) {
            return verdict(Verdict.MAY_RUN, after() + "; at present its check passes");
        }
        if (!isInstantiated()) {
            return verdict(Verdict.CANNOT_TELL, after() + "; at present it cannot be made: " + line(error.get()));
        }
        if (NOT_THERE_YET.contains(error.get().type())) {
            return verdict(Verdict.CANNOT_TELL, after() + "; at present " + line(error.get()));
        }
        return verdict(Verdict.MAY_RUN, after() + "; at present its check fails: " + line(error.get()));
    }

    private boolean isInstantiated() {
        return job.lastAttempt().map(AttemptRecord::instantiated).orElse(true);
    }

    private String after() {
        return "after " + list(open);
    }

    private Plan.Step verdict(Verdict verdict, String reason) {
        return new Plan.Step(job.name(), verdict, reason);
    }

    private List<String> dependencies(Map<String, Plan.Step> known, Predicate<Verdict> condition) {
        return job.dependencies().stream()
                .filter(dependency -> {
                    Plan.Step step = known.get(dependency);
                    return step != null && condition.test(step.verdict());
                })
                .toList();
    }

    private static String list(List<String> names) {
        List<String> some = names.subList(0, Math.min(names.size(), MOST_NAMES));
        return String.join(", ", some)
                + (names.size() > some.size() ? " and " + (names.size() - some.size()) + " more" : "");
    }

    private static String line(ErrorRecord error) {
        String line = error.firstLine();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + " ...";
    }
}
