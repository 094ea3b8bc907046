package dev.fixpoint.page;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The jobs because of which a run is not as wanted, and what each of them blocks. */
final class RootCauses {

    /**
     * One of them.
     *
     * @param position its position
     * @param blocked the names of the jobs that it blocks, by position
     */
    record Cause(int position, List<String> blocked) {}

    private RootCauses() {}

    /** Returns them from what is looked for first: what was excluded comes last, and only if it blocks something. */
    static List<Cause> of(RunRecord run, JobStates states) {
        Map<String, List<String>> blocked = new TreeMap<>();
        for (JobRecord job : run.jobs()) {
            job.blockedBy()
                    .forEach(root -> blocked.computeIfAbsent(root, first -> new ArrayList<>())
                            .add(job.name()));
        }
        List<Cause> causes = new ArrayList<>();
        for (int position = 0; position < run.jobs().size(); position++) {
            JobRecord job = run.jobs().get(position);
            boolean blocks = blocked.containsKey(job.name());
            if (states.isCause(position) && (job.outcome() != Outcome.EXCLUDED || blocks)) {
                causes.add(new Cause(position, blocked.getOrDefault(job.name(), List.of())));
            }
        }
        causes.sort(Comparator.comparingInt(
                cause -> rank(run.jobs().get(cause.position()).outcome())));
        return causes;
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
