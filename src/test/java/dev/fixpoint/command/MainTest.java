package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the runnable jar does by itself. */
class MainTest {

    @Test
    void saysWhichCommandsThereAre() {
        assertThat(Execution.of(Main.commandLine(), "--help")).isEqualTo(new Execution(0, """
                Usage: fixpoint [-hV] COMMAND
                Idempotent convergence: small jobs, each with a check, a run and perhaps a
                cleanup, repeated until nothing is left to do.
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.

                Commands:
                  run                  Converge what a source file or a class says.
                  render               Turn a stored report into another form.
                  compare              Say what differs between two stored reports.
                  generate-completion  Generate bash/zsh completion script for fixpoint.

                Exit codes:
                  0                    the command did what it was told
                  1                    run: some job has failed or is blocked, or the lock is
                                         held; compare: some job got worse
                  2                    wrong usage, a source that does not compile, a class
                                         that cannot be read, or a file that cannot be read or
                                         written
                  3                    run: the graph is invalid, or cannot be made
                  4, 5, 10, 130, 143   run: as the --help of each program says

                Examples:
                  fixpoint run MovieNight.java --no-act
                  fixpoint run -cp 'build/classes:lib/*' movies.MovieNight --report run.json
                  fixpoint render run.json --as html -o run.html
                  fixpoint compare yesterday.json today.json --slower 50

                'fixpoint COMMAND --help' tells more of a command. This jar is also all that a
                program with a main of its own needs on its class path:

                  java -cp fixpoint.jar MyJobs.java
                """, ""));
    }

    @Test
    void saysWhatCanBeRun() {
        assertThat(Execution.of(Main.commandLine(), "run", "-h")).isEqualTo(new Execution(0, """
                Usage: fixpoint run [-cp PATH] WHAT [OPTIONS OF THE PROGRAM]
                Converge what a source file or a class says.
                      WHAT     A Java source file, or the name of a class: movies.MovieNight,
                                 movies.MovieNight.WatchMovie.
                      -cp, --class-path=PATH
                               Where classes are found, besides this jar: directories, jars,
                                 and DIRECTORY/* for all jars in it.
                  -h, --help   Show this help message and exit.

                What can be run:
                  a ConvergeCommand: its own options work too;
                  a class with a public static method without parameters that returns a
                    JobGraph; of several, the one named graph;
                  a job: the graph of all that it needs.

                Of a source file, the first top-level class that is one of these is run;
                FILE.java#NAME and CLASS#NAME choose a class in it, or a method.

                Everything behind WHAT is for the program; 'fixpoint run WHAT --help' shows its
                options and exit codes. Without options it converges.

                Examples:
                  fixpoint run MovieNight.java --no-act
                  fixpoint run MovieNight.java#StartMovie --list=tree
                  fixpoint run -cp 'build/classes:lib/*' movies.MovieNight -v
                """, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                  | nothing to do; name a command: run, render, compare, generate-completion
            rnu                | there is no command "rnu"; did you mean "run"?
            rendr x --as html  | there is no command "rendr"; did you mean "render"?
            qqqqqqq            | there is no command "qqqqqqq"
            Hello.java -n      | there is no command "Hello.java"; did you mean: fixpoint run Hello.java
            --hlep             | there is no option "--hlep"; did you mean "--help"?
            """)
    void guessesWhatWasMeant(String args, String message) {
        assertThat(Execution.of(Main.commandLine(), args == null ? new String[0] : args.split(" ", -1)))
                .isEqualTo(new Execution(2, "", "fixpoint: " + message + "\nTry 'fixpoint --help'.\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run                   | Missing required parameter: 'WHAT'
            run --classpath x     | there is no option "--classpath"; did you mean "--class-path"?
            run --no-act X.java   | there is no option "--no-act"; the options of a program stand behind its name: fixpoint run WHAT --no-act
            render                | Missing required parameter: 'REPORT.json'
            render a b --as json  | one argument too many: "b"
            compare a b --solwer  | there is no option "--solwer"; did you mean "--slower"?
            """)
    void tellsWhatIsWrongWithACommand(String args, String message) {
        String command = "fixpoint " + args.split(" ", -1)[0];

        assertThat(Execution.of(Main.commandLine(), args.split(" ", -1)))
                .isEqualTo(new Execution(2, "", command + ": " + message + "\nTry '" + command + " --help'.\n"));
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void exitsWithTheCode() throws Exception {
        JarProcess jar = JarProcess.with(Map.of());

        assertThat(jar.run("--version")).isEqualTo(new Execution(0, "fixpoint (not packaged)\n", ""));
        assertThat(jar.run("rnu").status()).isEqualTo(2);
        assertThat(jar.run("run", "examples/MovieNight.java", "-q").status()).isEqualTo(1);
        assertThat(jar.run("run", "examples/MovieNight.java", "-q", "--battery_state", "charged", "--couch_space"))
                .isEqualTo(new Execution(0, "", ""));
    }

    @Test
    void anOutputThatTakesNothingIsToldOnce() {
        Writer full = new Writer() {
            @Override
            public void write(char[] letters, int start, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        for (String[] args : new String[][] {{"--help"}, {"run", "examples/MovieNight.java", "-t", "Food"}}) {
            StringWriter err = new StringWriter();
            CommandLine line = Main.commandLine().setOut(new PrintWriter(full)).setErr(new PrintWriter(err, true));

            assertThat(Main.execute(line, args)).isEqualTo(2);
            assertThat(err.toString())
                    .endsWith(": cannot write to standard output\n")
                    .hasLineCount(1);
        }
    }
}
