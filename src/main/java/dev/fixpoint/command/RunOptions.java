package dev.fixpoint.command;

import dev.fixpoint.job.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How the convergence goes about it. */
final class RunOptions {

    /** What may follow {@code --no-act}. */
    enum NoAct {
        SHALLOW,
        DEEP
    }

    @Option(
            names = {"-n", "--no-act"},
            paramLabel = "deep",
            arity = "0..1",
            preprocessor = OptionalValue.class,
            converter = Words.NoActWords.class,
            completionCandidates = Words.NoActWords.class,
            description = "Check only, run nothing, and say what would be done. With =deep, check also what depends on "
                    + "jobs that would run, and show what its checks say at present.")
    @Nullable
    NoAct noAct;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            converter = Workers.Converter.class,
            description = "Run up to N attempts at once, or all that are ready with 'max', each on a virtual thread "
                    + "(Java 21 or later). Default: 1.")
    @Nullable
    Workers workers;

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "How many attempts a job has that does not say so itself.")
    @Nullable
    Integer tries;

    @Option(
            names = "--retry-delay",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "The least time between two attempts of a job that does not say so itself: 500ms, 1.5s, 2m, PT0.5S.")
    @Nullable
    Duration retryDelay;

    @Option(
            names = "--backoff",
            paramLabel = "FIRST[,FACTOR[,CEILING]]",
            converter = BackoffConverter.class,
            description = "The same, but longer each time, by the factor (2 if not said) up to the ceiling: 1s,2,5m.")
    @Nullable
    Backoff backoff;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Cancel the whole if it has not ended by then.")
    @Nullable
    Duration timeout;

    @Option(
            names = "--attempt-timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long an attempt may take of a job that does not say so itself.")
    @Nullable
    Duration attemptTimeout;

    @Option(
            names = "--phase-timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "The same of each check, run and cleanup.")
    @Nullable
    Duration phaseTimeout;

    @Option(
            names = "--pool",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "NAME=LIMIT",
            mapFallbackValue = "0",
            description = "How many permits a pool has, of which the jobs take some; repeatable.")
    Map<String, Integer> pools = new LinkedHashMap<>();

    @Option(
            names = "--shuffle",
            paramLabel = "SEED",
            arity = "0..1",
            preprocessor = OptionalValue.class,
            converter = Shuffle.Converter.class,
            description = "Take ready jobs in a random order, which the same seed repeats.")
    @Nullable
    Shuffle shuffle;

    @Option(names = "--seed", paramLabel = "N", description = "What the random part of retry delays is made from.")
    @Nullable
    Long seed;

    @Option(names = "--fail-fast", description = "Start nothing new once a job has failed for good.")
    boolean failFast;

    @Option(names = "--no-cleanup", description = "Call no cleanup: leave everything as it is, to look at it.")
    boolean noCleanup;

    @Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "Converge only while no other convergence holds this file; fail if one does.")
    @Nullable
    Path lock;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            arity = "0..1",
            preprocessor = OptionalValue.class,
            converter = DurationConverter.class,
            description = "Wait for the lock instead of failing, as long as it takes or as long as said.")
    @Nullable
    Duration lockWait;

    @Option(
            names = "--detailed-exit-code",
            description = "Tell by the exit code whether anything had to run: see below.")
    boolean detailedExitCode;
}
