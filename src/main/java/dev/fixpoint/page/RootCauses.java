package dev.fixpoint.page;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import java.util.ArrayList;
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

    /** Returns them in the order of their positions. */
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
            if (states.isCause(position)) {
                causes.add(new Cause(position, blocked.getOrDefault(job.name(), List.of())));
            }
        }
        return causes;
    }
}
