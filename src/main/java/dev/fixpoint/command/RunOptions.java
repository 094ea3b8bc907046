package dev.fixpoint.command;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
