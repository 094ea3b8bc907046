package dev.fixpoint.command;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the runnable jar does when it is started by itself. */
@Command(
        name = "fixpoint",
        description = "Idempotent convergence: small jobs, each with a check, a run and perhaps a cleanup, "
                + "repeated until nothing is left to do.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        versionProvider = FixpointVersion.class,
        subcommands = GenerateCompletion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "This jar is all that a program needs on its class path:",
            "",
            "  java -cp fixpoint.jar MyJobs.java"
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway") // picocli sets the spec
    private Main() {}

    /** Starts the command. */
    public static void main(String[] args) {
        System.exit(Complaints.reportedBy(new CommandLine(new Main())).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "nothing to do: name a command");
    }
}
