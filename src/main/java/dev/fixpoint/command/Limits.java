package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Policy;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command line says of timeouts, backoff, pools and order, told to a convergence. */
final class Limits {

    private final CommandLine line;
    private final RunOptions run;

    Limits(CommandLine line, RunOptions run) {
        this.line = line;
        this.run = run;
    }

    /**
     * Sets what was said.
     *
     * @param wholeGraph all jobs, of which those that converge may be a part
     * @throws ParameterException if a value will not do
     */
    void applyTo(Fixpoint fixpoint, JobGraph graph, JobGraph wholeGraph) {
        run.pools.forEach((name, limit) -> requireKnown(wholeGraph, name));
        applyTo(fixpoint, graph.pools()::contains); // of a part of the jobs, perhaps none needs it
    }

    /**
     * Sets what was said, and passes over pools that nothing is known of.
     *
     * @param isNeeded whether some job needs permits of a pool
     * @throws ParameterException if a value will not do
     */
    void applyTo(Fixpoint fixpoint, Predicate<String> isNeeded) {
        if (run.backoff != null && run.retryDelay != null) {
            throw new ParameterException(
                    line, "--backoff and --retry-delay contradict each other; say one of them only");
        }
        Policy policy = Policy.NONE;
        if (run.backoff != null) {
            policy = policy.backoff(run.backoff);
        }
        if (run.phaseTimeout != null) {
            policy = policy.phaseTimeout(aboveZero("--phase-timeout", run.phaseTimeout));
        }
        if (run.attemptTimeout != null) {
            policy = policy.attemptTimeout(aboveZero("--attempt-timeout", run.attemptTimeout));
        }
        if (!policy.isNone()) {
            fixpoint.defaultPolicy(policy);
        }
        if (run.timeout != null) {
            fixpoint.timeout(aboveZero("--timeout", run.timeout));
        }
        if (run.seed != null) {
            fixpoint.seed(run.seed);
        }
        if (run.shuffle != null) {
            fixpoint.order(run.shuffle.order());
        }
        run.pools.forEach((name, limit) -> {
            if (limit == null || limit < 1) {
                throw new ParameterException(
                        line,
                        "--pool " + Quoted.inLine(name) + " needs a limit of 1 or more, such as --pool "
                                + Quoted.inLine(name) + "=4");
            }
            if (isNeeded.test(name)) {
                fixpoint.pool(name, limit);
            }
        });
    }

    private void requireKnown(JobGraph graph, String name) {
        List<String> known = List.copyOf(graph.pools());
        if (!known.contains(name)) {
            throw new ParameterException(
                    line,
                    "--pool: no job needs pool " + Quoted.of(name)
                            + (known.isEmpty()
                                    ? "; no job declares a pool"
                                    : NearestNames.hint(name, known.size(), known::get)));
        }
    }

    private Duration aboveZero(String option, Duration value) {
        if (value.isZero()) {
            throw new ParameterException(
                    line,
                    option + " must be above zero, not " + Durations.format(value) + "; leave it out for no limit");
        }
        return value;
    }

    /**
     * Refuses jobs that need a pool of which neither the command line nor the program says how large it is.
     *
     * @throws ParameterException if there is one
     */
    void requirePools(Fixpoint fixpoint) {
        try {
            fixpoint.requirePools();
        } catch (IllegalStateException e) {
            throw new ParameterException(line, ErrorText.message(e) + "; on the command line, --pool NAME=LIMIT", e);
        }
    }
}
