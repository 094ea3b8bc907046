package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is run of a source file, and what is said if nothing can be. */
class RunCommandTest {

    private static final String IMPORTS = """
            import dev.fixpoint.command.ConvergeCommand;
            import dev.fixpoint.graph.JobGraph;
            import dev.fixpoint.job.*;
            """;

    private static final String WHAT_CAN_BE_RUN =
            "what can be run is a ConvergeCommand, a job, or a class with a public"
                    + " static method without parameters that returns a JobGraph";

    @TempDir
    private Path directory;

    @Test
    void runsMovieNightWithItsOwnOptions() {
        assertThat(run("examples/MovieNight.java", "--battery_state", "charged", "--couch_space"))
                .isEqualTo(new Execution(
                        0, "succeeded: 20 jobs, 12 passed, 8 converged; 29 attempts, 8 sweeps, TIME\n", ""));
        assertThat(run("examples/MovieNight.java").status()).isEqualTo(1);
        assertThat(run("examples/MovieNight.java", "--help").out())
                .startsWith("Usage: MovieNight [OPTIONS]")
                .contains("--battery_state=STATE", "--no-act");
        assertThat(run("examples/MovieNight.java", "--battery_sate=x").err())
                .startsWith("MovieNight: there is no option \"--battery_sate\"; did you mean \"--battery_state\"?");
    }

    @Test
    void runsAJobInIt() {
        assertThat(run("examples/MovieNight.java#InsertDVD", "-v", "-A", "movie=MST3K"))
                .isEqualTo(new Execution(0, "succeeded: 2 jobs, 2 passed; 2 attempts, 1 sweep, TIME\n", """
                        ValidateMovie.check: pass
                        InsertDVD.check: pass
                        """));
        assertThat(run("examples/MovieNight.java#MovieNight$TurnOnTV", "--list=tree")
                        .out())
                .isEqualTo("TurnOnTV\n  FindTVRemote\n");
    }

    @Test
    void runsTheFirstTopLevelClassThatCanBeRun() throws IOException {
        source("Any.java", "package some.where;\n" + IMPORTS + """
                interface Kind extends Job { default void check(JobContext job) {} }
                abstract class Base implements Kind { static class Nested implements DummyJob {} }
                enum Colour { RED }
                class Zeta extends Alpha {}
                public class Alpha implements Kind { Runnable anonymous = new Runnable() { public void run() {} }; }
                record Beta() implements DummyJob {}
                """);

        assertThat(run(at("Any.java"), "-v").err()).isEqualTo("Zeta.check: pass\n");
        assertThat(run(at("Any.java#Alpha"), "-v").err()).isEqualTo("Alpha.check: pass\n");
        assertThat(run(at("Any.java#Beta"), "-v").err()).isEqualTo("Beta.check: pass\n");
        assertThat(run(at("Any.java#Nested"), "-v").err()).isEqualTo("Nested.check: pass\n");
    }

    @Test
    void runsTheGraphOfAMethod() throws IOException {
        source("Graphs.java", IMPORTS + """
                class One {
                    private static JobGraph hidden() { return null; }
                    public static JobGraph graph(int size) { return null; }
                    public static JobGraph only() { return JobGraph.builder(A.class).build(); }
                    static class A implements DummyJob {}
                }
                class Several {
                    public static JobGraph other() { return JobGraph.builder(One.A.class).build(); }
                    public static JobGraph graph() { return JobGraph.builder(B.class).build(); }
                    static class B implements DummyJob {}
                }
                class Unclear {
                    public static JobGraph two() { return null; }
                    public static JobGraph one() { return null; }
                }
                """);

        assertThat(run(at("Graphs.java"), "--list=tree").out()).isEqualTo("A\n");
        assertThat(run(at("Graphs.java#Several"), "--list=tree").out()).isEqualTo("B\n");
        assertThat(run(at("Graphs.java#Several#other"), "--list=tree").out()).isEqualTo("A\n");
        assertThat(run(at("Graphs.java#only"), "--list=tree").out()).isEqualTo("A\n");
        assertThat(run(at("Graphs.java#Unclear")))
                .isEqualTo(
                        refused("\"FILE#Unclear\": class Unclear has several methods that return a graph, and none is"
                                + " named graph; choose one: \"FILE#Unclear#one\", \"FILE#Unclear#two\""));
        assertThat(run(at("Graphs.java#hidden")))
                .isEqualTo(refused("\"FILE#hidden\": there is no class, nor a public static method that returns a"
                        + " JobGraph, named \"hidden\""));
        assertThat(run(at("Graphs.java#Severl")).err()).contains("named \"Severl\"; did you mean \"Several\"?\n");
    }

    @Test
    void namesACommandThatHasNoNameAfterItsClass() throws IOException {
        source("Nameless.java", IMPORTS + """
                class Nameless extends ConvergeCommand {
                    private Nameless() {}
                    protected JobGraph graph() { return JobGraph.builder(A.class).build(); }
                    static class A implements DummyJob {}
                }
                """);

        assertThat(run(at("Nameless.java"), "-t", "B")).isEqualTo(new Execution(2, "", """
                        Nameless: no job is named "B"; did you mean "A"?
                        Try 'Nameless --help'.
                        """));
    }

    @Test
    void givesTheProgramAllThatStandsBehindItAsItIs() throws IOException {
        source("Words.java", IMPORTS + """
                class Words extends ConvergeCommand {
                    @picocli.CommandLine.Parameters java.util.List<String> words;
                    protected JobGraph graph() {
                        System.setProperty("words", String.join("|", words));
                        return JobGraph.builder(A.class).build();
                    }
                    static class A implements DummyJob {}
                }
                """);

        assertThat(run(at("Words.java"), "-q", "a b", "--", "--no-act", "", "--", "-cp", "'q'", "#"))
                .isEqualTo(new Execution(0, "", ""));
        assertThat(System.clearProperty("words")).isEqualTo("a b|--no-act||--|-cp|'q'|#");
    }

    @Test
    void showsErrorsAsTheCompilerDoes() throws IOException {
        source("Broken.java", """
                class Broken {
                    int number = "text";
                    Missing field;
                }
                """);

        assertThat(run(at("Broken.java"))).isEqualTo(new Execution(2, "", """
                FILE:3: error: cannot find symbol
                    Missing field;
                    ^
                  symbol:   class Missing
                  location: class Broken
                FILE:2: error: incompatible types: String cannot be converted to int
                    int number = "text";
                                 ^
                2 errors
                """));
    }

    @Test
    void setsTheContextClassLoaderOfTheProgramWhileItRuns() throws IOException {
        source("Loader.java", IMPORTS + """
                class Loader implements Job {
                    public void check(JobContext job) {
                        job.require(Thread.currentThread().getContextClassLoader() == Loader.class.getClassLoader(), "no");
                    }
                }
                """);
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThat(run(at("Loader.java"), "-q", "--tries", "1").status()).isZero();
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ctor       | Ctor: class Ctor cannot be instantiated: java.io.IOException: no network
            Init       | Init: class Ctor$Init cannot be instantiated: java.lang.ArithmeticException: / by zero
            Fails      | Fails: the graph cannot be made: java.lang.IllegalStateException: java.lang.AssertionError: oops
            Null       | Null: the graph cannot be made: java.lang.IllegalStateException: Ctor$Null.graph() returned null
            Invalid    | Invalid: invalid graph: job "a" depends on "b", which does not exist; did you mean "a"?
            Invalid2   | Invalid2: invalid graph: job "a" depends on "b", which does not exist; did you mean "a"?
            """)
    void tellsOfAGraphThatCannotBeMadeWithoutAStackTrace(String choice, String message) throws IOException {
        source("Ctor.java", IMPORTS + """
                class Ctor extends ConvergeCommand {
                    Ctor() throws Exception { throw new java.io.IOException("no network"); }
                    protected JobGraph graph() { return null; }
                    static JobGraph invalid() {
                        JobGraph.Builder jobs = JobGraph.builder();
                        jobs.job("a").dependsOn("b");
                        return jobs.build();
                    }
                    static class Init extends ConvergeCommand {
                        static int number = 1 / Integer.parseInt("0");
                        protected JobGraph graph() { return null; }
                    }
                    static class Fails { public static JobGraph graph() { throw new AssertionError("oops"); } }
                    static class Null { public static JobGraph graph() { return null; } }
                    static class Invalid { public static JobGraph graph() { return invalid(); } }
                    static class Invalid2 extends ConvergeCommand {
                        Invalid2() { invalid(); }
                        protected JobGraph graph() { return null; }
                    }
                }
                """);

        assertThat(run(at("Ctor.java#" + choice))).isEqualTo(new Execution(3, "", message + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Plain     | nothing to converge in class Plain; WHAT
            Main      | nothing to converge in class Main; it has a main of its own: java -cp fixpoint.jar FILE; WHAT
            Outer     | nothing to converge in class Outer; choose what is nested in it: "FILE#Outer.A", "FILE#Outer.B"
            Private   | nothing to converge in class Private; its method graph() returns a graph, but is not public and static
            Kind      | nothing to converge in class Kind; it is an interface: name a class that can be instantiated
            Base      | nothing to converge in class Base; it is abstract: name a class that can be instantiated
            """)
    void saysWhatAClassIsInstead(String choice, String message) throws IOException {
        source("Nothing.java", IMPORTS + """
                class Plain {}
                class Main { public static void main(String[] args) {} }
                class Outer { class B implements DummyJob {} static class A implements DummyJob {} }
                class Private { static JobGraph graph() { return null; } }
                interface Kind extends Job {}
                abstract class Base extends ConvergeCommand {}
                """);

        assertThat(run(at("Nothing.java#" + choice)))
                .isEqualTo(refused("\"FILE#" + choice + "\": " + message.replace("WHAT", WHAT_CAN_BE_RUN)));
        assertThat(run(at("Nothing.java")).err())
                .startsWith("fixpoint run: \"FILE\": nothing to converge in classes Plain, Main, Outer, Private, Kind"
                        + " and 1 more; choose what is nested in it: ");
    }

    @Test
    void saysWhatIsMissingInACommand() throws IOException {
        source("Command.java", IMPORTS + """
                class Command extends ConvergeCommand {
                    Command(int size) {}
                    protected JobGraph graph() { return null; }
                    class Inner extends ConvergeCommand { protected JobGraph graph() { return null; } }
                }
                """);

        assertThat(run(at("Command.java")))
                .isEqualTo(refused("class Command has no constructor without parameters; add one"));
        assertThat(run(at("Command.java#Inner")))
                .isEqualTo(
                        refused("class Command$Inner is an inner class, which cannot be made without an instance of the"
                                + " outer one; make it static"));
    }

    @Test
    void asksWhichOfTwoClassesIsMeant() throws IOException {
        source("Twins.java", IMPORTS + """
                class One { static class Same implements DummyJob {} }
                class Two { static class Same implements DummyJob {} }
                """);

        assertThat(run(at("Twins.java#Same")))
                .isEqualTo(refused("\"FILE#Same\" could be any of \"FILE#One.Same\", \"FILE#Two.Same\""));
        assertThat(run(at("Twins.java#Two.Same"), "-q").status()).isZero();
        assertThat(run(at("Twins.java#Two#Same"), "-q").status()).isZero();
    }

    @Test
    void tellsOfSourcesThatCannotBeRead() throws IOException {
        source("Hello.java", "");
        Files.write(directory.resolve("Latin.java"), "class Gr\u00fcn {}".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectory(directory.resolve("Folder.java"));

        assertThat(run(at("Hello.java")))
                .isEqualTo(refused("\"FILE\": nothing to converge, as there is no class; " + WHAT_CAN_BE_RUN));
        assertThat(run(at("Helo.java"))).isEqualTo(refused("there is no file \"FILE\"; did you mean \"Hello.java\"?"));
        assertThat(run("no/such/Hello.java")).isEqualTo(refused("there is no file \"no/such/Hello.java\""));
        assertThat(run("\0.java")).isEqualTo(refused("there is no file \"\\u0000.java\""));
        assertThat(run(at("Latin.java"))).isEqualTo(refused("\"FILE\" is not in UTF-8"));
        assertThat(run(at("Folder.java"))).isEqualTo(refused("cannot read FILE: Is a directory"));
    }

    @Test
    void takesANumberSignInADirectoryForWhatItIs() throws IOException {
        Files.createDirectory(directory.resolve("a#b"));
        source(
                "a#b/Dummy.java",
                IMPORTS + "class Dummy implements DummyJob { static class In implements DummyJob {} }");

        assertThat(run(at("a#b/Dummy.java"), "-v").err()).isEqualTo("Dummy.check: pass\n");
        assertThat(run(at("a#b/Dummy.java#In"), "-v").err()).isEqualTo("In.check: pass\n");
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void saysThatAJreHasNoCompiler() throws Exception {
        String message =
                "fixpoint run: this Java (" + System.getProperty("java.home") + ") has no compiler; run it with a"
                        + " JDK, or compile the file first and name its class: run -cp DIRECTORY CLASS\n"
                        + "Try 'fixpoint run --help'.\n";

        for (String modules :
                new String[] {"java.base,java.logging,java.xml", "java.base,java.logging,java.compiler"}) {
            assertThat(JarProcess.with(Map.of(), "--limit-modules", modules).run("run", "examples/MovieNight.java"))
                    .isEqualTo(new Execution(2, "", message));
        }
    }

    private void source(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private static Execution refused(String message) {
        return new Execution(2, "", "fixpoint run: " + message + "\nTry 'fixpoint run --help'.\n");
    }

    /** Runs a program. In what it says, its file is named FILE and a time TIME. */
    private static Execution run(String what, String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "run";
        all[1] = what;
        System.arraycopy(args, 0, all, 2, args.length);
        Execution execution = Execution.of(Main.commandLine(), all);
        int end = what.indexOf(".java#");
        String file = end < 0 ? what : what.substring(0, end + ".java".length());
        return new Execution(
                execution.status(),
                execution.out().replaceFirst("(sweeps?), .*", "$1, TIME"),
                file.startsWith("/") ? execution.err().replace(file, "FILE") : execution.err());
    }
}
