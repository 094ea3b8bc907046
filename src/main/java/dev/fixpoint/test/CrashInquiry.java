package dev.fixpoint.test;

import dev.fixpoint.test.Finding.Kind;
import dev.fixpoint.text.Quoted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops a convergence dead at each phase in turn, without cleanup: another one must succeed, and leave the same world behind. */
final class CrashInquiry {

    /** A job that is to blame: where it showed first, and how often. */
    private record Blame(Boundary stop, Problem problem, int times) {
        Blame again() {
            return new Blame(stop, problem, times + 1);
        }
    }

    private final Inquiry inquiry;
    private final Base base;

    /** By what went wrong: the job that is to blame. */
    private final Map<String, String> blamed = new HashMap<>();

    private final Map<String, Blame> blames = new LinkedHashMap<>();

    CrashInquiry(Inquiry inquiry, Base base) {
        this.inquiry = inquiry;
        this.base = base;
    }

    void run() throws Exception {
        if (!inquiry.isAsked(Kind.CRASH_SAFE)) {
            return;
        }
        List<Boundary> boundaries = base.trial().boundaries();
        List<Integer> sample = inquiry.sample(boundaries.size(), Kind.CRASH_SAFE);
        for (int index : sample) {
            Optional<Problem> problem = stopAndGoOn(index + 1, Optional.empty());
            if (problem.isPresent()) {
                blame(index, boundaries.get(index), problem.get());
            }
        }
        blames.forEach(this::tell);
        inquiry.done("stopped dead behind "
                + (sample.size() == boundaries.size() ? "each of " : sample.size() + " of ")
                + Inquiry.number(boundaries.size(), "phase")
                + ", and converged again");
    }

    /** Returns what went wrong afterwards. If there was something before, says who is to blame for it. */
    private Optional<Problem> stopAndGoOn(int phases, Optional<Problem> explained) throws Exception {
        StorageUse use = new StorageUse();
        StaticFields none = StaticFields.NONE;
        boolean watched = explained.isPresent();
        try (Place place = inquiry.open()) {
            Trial stopped = Trial.of(place, Course.PLAIN.watched(watched).stoppedDeadAfter(phases), use, none);
            Trial second = Trial.of(place, Course.PLAIN.watched(watched), use, none);
            Optional<Problem> problem = Problem.of(second, place.fingerprint(), base, inquiry::isKnown);
            explained.ifPresent(known -> blamed.put(signature(known), culprit(known, stopped, second)));
            stopped.release();
            return problem;
        }
    }

    private void blame(int index, Boundary stop, Problem problem) throws Exception {
        if (!blamed.containsKey(signature(problem))) {
            stopAndGoOn(index + 1, Optional.of(problem));
        }
        String job = blamed.get(signature(problem));
        boolean cannotKnow =
                problem.job().isEmpty() && job != null && base.runOnly().contains(job);
        if (job != null && !cannotKnow) {
            Blame before = blames.get(job);
            blames.put(job, before == null ? new Blame(stop, problem, 1) : before.again());
        }
    }

    private static String signature(Problem problem) {
        return problem.job() + " " + problem.names();
    }

    /** The job that failed, or that made what differs: in the second convergence, in the first, or where all went as it should. */
    private String culprit(Problem problem, Trial stopped, Trial second) {
        return problem.job().orElseGet(() -> {
            String name = problem.names().iterator().next();
            return second.changes()
                    .lastToChange(name)
                    .or(() -> stopped.changes().lastToChange(name))
                    .map(Boundary::job)
                    .or(() -> base.maker(name))
                    .orElseGet(() -> base.graph().name(base.graph().size() - 1));
        });
    }

    private void tell(String job, Blame blame) {
        boolean fails = blame.problem().job().isPresent();
        inquiry.found(
                Kind.CRASH_SAFE,
                job,
                blame.problem().phase(),
                "is not as it should be after a convergence was stopped dead behind " + blame.stop()
                        + (blame.times() == 1
                                ? ""
                                : " (and behind " + Inquiry.number(blame.times() - 1, "other phase") + ")")
                        + ": "
                        + blame.problem().what(),
                "converge a fresh world, stop behind " + blame.stop() + " without cleanup, and converge again",
                fails
                        ? "let " + Quoted.of(job)
                                + " find what it needs in the world: what a run keeps in this process only, such as in"
                                + " job.global(), is gone after a crash, and its check may pass all the same; and let run"
                                + " finish what is half done"
                        : "let run leave nothing behind that is half done, such as by writing beside the place and moving"
                                + " it there in one step, and let its check look at all that the run makes");
    }
}
