package dev.fixpoint.command;

import dev.fixpoint.graph.InvalidGraphException;
import dev.fixpoint.text.ErrorText;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Converges what a source file or a class says. */
@Command(
        name = "run",
        description = "Converge what a source file or a class says.",
        customSynopsis = "fixpoint run [-cp PATH] WHAT [OPTIONS OF THE PROGRAM]",
        usageHelpAutoWidth = true,
        sortOptions = false,
        footerHeading = "%nWhat can be run:%n",
        footer = {
            "  a ConvergeCommand: its own options work too;",
            "  a class with a public static method without parameters that returns a",
            "    JobGraph; of several, the one named graph;",
            "  a job: the graph of all that it needs.",
            "",
            "Of a source file, the first top-level class that is one of these is run;",
            "FILE.java#NAME and CLASS#NAME choose a class in it, or a method.",
            "",
            "Everything behind WHAT is for the program; 'fixpoint run WHAT --help' shows its",
            "options and exit codes. Without options it converges.",
            "",
            "Examples:",
            "  fixpoint run MovieNight.java --no-act",
            "  fixpoint run MovieNight.java#StartMovie --list=tree",
            "  fixpoint run -cp 'build/classes:lib/*' movies.MovieNight -v"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-cp", "--class-path"},
            paramLabel = "PATH",
            description =
                    "Where classes are found, besides this jar: directories, jars, and DIRECTORY/* for all jars in it.")
    @Nullable
    private String classPath;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description =
                    "A Java source file, or the name of a class: movies.MovieNight, movies.MovieNight.WatchMovie.")
    private String what;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            hidden = true,
            parameterConsumer = Everything.class,
            description = "The options of the program.")
    private List<String> arguments = new ArrayList<>();

    @SuppressWarnings("NullAway") // picocli sets what has no value
    private RunCommand() {}

    @Override
    public Integer call() throws Exception {
        CommandLine line = spec.commandLine();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            return run(line, thread);
        } catch (UnusableProgramException e) {
            throw new ParameterException(line, e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private int run(CommandLine line, Thread thread) throws Exception {
        ClassPath path = ClassPath.of(classPath);
        ProgramName name = ProgramName.of(what);
        List<Class<?>> classes;
        Program program;
        try {
            if (name.isSource()) {
                SourceFile.Compiled compiled = SourceFile.read(name.start()).compile(path);
                line.getErr().print(compiled.messages());
                line.getErr().flush();
                if (compiled.classes() == null) {
                    return ExitCode.USAGE;
                }
                classes = compiled.classes();
            } else {
                classes = List.of(path.load(name.start()));
            }
            program = ProgramChoice.in(classes, name).choose();
        } catch (LinkageError e) {
            throw unloadable(name.quoted(), e);
        }
        thread.setContextClassLoader(program.type().getClassLoader());
        return execute(line, program);
    }

    private int execute(CommandLine line, Program program) throws UnusableProgramException {
        CommandLine inner;
        try {
            inner = program.commandLine();
        } catch (InvocationTargetException e) {
            return cannotBeMade(line, program, e.getCause() == null ? e : e.getCause());
        } catch (LinkageError e) {
            throw unloadable("class " + program.type().getName(), e);
        }
        inner.setOut(line.getOut()).setErr(line.getErr());
        return inner.execute(arguments.toArray(String[]::new));
    }

    private static UnusableProgramException unloadable(String what, LinkageError error) {
        return new UnusableProgramException(
                what + " cannot be loaded: " + ErrorText.describe(error) + "; -cp says where classes are", error);
    }

    private static int cannotBeMade(CommandLine line, Program program, Throwable error) {
        String problem = error instanceof InvalidGraphException
                ? ErrorText.message(error)
                : "class " + program.type().getName() + " cannot be instantiated: " + ErrorText.describe(error);
        line.getErr().println(program.name() + ": " + problem);
        return ExitCode.INVALID_GRAPH;
    }
}
