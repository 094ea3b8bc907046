package dev.fixpoint.render;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The jobs at the root of what went wrong. */
final class RootCauses {

    /**
     * A job that has failed, was cancelled or was excluded.
     *
     * @param blocks the names of the jobs that it keeps from being attempted, in the order of their positions
     */
    record Cause(JobRecord job, List<String> blocks) {}

    private RootCauses() {}

    /** Returns them in the order of their positions. */
    static List<Cause> of(RunRecord run) {
        Map<String, List<String>> blocks = new HashMap<>();
        for (JobRecord job : run.jobs()) {
            for (String root : job.blockedBy()) {
                blocks.computeIfAbsent(root, name -> new ArrayList<>()).add(job.name());
            }
        }
        return run.jobs().stream()
                .filter(job -> job.outcome() == Outcome.FAILED
                        || job.outcome() == Outcome.CANCELLED
                        || job.outcome() == Outcome.EXCLUDED)
                .map(job -> new Cause(job, blocks.getOrDefault(job.name(), List.of())))
                .toList();
    }
}
