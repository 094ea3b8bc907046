package dev.fixpoint.command;

import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.JobStackTrace;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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

    /** Has what a larger program would tell of secret options told this way, and leaves all else to it. */
    static void guardSecrets(CommandSpec command) {
        CommandLine root = command.root().commandLine();
        IParameterExceptionHandler others = root.getParameterExceptionHandler();
        if (!(others instanceof Guarding)) {
            root.setParameterExceptionHandler(new Guarding(others));
        }
    }

    private record Guarding(IParameterExceptionHandler others) implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException error, String[] args) throws Exception {
            boolean isOurs = error.getCommandLine().getCommandSpec().userObject() instanceof ConvergeCommand;
            boolean isSecret = error.getArgSpec() instanceof OptionSpec option && OwnOptions.isSecret(option);
            return isOurs && (isSecret || tellsSecret(error.getCommandLine(), error))
                    ? usage(error)
                    : others.handleParseException(error, args);
        }
    }

    /** Returns whether what is shown of an error would show a secret. */
    static boolean tellsSecret(CommandLine line, Throwable error) {
        String shown = error instanceof ParameterException ? ErrorText.message(error) : JobStackTrace.of(error);
        return !secrets(line).mask(shown).equals(shown);
    }

    /** Tells of an error without the secrets in it, and returns the exit code for it. */
    static int tell(CommandLine line, RuntimeException error) {
        return error instanceof ParameterException wrong ? usage(wrong) : unexpected(line, error);
    }

    private static int usage(ParameterException error) {
        CommandLine line = error.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(name(line) + ": " + secrets(line).mask(message(error)));
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** Returns what is wrong, without the value of a secret that could not be read: its converter may tell of it in any way. */
    private static String message(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unknown
                && !unknown.getUnmatched().isEmpty()) {
            return UnknownWord.message(unknown);
        }
        ArgSpec argument = error.getArgSpec();
        if (error.getValue() != null && argument instanceof OptionSpec option && OwnOptions.isSecret(option)) {
            return "Invalid value for option '" + option.longestName() + "': it is secret and not shown, and is no "
                    + option.typeInfo().getClassSimpleName();
        }
        return ErrorText.message(error);
    }

    private static Secrets secrets(CommandLine line) {
        return OwnOptions.secretsOf(line.getCommandSpec());
    }

    /** Tells of what only a mistake in the program can have brought about, with all that helps to find it. */
    private static int unexpected(CommandLine line, Exception error) {
        Secrets secrets = secrets(line);
        line.getErr().println(name(line) + ": " + secrets.mask(ErrorText.describe(error)));
        line.getErr().print(JobStackTrace.of(error, secrets::mask));
        line.getErr().flush();
        return ExitCode.FAILED;
    }

    /** Tells what is wrong with a graph, and returns the exit code for it. */
    static int invalidGraph(CommandLine line, String message) {
        line.getErr().println(name(line) + ": " + secrets(line).mask(message));
        return ExitCode.INVALID_GRAPH;
    }

    /** Tells that a job is named after a secret, and returns the exit code for it. */
    static int secretName(CommandLine line, String problem) {
        line.getErr().println(name(line) + ": " + problem);
        return ExitCode.USAGE;
    }

    /** Tells that a graph could not be made, and returns the exit code for it. */
    static int brokenGraph(CommandLine line, Throwable error, boolean debug) {
        Secrets secrets = secrets(line);
        line.getErr().println(name(line) + ": the graph cannot be made: " + secrets.mask(ErrorText.describe(error)));
        if (debug) {
            line.getErr().print(JobStackTrace.of(error, secrets::mask));
            line.getErr().flush();
        }
        return ExitCode.INVALID_GRAPH;
    }

    /** Returns whether standard output has taken everything so far, and tells it if not. */
    static boolean isPrinted(CommandLine line) {
        if (line.getOut().checkError() || System.out.checkError()) { // each keeps its troubles to itself
            line.getErr().println(name(line) + ": cannot write to standard output");
            return false;
        }
        return true;
    }

    static String name(CommandLine line) {
        return line.getCommandSpec().qualifiedName();
    }
}
