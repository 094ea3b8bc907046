package dev.fixpoint.job;

import java.util.List;
import java.util.Objects;

/**
 * How a {@link ChildProcess} has ended, and what it wrote. Immutable.
 *
 * @param command the program and its arguments
 * @param exitCode 0 if it succeeded, by convention; 128 and the number of the signal if it was ended by one
 * @param output what it wrote to standard output, as it is, with a line break at the end if there was one
 * @param errorOutput what it wrote to standard error; empty if that was kept together with standard output
 * @param truncated whether it wrote more than was to be kept, so that the beginning is missing
 */
public record ProcessResult(List<String> command, int exitCode, String output, String errorOutput, boolean truncated) {

    /** Creates the result with an immutable copy of the command. */
    public ProcessResult {
        command = List.copyOf(command);
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(errorOutput, "errorOutput");
    }

    /** Returns whether the exit code is 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }
}
