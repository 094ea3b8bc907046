package dev.fixpoint.test;

import dev.fixpoint.job.Phase;
import dev.fixpoint.test.Finding.Kind;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Cancels a convergence behind each run in turn, and lets each job with a cleanup fail in turn: nothing may be left behind. */
final class CleanupInquiry {

    private final Inquiry inquiry;
    private final Base base;

    CleanupInquiry(Inquiry inquiry, Base base) {
        this.inquiry = inquiry;
        this.base = base;
    }

    void run() throws Exception {
        if (!inquiry.isAsked(Kind.CLEANUP)) {
            return;
        }
        List<Boundary> boundaries = base.trial().boundaries();
        List<Integer> runs = new ArrayList<>();
        for (int i = 0; i < boundaries.size(); i++) {
            if (boundaries.get(i).phase() == Phase.RUN) {
                runs.add(i);
            }
        }
        List<Integer> sample = inquiry.sample(runs.size(), Kind.CLEANUP);
        for (int index : sample) {
            Boundary stop = boundaries.get(runs.get(index));
            converge(Course.PLAIN.cancelledAfter(runs.get(index) + 1), "cancel it behind " + stop);
        }
        Set<String> failing = new LinkedHashSet<>();
        for (int index : sample) {
            String job = boundaries.get(runs.get(index)).job();
            if (base.trial().hasCleanup(job) && failing.add(job)) {
                converge(Course.PLAIN.withFailing(job), "let the check of " + Quoted.of(job) + " fail after its run");
            }
        }
        inquiry.done("cancelled behind " + (sample.size() == runs.size() ? "each of " : sample.size() + " of ")
                + Inquiry.number(runs.size(), "run")
                + (failing.isEmpty() ? "" : ", and let " + Inquiry.number(failing.size(), "job") + " fail"));
    }

    private void converge(Course course, String how) throws Exception {
        String replay = "converge a fresh world, and " + how;
        try (Place place = inquiry.open()) {
            Trial trial = trial(place, course);
            trial.report()
                    .cleanup()
                    .failures()
                    .forEach(failure -> inquiry.found(
                            Kind.CLEANUP,
                            failure.job(),
                            Optional.of(Phase.CLEANUP),
                            "has a cleanup that fails: "
                                    + failure.error().map(trial::line).orElse("it was skipped"),
                            replay,
                            "let the cleanup take back what is there, and nothing else; it is called once for each attempt that"
                                    + " ran"));
            if (leftovers(place.fingerprint()).isEmpty()) {
                return;
            }
        }
        blame(course, replay);
    }

    private static Trial trial(Place place, Course course) throws Exception {
        return Trial.of(place, course, new StorageUse(), StaticFields.NONE);
    }

    private Set<String> leftovers(SortedMap<String, String> there) {
        Set<String> left = Difference.leftovers(there, List.of(base.before(), base.after()));
        left.removeAll(base.differing());
        return left;
    }

    /** Looks who has left it behind. */
    private void blame(Course course, String replay) throws Exception {
        try (Place place = inquiry.open()) {
            Trial trial = trial(place, course.watched(true));
            Set<String> left = leftovers(place.fingerprint());
            for (String name : left) {
                trial.changes()
                        .lastToChange(name)
                        .ifPresent(phase -> inquiry.found(
                                Kind.CLEANUP,
                                phase.job(),
                                Optional.of(phase.phase()),
                                "leaves something behind: " + trial.masked(Difference.first(left)),
                                replay,
                                "take it back in its cleanup"));
            }
        }
    }
}
