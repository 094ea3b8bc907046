package dev.fixpoint.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs contests through JMH, each setting in virtual machines of its own and only once, and keeps the figures. */
final class Contests {

    private static final TimeValue LONGEST_ROUND = TimeValue.minutes(5);

    private final boolean quick;

    /** The most jobs; with fewer than all, each contest is played for one round, in this virtual machine where it can be. */
    private final int most;

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    Contests(boolean quick) {
        this(quick, Integer.MAX_VALUE);
    }

    private Contests(boolean quick, int most) {
        this.quick = quick;
        this.most = most;
    }

    /** Returns contests of so many jobs at most, played for one round: to see whether they come to their end. */
    static Contests brief(int most) {
        return new Contests(true, most);
    }

    /** Returns the figure of a contest, measured by this Java. */
    Figure figure(Contest contest, Setting setting) throws Exception {
        return figure(contest, setting, "");
    }

    /**
     * Returns the figure of a contest.
     *
     * @param java the command of the Java that measures it; empty for this one
     */
    Figure figure(Contest contest, Setting wanted, String java) throws Exception {
        Setting setting = wanted.withSize(Math.min(most, wanted.size()));
        String key = contest + ", " + setting + ", " + setting.size();
        Figure known = figures.get(key);
        if (known == null) {
            known = Figure.of(contest.toString(), setting, rounds(contest, setting, java));
            if (!Double.isFinite(known.ratio()) || known.ratio() <= 0) {
                throw new IllegalStateException("nothing was measured of " + key);
            }
            figures.put(key, known);
            if (!isBrief()) {
                Progress.say("%s: %.2fx", key, known.ratio());
            }
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

    private List<Round> rounds(Contest contest, Setting setting, String java) throws Exception {
        if (isBrief() && (java.isEmpty() || java.equals(Child.javaCommand()))) {
            Workload workload = setting.workload();
            return List.of(new Rounds(contest.ours(workload), contest.peer(workload), 1).playAtOnce());
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + ContestBenchmark.class.getName() + "\\.round$")
                .param("contest", contest.name())
                .param("shape", setting.shape().name())
                .param("order", setting.order().name())
                .param("mode", setting.mode().name())
                .param("size", Integer.toString(setting.size()))
                .forks(1)
                .warmupIterations(isBrief() ? 0 : contest.isLong() ? 2 : 1)
                .measurementIterations(isBrief() ? 1 : quick || contest.isLong() || !setting.isPlain() ? 5 : 9)
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

    private boolean isBrief() {
        return most < Integer.MAX_VALUE;
    }

    private static long cost(IterationResult iteration, String side) {
        return (long) iteration.getSecondaryResults().get(side).getScore();
    }
}
