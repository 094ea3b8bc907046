package dev.fixpoint.command;

import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.JobStackTrace;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How errors are told: in a line or two on standard error, with what to do about them. */
final class Complaints {

    private Complaints() {}

    /** Makes the command line tell errors this way. */
    static CommandLine reportedBy(CommandLine line) {
        return line.setParameterExceptionHandler((error, args) -> usage(error))
                .setExecutionExceptionHandler((error, command, result) -> unexpected(command, error));
    }

    private static int usage(ParameterException error) {
        CommandLine line = error.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(name(line) + ": " + error.getMessage());
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** Tells of what only a mistake in the program can have brought about, with all that helps to find it. */
    private static int unexpected(CommandLine line, Exception error) {
        line.getErr().println(name(line) + ": " + ErrorText.describe(error));
        line.getErr().print(JobStackTrace.of(error));
        line.getErr().flush();
        return ExitCode.FAILED;
    }

    /** Tells what is wrong with a graph, and returns the exit code for it. */
    static int invalidGraph(CommandLine line, String message) {
        line.getErr().println(name(line) + ": " + message);
        return ExitCode.INVALID_GRAPH;
    }

    /** Tells that a graph could not be made, and returns the exit code for it. */
    static int brokenGraph(CommandLine line, Throwable error, boolean debug) {
        line.getErr().println(name(line) + ": the graph cannot be made: " + ErrorText.describe(error));
        if (debug) {
            line.getErr().print(JobStackTrace.of(error));
            line.getErr().flush();
        }
        return ExitCode.INVALID_GRAPH;
    }

    static String name(CommandLine line) {
        return line.getCommandSpec().qualifiedName();
    }
}
