package dev.fixpoint.test;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A convergence of a real graph, with jobs that play what a {@link Script} says, on a clock of its own: hours of retries,
 * timeouts and failures in milliseconds, with the full report at the end. The engine is the real one, so what is simulated is
 * what would happen if jobs did that. The same simulation always gives the same report.
 *
 * <pre>{@code
 * Report report = Simulation.of(graph)
 *     .job("download", Script.converges().failsFirst(2).takes(Duration.ofMinutes(3)))
 *     .others(Script.converges().takes(Duration.ofSeconds(1)))
 *     .with(fixpoint -> fixpoint.defaultTries(5))
 *     .converge();
 * }</pre>
 *
 * <p>It starts at {@link FakeTime#START}. Jobs without a script play {@link Script#converges()}. Their constructors are called, since a graph's factories belong to
 * it; their own code is not, unless the script says {@link Script#real()}.
 *
 * <p>Used by one thread.
 */
public final class Simulation {

    private static final Script DEFAULT = Script.converges();

    private final JobGraph graph;
    private final Map<String, Script> scripts = new HashMap<>();
    private final Map<String, Script> recorded = new HashMap<>();
    private final List<Consumer<Fixpoint>> options = new ArrayList<>();
    private @Nullable Script others;
    private @Nullable Long seed;

    private Simulation(JobGraph graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /** Returns a simulation of that graph, in which all jobs play {@link Script#converges()} so far. */
    public static Simulation of(JobGraph graph) {
        return new Simulation(graph);
    }

    /**
     * Gives a job its script.
     *
     * @throws UnknownJobException if no job of the graph has that name
     * @throws IllegalStateException if it was given one already
     */
    public Simulation job(String name, Script script) {
        graph.position(name); // must exist
        if (scripts.putIfAbsent(name, Objects.requireNonNull(script, "script")) != null) {
            throw new IllegalStateException(
                    "job " + Quoted.of(name) + " was already given a script; Script.inTurn(...) makes one of several");
        }
        return this;
    }

    /**
     * Gives the jobs of a class their script.
     *
     * @throws IllegalArgumentException if no job of the graph is declared with that class
     * @throws IllegalStateException if one was given a script already
     */
    public Simulation job(Class<? extends AnyJob> type, Script script) {
        boolean found = false;
        for (int position = 0; position < graph.size(); position++) {
            if (graph.definition(position).type().equals(Optional.of(type))) {
                job(graph.name(position), script);
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("no job of the graph is declared with " + type
                    + "; jobs that are declared by a name and a factory are given their script by name");
        }
        return this;
    }

    /**
     * Gives a script to all jobs that have none of their own.
     *
     * @throws IllegalStateException if that was done already
     */
    public Simulation others(Script script) {
        if (others != null) {
            throw new IllegalStateException("the other jobs were already given a script");
        }
        others = Objects.requireNonNull(script, "script");
        return this;
    }

    /**
     * Lets jobs do what they did in a run that was recorded, attempt by attempt: take as long, fail as often. A script that was
     * given to a job goes before it; jobs that were not attempted then, or whose first attempt was cut short, are as if there was
     * no record of them. So a run of last night can be tried with other tries, or in other ways.
     */
    public Simulation asIn(RunRecord run) {
        for (JobRecord job : run.jobs()) {
            RecordedScript.of(job).ifPresent(script -> recorded.put(job.name(), script));
        }
        return this;
    }

    /** Sets options of the convergence, besides those set before: tries, parallelism, arguments and so on. */
    public Simulation with(Consumer<Fixpoint> code) {
        options.add(Objects.requireNonNull(code, "code"));
        return this;
    }

    /**
     * Sets the seed of what is left to chance; 0 by default.
     *
     * @throws IllegalStateException if it was set already
     */
    public Simulation seed(long value) {
        if (seed != null) {
            throw new IllegalStateException(
                    "seed was already set to " + seed + "; it cannot be set again, to " + value);
        }
        seed = value;
        return this;
    }

    /**
     * Converges, and returns the report. Each call starts from the beginning.
     *
     * @throws IllegalStateException if a phase hangs that no timeout ends
     */
    public Report converge() {
        Stage stage = new Stage(graph, name -> script(name).orElse(DEFAULT), seed());
        Fixpoint fixpoint = Fixpoint.of(graph.wrapped(stage::played));
        options.forEach(code -> code.accept(fixpoint));
        fixpoint.defaults(unset -> unset.seed(seed()));
        return fixpoint.timeSource(stage).converge();
    }

    private long seed() {
        return seed == null ? 0 : seed;
    }

    /**
     * Returns what the convergence may come to, at the least and at the most, without running anything. Jobs without a script may do
     * anything here: pass at once, or use up their tries, in a time that nobody knows. Listeners that were set are told of a
     * convergence in which every job passes.
     */
    public Budget budget() {
        DryRun dryRun = new DryRun(graph, options);
        JobCost[] costs = new JobCost[graph.size()];
        for (int position = 0; position < costs.length; position++) {
            costs[position] = dryRun.cost(position, this::script);
        }
        return new BudgetCount(graph, dryRun.workers(), costs).budget();
    }

    /** Returns what a job was told to do, or is known to have done. */
    Optional<Script> script(String name) {
        return Optional.ofNullable(scripts.get(name))
                .or(() -> Optional.ofNullable(recorded.get(name)))
                .or(() -> Optional.ofNullable(others));
    }
}
