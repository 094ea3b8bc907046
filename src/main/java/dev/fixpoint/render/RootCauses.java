package dev.fixpoint.render;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The jobs at the root of what went wrong. */
final class RootCauses {

    /**
     * A job that has failed or was cancelled, or without which others cannot do, but which was excluded.
     *
     * @param blocks the names of the jobs that it keeps from being attempted, in the order of their positions
     */
    record Cause(JobRecord job, List<String> blocks) {}

    /** From what is looked for first. */
    private static final List<Outcome> ORDER = List.of(Outcome.FAILED, Outcome.CANCELLED, Outcome.EXCLUDED);

    private RootCauses() {}

    /** Returns what failed, what was cancelled, and what was excluded, each in the order of the positions. */
    static List<Cause> of(RunRecord run) {
        Map<String, List<String>> blocks = new HashMap<>();
        for (JobRecord job : run.jobs()) {
            for (String root : job.blockedBy()) {
                blocks.computeIfAbsent(root, name -> new ArrayList<>()).add(job.name());
            }
        }
        return run.jobs().stream()
                .filter(job -> ORDER.contains(job.outcome()))
                .map(job -> new Cause(job, blocks.getOrDefault(job.name(), List.of())))
                .filter(cause -> cause.job().outcome() != Outcome.EXCLUDED
                        || !cause.blocks().isEmpty())
                .sorted(Comparator.comparingInt(
                        cause -> ORDER.indexOf(cause.job().outcome())))
                .toList();
    }
}
