package dev.fixpoint.plan;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.DistinctLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The jobs because of which a run is not as wanted, or a plan not empty, and what each of them blocks. */
public final class RootCauses {

    /**
     * One of them.
     *
     * @param position its position
     * @param job the job
     * @param blocks the names of the jobs that it blocks, in the order of their positions
     */
    public record Cause(int position, JobRecord job, List<String> blocks) {

        /** Creates the cause with an immutable copy of the names. */
        public Cause {
            blocks = List.copyOf(blocks);
        }
    }

    private final List<JobRecord> jobs;

    /** For each different set of roots: the positions of the jobs that it blocks. */
    private final List<List<Integer>> blocked = new ArrayList<>();

    /** By name of a root: the sets that it is in. */
    private final Map<String, List<Integer>> setsOf = new HashMap<>();

    /** By the sets that roots are in: what they block. Most are in the same ones. */
    private final Map<List<Integer>, List<String>> blocks = new HashMap<>();

    private RootCauses(RunRecord run) {
        jobs = run.jobs();
        DistinctLists sets = new DistinctLists();
        for (int position = 0; position < jobs.size(); position++) {
            List<String> roots = jobs.get(position).blockedBy();
            int set = sets.number(roots);
            if (set == blocked.size()) {
                blocked.add(new ArrayList<>());
                roots.forEach(root ->
                        setsOf.computeIfAbsent(root, first -> new ArrayList<>()).add(set));
            }
            blocked.get(set).add(position);
        }
    }

    /** Returns them from what is looked for first: what was excluded comes last, and only if it blocks something. */
    public static List<Cause> of(RunRecord run) {
        RootCauses roots = new RootCauses(run);
        if (run.mode() == RunRecord.Mode.CONVERGE) {
            return roots.causes(position -> isCause(run.jobs().get(position).outcome()));
        }
        List<Plan.Step> steps = Plan.of(run).steps();
        return roots.causes(position -> isCause(steps.get(position).verdict()));
    }

    private List<Cause> causes(IntPredicate isCause) {
        List<Cause> causes = new ArrayList<>();
        for (int position = 0; position < jobs.size(); position++) {
            JobRecord job = jobs.get(position);
            if (isCause.test(position) && (job.outcome() != Outcome.EXCLUDED || setsOf.containsKey(job.name()))) {
                causes.add(new Cause(position, job, blocks(job.name())));
            }
        }
        causes.sort(Comparator.comparingInt(cause -> rank(cause.job().outcome())));
        return List.copyOf(causes);
    }

    private List<String> blocks(String root) {
        return blocks.computeIfAbsent(
                setsOf.getOrDefault(root, List.of()),
                sets -> sets.stream()
                        .flatMap(set -> blocked.get(set).stream())
                        .sorted()
                        .map(position -> jobs.get(position).name())
                        .collect(Collectors.toUnmodifiableList())); // many causes share it
    }

    private static boolean isCause(Outcome outcome) {
        return switch (outcome) {
            case FAILED, CANCELLED, EXCLUDED -> true;
            case PASSED, CONVERGED, BLOCKED, ASSUMED, NOT_RUN -> false;
        };
    }

    private static boolean isCause(Verdict verdict) {
        return switch (verdict) {
            case WOULD_RUN, CANNOT_TELL, WOULD_FAIL, EXCLUDED -> true;
            case SATISFIED, MAY_RUN, BLOCKED -> false;
        };
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> 0;
            case CANCELLED -> 1;
            case EXCLUDED -> 3;
            default -> 2;
        };
    }
}
