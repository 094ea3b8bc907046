package dev.fixpoint.page;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page says of each job in a word, and the sign and color that go with it. A run tells how jobs ended; a no-act run is
 * a plan, and tells what would become of them. This is the only place that knows the difference.
 */
final class JobStates {

    /**
     * One state.
     *
     * @param sign the name of its sign and its color
     * @param word how it is called
     */
    record State(String sign, String word) {}

    /** From what is looked for first to what is not looked for. */
    private static final List<State> ORDER = List.of(
            new State("failed", "failed"),
            new State("converged", "would run"),
            new State("cancelled", "cancelled"),
            new State("blocked", "blocked"),
            new State("blocked", "may run"),
            new State("excluded", "excluded"),
            new State("notrun", "not run"),
            new State("assumed", "assumed"),
            new State("converged", "converged"),
            new State("passed", "passed"),
            new State("passed", "satisfied"));

    private final List<State> byPosition = new ArrayList<>();
    private final Map<State, Integer> counts = new HashMap<>();

    private JobStates() {}

    static JobStates of(RunRecord run) {
        JobStates states = new JobStates();
        Map<String, State> byName = new HashMap<>();
        for (JobRecord job : run.jobs()) {
            State state = run.mode() == RunRecord.Mode.CONVERGE ? ended(job.outcome()) : planned(job, byName);
            states.byPosition.add(state);
            states.counts.merge(state, 1, Integer::sum);
            byName.put(job.name(), state);
        }
        return states;
    }

    private static State ended(Outcome outcome) {
        return new State(outcome == Outcome.NOT_RUN ? "notrun" : outcome.toString(), outcome.toString());
    }

    private static State planned(JobRecord job, Map<String, State> byName) {
        return switch (job.outcome()) {
            case FAILED -> waits(job, byName) ? new State("blocked", "may run") : new State("converged", "would run");
            case BLOCKED -> new State("blocked", "may run");
            case PASSED, CONVERGED ->
                waits(job, byName) ? new State("blocked", "may run") : new State("passed", "satisfied");
            case CANCELLED, EXCLUDED, ASSUMED, NOT_RUN -> ended(job.outcome());
        };
    }

    /** Whether something that the job depends on would change first: what its check says now need not hold then. */
    private static boolean waits(JobRecord job, Map<String, State> byName) {
        return job.dependencies().stream()
                .map(byName::get)
                .anyMatch(state -> state != null
                        && (state.word().equals("would run") || state.word().equals("may run")));
    }

    /** Returns the state of the job at a position. */
    State of(int position) {
        return byPosition.get(position);
    }

    /** Returns all states that some job has, from what is looked for first. */
    List<State> used() {
        return ORDER.stream().filter(counts::containsKey).toList();
    }

    /** Returns how many jobs have a state. */
    int count(State state) {
        return counts.getOrDefault(state, 0);
    }
}
