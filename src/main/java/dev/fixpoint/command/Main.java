package dev.fixpoint.command;

import java.util.Objects;
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
        subcommands = {RunCommand.class, RenderCommand.class, CompareCommand.class, GenerateCompletion.class},
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the command did what it was told",
            "1:run: some job has failed or is blocked, or the lock is held; compare: some job got worse",
            "2:wrong usage, a source that does not compile, a class that cannot be read, or a file that cannot be read or written",
            "3:run: the graph is invalid, or cannot be made",
            "4, 5, 10, 130, 143:run: as the --help of each program says"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fixpoint run MovieNight.java --no-act",
            "  fixpoint run -cp 'build/classes:lib/*' movies.MovieNight --report run.json",
            "  fixpoint render run.json --as html -o run.html",
            "  fixpoint compare yesterday.json today.json --slower 50",
            "",
            "'fixpoint COMMAND --help' tells more of a command. This jar is also all that a",
            "program with a main of its own needs on its class path:",
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
        System.exit(execute(commandLine(), args));
    }

    /** Executes the command. What it was to say and could not, to a full disk for one, is an error. */
    static int execute(CommandLine line, String... args) {
        int status = line.execute(args);
        boolean lost = line.getOut().checkError() || System.out.checkError(); // each keeps its troubles to itself
        if (status != ExitCode.SUCCEEDED || !lost) {
            return status;
        }
        line.getErr().println("fixpoint: cannot write to standard output");
        return ExitCode.USAGE;
    }

    static CommandLine commandLine() {
        CommandLine line = Complaints.reportedBy(new CommandLine(new Main()));
        Objects.requireNonNull(line.getSubcommands().get("run")).setStopAtPositional(true);
        line.setExpandAtFiles(false); // the program that is run does it, if it wants to
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "nothing to do; name a command: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
