package dev.fixpoint.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether the jobs can be trusted. */
final class TestOptions {

    @Option(
            names = "--audit",
            description =
                    "Converge nothing; try in fresh worlds whether the jobs are idempotent, ordered right and safe to be"
                            + " killed.")
    boolean audit;

    @Option(
            names = "--kill",
            paramLabel = "N",
            description =
                    "With --audit: also start this program N times in a process of its own, and kill it at a random"
                            + " moment.")
    @Nullable
    Integer kills;

    @Option(names = "--audit-seed", paramLabel = "N", description = "With --audit: choose orders and moments anew.")
    @Nullable
    Long seed;

    /**
     * Refuses what means nothing without an audit.
     *
     * @throws ParameterException if there is something
     */
    void refuseContradictions(CommandLine line) {
        if (!audit && kills != null) {
            throw new ParameterException(line, "--kill is for an audit: say --audit as well");
        }
        if (!audit && seed != null) {
            throw new ParameterException(line, "--audit-seed is for an audit: say --audit as well");
        }
        if (kills != null && kills < 0) {
            throw new ParameterException(line, "--kill must be zero or more, not " + kills);
        }
    }
}
