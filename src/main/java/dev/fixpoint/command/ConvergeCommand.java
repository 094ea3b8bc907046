package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.InvalidGraphException;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.World;
import dev.fixpoint.text.ErrorText;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of a program that converges a graph: options to plan, choose, watch, explain and report, with exit codes.
 *
 * <p>A graph that needs no options of its own takes one line:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     System.exit(ConvergeCommand.of("hello", Hello::graph).execute(args));
 * }
 * }</pre>
 *
 * <p>A program with options of its own extends this class and declares them as picocli does. Each that has a value becomes an
 * argument of the jobs by the name of its longest option without the dashes; positional parameters become positional arguments.
 * A value that must not be shown is marked {@link Secret}, or asked for interactively. A {@link Duration} is written as for
 * {@code --retry-delay}.
 *
 * <pre>{@code
 * @Command(name = "movie-night", description = "Gets friends together to watch a movie.")
 * class MovieNight extends ConvergeCommand {
 *     @Option(names = "--movie", defaultValue = "Noises Off")
 *     String movie;                                    // job.argument("movie", String.class)
 *
 *     @Override
 *     protected JobGraph graph() {
 *         return JobGraph.builder(WatchMovie.class).build();
 *     }
 *
 *     public static void main(String[] args) {
 *         System.exit(new MovieNight().execute(args));
 *     }
 * }
 * }</pre>
 *
 * <p>An instance can also be a subcommand of a larger picocli program. Not safe for use by several threads, and good for one
 * execution.
 */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = FixpointVersion.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        preprocessor = OwnDurations.class,
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "",
        commandListHeading = "%nCommands:%n",
        subcommands = GenerateCompletion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:succeeded: every job is satisfied and every cleanup returned; with --detailed-exit-code: and nothing had to run",
            " 1:some job has failed or is blocked, time or memory ran out, or the lock is held; with --no-act: something would run or fail",
            " 2:wrong usage or arguments, an unknown job, or a file that cannot be read or written",
            " 3:the graph is invalid, or cannot be made",
            " 4:a cleanup failed, although every job is satisfied",
            " 5:with --audit: something is wrong with a job",
            "10:with --detailed-exit-code: every job is satisfied, but something ran; with --no-act: something would run",
            "130:interrupted, by Ctrl-C or otherwise",
            "143:terminated, by SIGTERM"
        })
public abstract class ConvergeCommand implements Callable<Integer> {

    /** What picocli calls a command that has no name. */
    private static final String UNNAMED = "<main class>";

    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nWhat to converge:%n", order = 1)
    private final SelectionOptions selection = new SelectionOptions();

    @ArgGroup(validate = false, heading = "%nHow to converge:%n", order = 2)
    private final RunOptions run = new RunOptions();

    @ArgGroup(validate = false, heading = "%nWhat to show:%n", order = 3)
    private final OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, heading = "%nTest:%n", order = 4)
    private final TestOptions test = new TestOptions();

    private @Nullable World<?> audited;

    private boolean hasOwnCommandLine;

    /** Creates the command. */
    @SuppressWarnings("NullAway") // picocli sets the spec
    protected ConvergeCommand() {}

    @Spec
    @SuppressWarnings("UnusedMethod") // picocli calls it
    private void use(CommandSpec spec) {
        this.spec = spec;
        SecretHelp.use(spec);
    }

    /**
     * Returns the command of a graph that needs no options of its own.
     *
     * @param name the name of the program, for messages and reports
     * @param graph makes the graph when it is needed; what is wrong with it becomes an error message and an exit code
     */
    public static ConvergeCommand of(String name, Callable<JobGraph> graph) {
        return new GraphCommand(Objects.requireNonNull(name, "name"), Objects.requireNonNull(graph, "graph"));
    }

    /**
     * Returns the graph to converge. Called once, after the options were read.
     *
     * @throws InvalidGraphException if something is wrong with it: reported on standard error, with exit code 3
     * @throws Exception if it cannot be made; reported like an invalid graph
     */
    protected abstract JobGraph graph() throws Exception;

    /**
     * Sets options of the convergence; does nothing by default. What is said on the command line stays as it is: see
     * {@link Fixpoint#defaults}.
     */
    protected void configure(Fixpoint fixpoint) {}

    /**
     * Returns how to make a fresh world for {@code --audit}; by default the one that was given to {@link #audited}, or null:
     * then there is no audit. Its graph is made when the options were read: it may put a fresh directory in the place of an
     * option, and return {@link #graph()}.
     */
    protected @Nullable World<?> world() {
        return audited;
    }

    /**
     * Says how to make a fresh world for {@code --audit}.
     *
     * @throws IllegalStateException if that was said already
     */
    public final ConvergeCommand audited(World<?> world) {
        if (audited != null) {
            throw new IllegalStateException("audited was set twice; set it once");
        }
        audited = Objects.requireNonNull(world, "world");
        return this;
    }

    /** Returns the tries of jobs that declare none, unless {@code --tries} says otherwise; 3 by default. */
    protected int defaultTries() {
        return Fixpoint.DEFAULT_TRIES;
    }

    /** Returns the retry delay of jobs that declare none, unless {@code --retry-delay} says otherwise; 1 second by default. */
    protected Duration defaultRetryDelay() {
        return Fixpoint.DEFAULT_RETRY_DELAY;
    }

    /**
     * Reads the options, converges, and says what came of it.
     *
     * @return the exit code: what {@code System.exit} is called with
     */
    public final int execute(String... args) {
        return commandLine().execute(args);
    }

    /**
     * Returns the command as picocli sees it, with this library's way of reporting errors, for programs that change more.
     *
     * @throws InitializationException if a positional parameter is marked {@link Secret} or asked for interactively
     */
    public CommandLine commandLine() {
        CommandLine line = Complaints.reportedBy(new CommandLine(this));
        OwnOptions.requireNamedSecrets(line.getCommandSpec());
        line.registerConverter(Duration.class, new DurationConverter()); // a program's own are written as ours are
        hasOwnCommandLine = true;
        if (line.getCommandName().equals(UNNAMED)) {
            line.setCommandName(
                    getClass().getSimpleName().isEmpty()
                            ? "program"
                            : getClass().getSimpleName());
        }
        return line;
    }

    /**
     * Converges; called by picocli.
     *
     * @throws ParameterException if an option has a value that will not do
     */
    @Override
    public final Integer call() throws Exception {
        CommandLine line = spec.commandLine();
        OwnOptions.requireNamedSecrets(spec); // not looked at yet in a larger program
        Contradictions.refuse(line, output);
        test.refuseContradictions(line);
        JobGraph graph;
        try {
            if (test.audit) {
                return new AuditSession(this, line, world()).run();
            }
            graph = graph();
        } catch (InvalidGraphException e) {
            return Complaints.invalidGraph(line, ErrorText.message(e));
        } catch (ParameterException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            return Complaints.brokenGraph(line, e, output.debug);
        }
        if (graph == null) {
            return Complaints.invalidGraph(line, "graph() has returned null instead of a graph");
        }
        try {
            return new Session(this, line, graph).run();
        } catch (RuntimeException e) { // a larger program would show it as it is
            if (Complaints.tellsSecret(line, e)) {
                return Complaints.tell(line, e);
            }
            throw e;
        }
    }

    /** Returns whether it knows already how to read durations, or how its author wants them to be read. */
    boolean hasOwnCommandLine() {
        return hasOwnCommandLine;
    }

    SelectionOptions selection() {
        return selection;
    }

    RunOptions run() {
        return run;
    }

    OutputOptions output() {
        return output;
    }

    TestOptions test() {
        return test;
    }

    /** The command of a graph without options of its own. */
    @Command
    private static final class GraphCommand extends ConvergeCommand {

        private final String name;
        private final Callable<JobGraph> graph;

        GraphCommand(String name, Callable<JobGraph> graph) {
            this.name = name;
            this.graph = graph;
        }

        @Override
        protected JobGraph graph() throws Exception {
            return graph.call();
        }

        @Override
        public CommandLine commandLine() {
            return super.commandLine().setCommandName(name);
        }
    }
}
