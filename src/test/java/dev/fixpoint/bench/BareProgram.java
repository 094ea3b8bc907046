package dev.fixpoint.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A program of picocli alone, with the options of the movie night: the least that its {@code --help} can cost. */
@Command(
        name = "MovieNight",
        version = "1",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        subcommands = BareProgram.GenerateCompletion.class)
final class BareProgram implements Callable<Integer> {

    @Option(names = "--movie", paramLabel = "TITLE", defaultValue = "Noises Off", description = "What to watch.")
    String movie;

    @Option(names = "--battery_state", paramLabel = "STATE", defaultValue = "dead", description = "Dead or charged.")
    String batteryState;

    @Option(names = "--couch_space", description = "There is space on the couch.")
    boolean couchSpace;

    @Option(names = "--pop_success_try", paramLabel = "N", defaultValue = "3", description = "When it is popped.")
    int popSuccessTry;

    @Option(names = "--bowl_success_try", paramLabel = "N", defaultValue = "6", description = "When it is clean.")
    int bowlSuccessTry;

    @Option(names = "--pizza_success_try", paramLabel = "N", defaultValue = "3", description = "When it comes.")
    int pizzaSuccessTry;

    @Option(
            names = {"-t", "--target"},
            paramLabel = "JOB",
            description = "Converge this job and all that it needs.")
    List<String> targets;

    @Option(
            names = {"-x", "--exclude"},
            paramLabel = "JOB",
            description = "Leave this job out; what needs it is blocked.")
    List<String> excluded;

    @Option(names = "--assume-done", paramLabel = "JOB", description = "Leave this job out; what needs it goes on.")
    List<String> assumed;

    @Option(
            names = {"-A", "--arg"},
            paramLabel = "NAME=VALUE",
            description = "Give the jobs an argument.")
    Map<String, String> arguments;

    @Option(names = "--secret", paramLabel = "NAME", description = "Show this value nowhere.")
    List<String> secrets;

    @Option(
            names = {"-n", "--no-act"},
            paramLabel = "deep",
            arity = "0..1",
            description = "Check only, run nothing.")
    String noAct;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Run up to N attempts at once.")
    String jobs;

    @Option(names = "--tries", paramLabel = "N", description = "How many attempts a job has.")
    Integer tries;

    @Option(names = "--retry-delay", paramLabel = "DURATION", description = "The least time between two attempts.")
    String retryDelay;

    @Option(
            names = "--backoff",
            paramLabel = "FIRST[,FACTOR[,CEILING]]",
            description = "The same, but longer each time.")
    String backoff;

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Cancel the whole if it has not ended by then.")
    String timeout;

    @Option(names = "--attempt-timeout", paramLabel = "DURATION", description = "How long an attempt may take.")
    String attemptTimeout;

    @Option(names = "--phase-timeout", paramLabel = "DURATION", description = "The same of each phase.")
    String phaseTimeout;

    @Option(names = "--pool", paramLabel = "NAME=LIMIT", description = "How many permits a pool has.")
    Map<String, Integer> pools;

    @Option(
            names = "--shuffle",
            paramLabel = "SEED",
            arity = "0..1",
            description = "Take ready jobs in a random order.")
    String shuffle;

    @Option(names = "--seed", paramLabel = "N", description = "What the random part of delays is made from.")
    Long seed;

    @Option(names = "--fail-fast", description = "Start nothing new once a job has failed for good.")
    boolean failFast;

    @Option(names = "--no-cleanup", description = "Call no cleanup.")
    boolean noCleanup;

    @Option(names = "--lock", paramLabel = "FILE", description = "Converge only while no other holds this file.")
    Path lock;

    @Option(names = "--wait", paramLabel = "DURATION", arity = "0..1", description = "Wait for the lock.")
    String wait;

    @Option(names = "--detailed-exit-code", description = "Tell by the exit code whether anything had to run.")
    boolean detailedExitCode;

    @Option(names = "-v", description = "Print a line for each phase.")
    boolean verbose;

    @Option(names = "-d", description = "Print a line for each phase, and stack traces.")
    boolean debug;

    @Option(names = "-q", description = "Print nothing.")
    boolean quiet;

    @Option(names = "--list", paramLabel = "FORM", arity = "0..1", description = "List the jobs and run nothing.")
    String list;

    @Option(names = "--explain", paramLabel = "JOB", description = "Say why this job is as it is.")
    String explained;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report.")
    List<Path> reports;

    @Option(names = "--events", paramLabel = "FILE", description = "Write what happens as it happens.")
    Path events;

    @Option(names = "--graph", paramLabel = "FILE", description = "Draw the graph with its outcomes.")
    List<Path> graphs;

    @Option(names = "--graph-focus", paramLabel = "JOB[:DEPTH]", description = "Draw only what is near this job.")
    String focus;

    @Option(names = "--progress", paramLabel = "HOW", description = "How to show progress.")
    String progress;

    @Option(names = "--color", paramLabel = "WHEN", description = "Use colors.")
    String color;

    @Option(names = "--audit", description = "Try in fresh worlds whether the jobs are as they should be.")
    boolean audit;

    @Option(names = "--kill", paramLabel = "N", description = "Also kill this program N times.")
    Integer kill;

    @Option(names = "--audit-seed", paramLabel = "N", description = "Choose orders and moments anew.")
    Long auditSeed;

    public static void main(String[] args) {
        System.exit(new CommandLine(new BareProgram()).execute(args));
    }

    @Override
    public Integer call() {
        return 0;
    }

    /** Stands for the one command below it. */
    @Command(name = "generate-completion", description = "Generate a completion script.")
    static final class GenerateCompletion implements Callable<Integer> {
        @Override
        public Integer call() {
            return 0;
        }
    }
}
