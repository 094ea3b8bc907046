package dev.fixpoint.page;

import dev.fixpoint.plan.Plan;
import dev.fixpoint.plan.Verdict;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page says of each job in a word, the sign and color that go with it, and why. A run tells how jobs ended; a no-act
 * run is a plan, and tells what would become of them. This is the only place that knows the difference.
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
            ended(Outcome.FAILED),
            planned(Verdict.WOULD_FAIL),
            planned(Verdict.WOULD_RUN),
            planned(Verdict.MAY_RUN),
            planned(Verdict.CANNOT_TELL),
            ended(Outcome.CANCELLED),
            ended(Outcome.BLOCKED),
            ended(Outcome.EXCLUDED),
            ended(Outcome.NOT_RUN),
            ended(Outcome.ASSUMED),
            ended(Outcome.CONVERGED),
            ended(Outcome.PASSED),
            planned(Verdict.SATISFIED));

    private final RunRecord run;
    private final Optional<Plan> plan;
    private final List<State> byPosition = new ArrayList<>();
    private final Map<State, Integer> counts = new HashMap<>();

    private JobStates(RunRecord run) {
        this.run = run;
        this.plan = run.mode() == RunRecord.Mode.CONVERGE ? Optional.empty() : Optional.of(Plan.of(run));
        for (int position = 0; position < run.jobs().size(); position++) {
            Outcome outcome = run.jobs().get(position).outcome();
            int step = position;
            State state =
                    plan.map(made -> planned(made.steps().get(step).verdict())).orElseGet(() -> ended(outcome));
            byPosition.add(state);
            counts.merge(state, 1, Integer::sum);
        }
    }

    static JobStates of(RunRecord run) {
        return new JobStates(run);
    }

    private static State ended(Outcome outcome) {
        return new State(outcome == Outcome.NOT_RUN ? "notrun" : outcome.toString(), outcome.toString());
    }

    private static State planned(Verdict verdict) {
        String sign = switch (verdict) {
            case SATISFIED -> "passed";
            case WOULD_RUN -> "converged";
            case MAY_RUN -> "assumed";
            case CANNOT_TELL -> "notrun";
            case WOULD_FAIL -> "failed";
            case BLOCKED -> "blocked";
            case EXCLUDED -> "excluded";
        };
        return new State(sign, verdict.toString());
    }

    /** Returns the plan, if nothing was run. */
    Optional<Plan> plan() {
        return plan;
    }

    /** Returns the state of the job at a position. */
    State of(int position) {
        return byPosition.get(position);
    }

    /** Returns in one line why the job at a position is as it is; nothing if there is nothing to say. */
    String reason(int position) {
        if (plan.isPresent()) {
            return plan.get().steps().get(position).reason();
        }
        JobRecord job = run.jobs().get(position);
        return job.blockedBy().isEmpty()
                ? job.failure().orElse("")
                : "blocked by " + String.join(", ", job.blockedBy());
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
