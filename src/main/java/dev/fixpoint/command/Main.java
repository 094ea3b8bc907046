package dev.fixpoint.command;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the runnable jar does when it is started by itself: it says what it is, and how a program is run with it. */
@Command(
        name = "fixpoint",
        description = "Idempotent convergence: small jobs, each with a check, a run and perhaps a cleanup, "
                + "repeated until nothing is left to do.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "This jar is all that a program needs on its class path:",
            "",
            "  java -cp fixpoint.jar MyJobs.java",
            "",
            "Exit codes: 0 help or version was asked for; 2 wrong usage."
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway") // picocli sets the spec
    private Main() {}

    /** Starts the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Nothing to do: give a program to run");
    }

    /** Reads the version from the manifest of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"fixpoint " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }
}
