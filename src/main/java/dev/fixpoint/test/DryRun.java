package dev.fixpoint.test;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A convergence in which every check passes at once: it shows who takes part, with how many tries, and what is run-only. */
final class DryRun {

    private final Report report;
    private final Set<String> runOnly = new HashSet<>();
    private final Set<String> dummies = new HashSet<>();

    DryRun(JobGraph graph, List<Consumer<Fixpoint>> options) {
        Script passes = Script.passes();
        Stage stage = new Stage(graph, name -> passes, 0);
        Fixpoint fixpoint = Fixpoint.of(graph.wrapped((name, job) -> {
            if (job instanceof RunOnlyJob) {
                runOnly.add(name);
            } else if (job instanceof DummyJob) {
                dummies.add(name);
            }
            return stage.played(name, job);
        }));
        options.forEach(code -> code.accept(fixpoint));
        report = fixpoint.timeSource(stage).converge();
    }

    int workers() {
        return report.settings().parallelism();
    }

    /** Returns what a job may come to, by its script if it has one; null if it is not attempted. */
    @Nullable
    JobCost cost(int position, Function<String, Optional<Script>> scripts) {
        JobReport job = report.jobs().get(position);
        if (job.outcome() != Outcome.PASSED && job.outcome() != Outcome.CONVERGED && job.outcome() != Outcome.FAILED) {
            return null;
        }
        boolean dummy = dummies.contains(job.name());
        Optional<Script> script = dummy ? Optional.of(Script.passes()) : scripts.apply(job.name());
        Policy policy = report.policy(job.name());
        boolean runs = runOnly.contains(job.name());
        Duration grace = report.settings().gracePeriod();
        boolean takesPermits = !report.graph().pools(position).isEmpty();
        return JobCost.of(new JobCost.Told(
                number -> new AttemptCost(
                        script.map(known -> known.turn(number)).orElse(null), runs, policy, grace, takesPermits),
                script.map(Script::length).orElse(1),
                job.tries(),
                job.retryDelay(),
                policy));
    }
}
