package dev.fixpoint.test;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.test.Finding.Kind;
import dev.fixpoint.text.Columns;
import dev.fixpoint.text.Quoted;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The first worlds of an audit: one in which jobs are only checked, and two in which they converge, twice each. Here is found what
 * shows without anything being disturbed, and what all else is compared with.
 */
final class FirstWorlds {

    /** Of more jobs than that, the world is not looked at after each phase, which takes time for all of it. */
    private static final int MOST_WATCHED = 200;

    private static final int COLUMNS = 100;
    private static final int MOST_NAMES = 10;

    private final Inquiry inquiry;
    private final StorageUse use = new StorageUse();
    private final Set<String> runOnly = new LinkedHashSet<>();
    private StaticFields statics = StaticFields.NONE;
    private boolean watched;

    private FirstWorlds(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** Returns what others are compared with; nothing if the graph does not converge. */
    static Optional<Base> visit(Inquiry inquiry) throws Exception {
        return new FirstWorlds(inquiry).visit();
    }

    private Optional<Base> visit() throws Exception {
        onlyCheck();
        Optional<Base> first = converge("");
        if (first.isEmpty()) {
            return first;
        }
        Base base = first.get();
        Optional<Base> second = inquiry.hasFound(Kind.STATE)
                ? first
                : converge(" in the second fresh world, after it did in the first");
        if (second.isEmpty()) {
            return second;
        }
        Set<String> differing = new HashSet<>(
                Difference.between(base.after(), second.get().after()).names());
        if (!differing.isEmpty()) {
            inquiry.note("what is not the same each time anyway: " + Difference.first(differing));
        }
        Map<String, Set<String>> hiddenOrder = judgeStorage(base);
        return Optional.of(
                new Base(base.graph(), base.trial(), base.before(), base.after(), runOnly, differing, hiddenOrder));
    }

    /** A world in which nothing is run must stay as it is. */
    private void onlyCheck() throws Exception {
        try (Place place = inquiry.open()) {
            JobGraph graph = place.graph();
            watched = graph.size() <= MOST_WATCHED;
            lookAtInstances(graph);
            if (!place.hasFingerprint()) {
                inquiry.note("what jobs do to the world beyond what their checks see: it has no fingerprint");
            }
            Trial trial =
                    Trial.of(place, Course.PLAIN.checkingOnly().askingTwice().watched(true), use, statics);
            judgeChecks(trial, "check only (no-act) in a fresh world");
            for (Observer.Contradiction contradiction : trial.contradictions()) {
                boolean mends = contradiction.first().isPresent();
                if (mends && place.hasRealTime()) {
                    continue; // what it waits for may just have come
                }
                inquiry.found(
                        Kind.PURE_CHECK,
                        contradiction.job(),
                        Optional.of(Phase.CHECK),
                        "says one thing and then another when it is asked twice: "
                                + said(trial, contradiction.first()) + ", then "
                                + said(trial, contradiction.second()),
                        "check only (no-act) in a fresh world, twice",
                        mends
                                ? "let the check only look, and let run do the work"
                                : "let the check look at nothing but the world, and change nothing");
            }
        }
    }

    private static String said(Trial trial, Optional<Throwable> error) {
        return error.map(thrown -> "it fails (" + trial.line(thrown) + ")").orElse("it passes");
    }

    private void lookAtInstances(JobGraph graph) {
        List<AnyJob> instances = new ArrayList<>();
        for (int position = 0; position < graph.size(); position++) {
            try {
                AnyJob one = graph.newInstance(position);
                AnyJob other = graph.newInstance(position);
                instances.add(one);
                if (one instanceof RunOnlyJob) {
                    runOnly.add(graph.name(position));
                }
                if (one == other && keepsSomething(one)) {
                    inquiry.found(
                            Kind.STATE,
                            graph.name(position),
                            Optional.empty(),
                            "has a factory that hands out one and the same instance of "
                                    + one.getClass().getName() + ", whose fields outlive an attempt",
                            "ask the factory twice",
                            "let the factory make a new instance each time: () -> new "
                                    + one.getClass().getSimpleName() + "(...)");
                }
            } catch (Exception | LinkageError e) {
                // its check fails with that, which is told below
            }
        }
        statics = StaticFields.of(instances);
        statics.hidden()
                .forEach(type -> inquiry.note(
                        "static fields of " + type + ": its module does not open its package to" + " dev.fixpoint"));
        if (!runOnly.isEmpty()) {
            inquiry.note((runOnly.size() == 1 ? "job " : "jobs ")
                    + Columns.list(runOnly.stream().map(Quoted::of).toList(), MOST_NAMES, COLUMNS)
                    + (runOnly.size() == 1
                            ? ", which is run-only and always runs"
                            : ", which are run-only and always run"));
        }
    }

    private static boolean keepsSomething(AnyJob job) {
        return FieldValues.fields(job.getClass()).stream()
                .anyMatch(field -> !Modifier.isFinal(field.getModifiers()) || FieldValues.canChange(field.getType()));
    }

    /** Names the jobs whose checks have changed the world. */
    private void judgeChecks(Trial trial, String replay) {
        for (Changes.Change change : trial.changes().all()) {
            Phase phase = change.phase().phase();
            if (phase != Phase.RUN && phase != Phase.CLEANUP) {
                inquiry.found(
                        Kind.PURE_CHECK,
                        change.phase().job(),
                        Optional.of(phase),
                        "has a check that changes the world: "
                                + trial.masked(change.difference().toString()),
                        replay,
                        "let the check only look, and let run do the work");
            }
        }
        for (Changes.Change change : trial.fieldChanges().all()) {
            String names = Difference.first(change.difference().names());
            inquiry.found(
                    Kind.STATE,
                    change.phase().job(),
                    Optional.of(change.phase().phase()),
                    "changes static fields: " + names,
                    replay + ", and look at them before and after",
                    "keep it in the world, where a check can find it; or in job.global(), if it is for this convergence"
                            + " only; or in a constant that nobody changes");
        }
    }

    private Optional<Base> converge(String when) throws Exception {
        try (Place place = inquiry.open()) {
            SortedMap<String, String> before = place.fingerprint();
            Trial trial = Trial.of(place, Course.PLAIN.watched(watched), use, statics);
            judgeChecks(trial, "converge a fresh world");
            if (!trial.report().succeeded()) {
                doesNotConverge(trial, when, place.hasRealTime());
                return Optional.empty();
            }
            SortedMap<String, String> after = place.fingerprint();
            convergeAgain(place);
            return Optional.of(new Base(trial.report().graph(), trial, before, after, runOnly, Set.of(), Map.of()));
        }
    }

    private void doesNotConverge(Trial trial, String when, boolean realTime) {
        Optional<String> failed = trial.failed();
        if (failed.isEmpty()) {
            trial.report()
                    .cleanup()
                    .failures()
                    .forEach(cleanup -> inquiry.found(
                            Kind.CLEANUP,
                            cleanup.job(),
                            Optional.of(Phase.CLEANUP),
                            "has a cleanup that fails" + when + ": "
                                    + cleanup.error().map(trial::line).orElse(""),
                            "converge a fresh world",
                            "let the cleanup take back what is there, and nothing else"));
            return;
        }
        String job = failed.get();
        inquiry.found(
                Kind.CONVERGES,
                job,
                Optional.of(trial.failedIn(job)),
                "does not converge" + when + ": " + trial.reason(job),
                "converge a fresh world",
                when.isEmpty()
                        ? "let the graph converge in a fresh world first"
                                + (realTime
                                        ? ""
                                        : "; if it waits for something real that takes its time, audit a world with"
                                                + " realTime()")
                        : "keep nothing in this process, or outside of the world, that another convergence finds");
    }

    /** What was satisfied a moment ago must be so still, whoever asks, and however often. */
    private void convergeAgain(Place place) throws Exception {
        Trial again = Trial.of(place, Course.PLAIN.askingTwice().watched(watched), use, statics);
        Set<String> ran = new LinkedHashSet<>();
        again.boundaries().stream()
                .filter(boundary -> boundary.phase() == Phase.RUN)
                .forEach(boundary -> ran.add(boundary.job()));
        again.report().jobs(Outcome.FAILED).forEach(job -> ran.add(job.name())); // for good, before it came to a run
        Ancestry ancestry = new Ancestry(again.report().graph());
        List<String> unsatisfied =
                ran.stream().filter(job -> !runOnly.contains(job)).toList();
        for (String job : unsatisfied) {
            if (unsatisfied.stream().noneMatch(other -> ancestry.isBefore(other, job))) {
                inquiry.found(
                        Kind.IDEMPOTENT,
                        job,
                        Optional.of(Phase.CHECK),
                        "is satisfied, and is not when it is converged again: " + again.firstFailure(job),
                        "converge a fresh world, then converge it again",
                        "let the check look at something that the run leaves behind"
                                + (again.hasCleanup(job)
                                        ? ", and its cleanup does not take away; or ask first whether anybody still needs it"
                                        : ""));
            } else if (inquiry.isAsked(Kind.IDEMPOTENT)) {
                inquiry.consequence(job);
            }
        }
        again.contradictions().stream()
                .filter(contradiction -> !ran.contains(contradiction.job()))
                .forEach(contradiction -> inquiry.found(
                        Kind.IDEMPOTENT,
                        contradiction.job(),
                        Optional.of(contradiction.phase()),
                        "is satisfied, and says one thing and then another when it is asked twice: "
                                + said(again, contradiction.first()) + ", then "
                                + said(again, contradiction.second()),
                        "converge a fresh world, then converge it again and ask each check twice",
                        "let the check look at nothing but the world, and change nothing"));
        judgeChecks(again, "converge a fresh world, then converge it again");
    }

    private Map<String, Set<String>> judgeStorage(Base base) {
        Map<String, Set<String>> hiddenOrder = new HashMap<>();
        if (!inquiry.isAsked(Kind.DECLARED)) {
            return hiddenOrder;
        }
        Ancestry ancestry = new Ancestry(base.graph());
        for (StorageUse.Fault fault : use.faults(ancestry, inquiry.readAfterwards())) {
            inquiry.found(
                    Kind.DECLARED,
                    fault.job(),
                    Optional.empty(),
                    fault.what(),
                    "converge a fresh world, and look at what jobs do to global storage",
                    fault.remedy());
            if (!fault.job().equals(fault.other()) && !ancestry.areOrdered(fault.job(), fault.other())) {
                hiddenOrder.computeIfAbsent(fault.job(), job -> new HashSet<>()).add(fault.other());
            }
        }
        return hiddenOrder;
    }
}
