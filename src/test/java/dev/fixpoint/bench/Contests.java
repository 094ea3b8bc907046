package dev.fixpoint.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs contests through JMH, each setting in virtual machines of its own and only once, and keeps the figures. */
final class Contests {

    private static final TimeValue LONGEST_ROUND = TimeValue.minutes(5);

    private final boolean quick;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    Contests(boolean quick) {
        this.quick = quick;
    }

    /** Returns the figure of a contest, measured by this Java. */
    Figure figure(Contest contest, Setting setting) throws RunnerException {
        return figure(contest, setting, "");
    }

    /**
     * Returns the figure of a contest.
     *
     * @param java the command of the Java that measures it; empty for this one
     */
    Figure figure(Contest contest, Setting setting, String java) throws RunnerException {
        String key = contest + ", " + setting + ", " + setting.size();
        Figure known = figures.get(key);
        if (known == null) {
            known = Figure.of(contest.toString(), setting, rounds(contest, setting, java));
            if (!Double.isFinite(known.ratio()) || known.ratio() <= 0) {
                throw new IllegalStateException("nothing was measured of " + key);
            }
            figures.put(key, known);
            Progress.say("%s: %.2fx", key, known.ratio());
        }
        return known;
    }

    /** Returns all figures so far, in the order in which they were measured. */
    List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    /** Keeps a figure that was not measured by JMH. */
    void add(Figure figure) {
        figures.put(
                figure.what() + ", " + figure.setting() + ", "
                        + figure.setting().size(),
                figure);
    }

    private List<Round> rounds(Contest contest, Setting setting, String java) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + ContestBenchmark.class.getName() + "\\.round$")
                .param("contest", contest.name())
                .param("shape", setting.shape().name())
                .param("order", setting.order().name())
                .param("mode", setting.mode().name())
                .param("size", Integer.toString(setting.size()))
                .forks(1)
                .warmupIterations(contest.isLong() ? 2 : 1)
                .measurementIterations(quick || contest.isLong() || !setting.isPlain() ? 5 : 9)
                .timeout(LONGEST_ROUND)
                .addProfiler(SidesProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs(
                        "-Xms3g",
                        "-Xmx3g",
                        // Newer ones warn of JMH otherwise.
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT);
        if (!java.isEmpty()) {
            options.jvm(java);
        }
        List<Round> rounds = new ArrayList<>();
        for (RunResult run : new Runner(options.build()).run()) {
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    rounds.add(new Round(cost(iteration, SidesProfiler.OURS), cost(iteration, SidesProfiler.PEER)));
                }
            }
        }
        return rounds;
    }

    private static long cost(IterationResult iteration, String side) {
        return (long) iteration.getSecondaryResults().get(side).getScore();
    }
}
