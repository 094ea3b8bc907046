package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.bench.Row.Unit;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jgrapht.Graph;
import org.slf4j.Logger;
import picocli.CommandLine;

/** Whole processes, from their start to their end, in turn. The worse of time and CPU time counts. */
final class ProcessRows implements AutoCloseable {

    private static final int TOOL_JOBS = 100_000;
    private static final int DOIT_JOBS = 10_000;

    /** How many times each process is started. */
    private static final int ROUNDS = 7;

    private static final int STARTS = 21;

    /** Flags of Java for programs that are over before a compiler that thinks hard has anything to show for it. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final String FLAGS = String.join(" ", SHORT_LIVED);

    private static final Path RUNNABLE_JAR = Path.of("target", "fixpoint.jar");

    private static final Path HERE = Path.of(".");

    private static final String LOOKING = "looking for files";

    private final Contests contests;

    private final int jobs;
    private final int rounds;
    private final int starts;

    /** The class path of the command line. */
    private final String fixpoint;

    /** By the number of jobs: to let ninja make 100,000 files takes minutes. */
    private final Map<Integer, BuildFiles> files = new HashMap<>();

    ProcessRows(Contests contests) {
        this(contests, TOOL_JOBS, ROUNDS, STARTS, RUNNABLE_JAR.toString());
    }

    private ProcessRows(Contests contests, int jobs, int rounds, int starts, String fixpoint) {
        this.contests = contests;
        this.jobs = jobs;
        this.rounds = rounds;
        this.starts = starts;
        this.fixpoint = fixpoint;
    }

    /** Returns the rows with so many jobs at most, for one round and without the runnable jar: to see whether they come to their end. */
    static ProcessRows brief(Contests contests, int jobs) {
        return new ProcessRows(contests, jobs, 1, 1, System.getProperty("java.class.path"));
    }

    /** Returns the two that are judged: as Java is started by default, and as a program should be that is over soon. */
    List<Row> ninja() {
        return List.of(
                Row.judged(
                        "ninja",
                        "whole process, 100,000 layered jobs with nothing to do, against ninja",
                        1,
                        0.5,
                        Unit.TIMES,
                        () -> against("ninja", jobs, "", layered(List.of()))),
                Row.judged(
                        "ninja-flags",
                        "the same, with " + FLAGS,
                        1,
                        0.5,
                        Unit.TIMES,
                        () -> against("ninja", jobs, FLAGS, layered(SHORT_LIVED))));
    }

    List<Row> others() {
        return List.of(
                new Row(
                        "ninja-threads",
                        "whole process, 100,000 layered jobs: the share of Java's own threads in its CPU time",
                        Double.NaN,
                        Double.NaN,
                        Unit.PERCENT,
                        this::byThreads),
                Row.shown(
                        "ninja-archive",
                        "whole process, 100,000 layered jobs with nothing to do, against ninja; with " + FLAGS
                                + " and an archive of its classes",
                        this::withArchive),
                Row.shown(
                        "ninja-files",
                        "the same without flags and archive, our checks look for files too",
                        () -> against("ninja", jobs, LOOKING, layered(List.of()))),
                byHand(
                        "ninja-limit",
                        "a Java program that does the same by hand, with a HashMap and the limit loop, against ninja",
                        List.of()),
                byHand("ninja-limit-flags", "the same by hand, with " + FLAGS, SHORT_LIVED),
                Row.shown(
                        "ninja-empty",
                        "a Java program that does nothing, against ninja",
                        () -> against(
                                "ninja",
                                jobs,
                                "by an empty program",
                                java(List.of(), location(EmptyProgram.class), EmptyProgram.class))),
                Row.shown(
                        "make",
                        "whole process, 100,000 layered jobs with nothing to do, our checks look for files, against make",
                        () -> against("make", jobs, LOOKING, layered(List.of()))),
                Row.shown(
                        "doit",
                        "the same, 10,000 jobs, against doit",
                        () -> against("doit", Math.min(jobs, DOIT_JOBS), LOOKING, layered(List.of()))));
    }

    private Row byHand(String id, String what, List<String> flags) {
        String how = flags.isEmpty() ? "by hand" : "by hand " + FLAGS;
        return Row.shown(
                id, what, () -> against("ninja", jobs, how, java(flags, programClassPath(), LimitProgram.class)));
    }

    /** Measures the points of the plot that the rows do not. */
    void points() throws IOException, InterruptedException {
        for (String tool : List.of("ninja", "make", "doit")) {
            for (int size : List.of(1_000, 10_000)) {
                if (size <= jobs) {
                    against(tool, size, "", layered(List.of()));
                }
            }
        }
        if (jobs == TOOL_JOBS) {
            against("make", jobs, "", layered(List.of()));
        }
    }

    Row startUp() {
        return Row.judged(
                "start-up",
                "start-up of the movie night with --help, against a bare picocli program",
                1.4,
                1.15,
                Unit.TIMES,
                this::againstBarePicocli);
    }

    private Measured byThreads() throws IOException, InterruptedException {
        if (!ThreadCosts.areKnown()) {
            return Measured.not("only Linux tells what threads cost");
        }
        List<String> command = java(List.of(), programClassPath(), ThreadsProgram.class);
        command.add(Integer.toString(jobs));
        List<ThreadCosts> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Child.Costs costs = Child.run(HERE, command);
            if (!costs.succeeded()) {
                throw new IllegalStateException("the program has failed: " + costs.output());
            }
            all.add(ThreadCosts.parse(costs.output()));
        }
        for (String kind : ThreadCosts.KINDS) {
            contests.add(new Figure(
                    "process, the share of the " + kind,
                    Setting.of(Shape.LAYERED, Mode.SATISFIED, jobs),
                    rounds,
                    median(all, kind),
                    100,
                    "%",
                    median(all, kind) / 100));
        }
        return new Measured(
                100 - median(all, ThreadCosts.PROGRAM),
                String.format(
                        Locale.ROOT,
                        "compilers: thorough %.0f %%, quick %.0f %%; garbage collection %.0f %%",
                        median(all, ThreadCosts.THOROUGH),
                        median(all, ThreadCosts.QUICK),
                        median(all, ThreadCosts.GARBAGE)));
    }

    private static double median(List<ThreadCosts> all, String kind) {
        return Figure.median(all.stream().mapToDouble(each -> each.share(kind)).toArray());
    }

    private Measured withArchive() throws IOException, InterruptedException {
        try (ClassArchive archive =
                new ClassArchive(SHORT_LIVED, programClassPath(), LayeredProgram.class, Integer.toString(jobs))) {
            return against("ninja", jobs, "with an archive", archive.command(LayeredProgram.class));
        }
    }

    private static List<String> layered(List<String> flags) {
        return java(flags, programClassPath(), LayeredProgram.class);
    }

    /** Returns the command that runs a program which needs no more than that class path. */
    static List<String> java(List<String> flags, String classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Child.javaCommand()));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Measured against(String tool, int size, String how, List<String> command)
            throws IOException, InterruptedException {
        if (!Child.isInstalled(tool)) {
            return Measured.not(tool + " is not installed");
        }
        Setting setting = Setting.of(Shape.LAYERED, Mode.SATISFIED, size);
        BuildFiles there = files.get(size);
        if (there == null) {
            there = new BuildFiles(setting.workload());
            files.put(size, there);
        }
        there.prepare(tool);
        List<String> ours = new ArrayList<>(command);
        ours.add(Integer.toString(size));
        if (how.equals(LOOKING)) {
            ours.add(there.directory().toString());
        }
        String what = "process against " + tool + (how.isEmpty() ? "" : ", " + how);
        return worse(what, setting, rounds, ours, there.directory(), BuildFiles.command(tool), BuildFiles.saying(tool));
    }

    @Override
    public void close() throws IOException {
        for (BuildFiles each : files.values()) {
            each.close();
        }
        files.clear();
    }

    private Measured againstBarePicocli() throws IOException, InterruptedException {
        if (fixpoint.equals(RUNNABLE_JAR.toString()) && !Files.exists(RUNNABLE_JAR)) {
            throw new IllegalStateException("there is no " + RUNNABLE_JAR + "; mvn package makes it");
        }
        Path classes = Files.createDirectories(Path.of("target", "bench", "movie-night"));
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        fixpoint,
                        "-d",
                        classes.toString(),
                        Path.of("examples", "MovieNight.java").toString());
        if (errors != 0) {
            throw new IllegalStateException("examples/MovieNight.java does not compile");
        }
        String ours = fixpoint + File.pathSeparator + classes;
        return worse(
                "start-up against picocli",
                Setting.of(Shape.INDEPENDENT, Mode.SATISFIED, 1),
                starts,
                List.of(Child.javaCommand(), "-cp", ours, "MovieNight", "--help"),
                HERE,
                List.of(Child.javaCommand(), "-cp", bareClassPath(), BareProgram.class.getName(), "--help"),
                "Usage");
    }

    /** Returns what a program needs that is no more than its jobs. */
    static String programClassPath() {
        return Stream.of(Fixpoint.class, LayeredProgram.class, Graph.class, Logger.class)
                .map(ProcessRows::location)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns picocli and the program, and nothing else that would have to be looked through. */
    private static String bareClassPath() {
        return location(CommandLine.class) + File.pathSeparator + location(BareProgram.class);
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private Measured worse(
            String what,
            Setting setting,
            int rounds,
            List<String> ours,
            Path directory,
            List<String> peer,
            String saying)
            throws IOException, InterruptedException {
        List<Round> wall = new ArrayList<>();
        List<Round> cpu = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            Child.Costs oursCosts = Child.run(HERE, ours);
            Child.Costs peerCosts = Child.run(directory, peer);
            if (!oursCosts.succeeded()) {
                throw new IllegalStateException("ours has failed: " + oursCosts.output());
            }
            String said = peerCosts.output().strip().lines().findFirst().orElse("nothing");
            if (!peerCosts.succeeded() || !peerCosts.output().contains(saying)) {
                throw new IllegalStateException("the peer has not done what it should; it said: " + said);
            }
            if (i > 0) { // the first reads files from the disk
                wall.add(new Round(nanoseconds(oursCosts.wall()), nanoseconds(peerCosts.wall())));
                cpu.add(new Round(nanoseconds(oursCosts.cpu()), nanoseconds(peerCosts.cpu())));
            }
        }
        Figure wallFigure = Figure.of(what + ", wall", setting, wall);
        Figure cpuFigure = Figure.of(what + ", cpu", setting, cpu);
        contests.add(wallFigure);
        contests.add(cpuFigure);
        return new Measured(wallFigure.ratio(), "time; CPU time " + Unit.TIMES.write(cpuFigure.ratio()))
                .or(new Measured(cpuFigure.ratio(), "CPU time; time " + Unit.TIMES.write(wallFigure.ratio())));
    }

    private static long nanoseconds(double seconds) {
        return Math.max(1, Math.round(seconds * 1e9));
    }
}
