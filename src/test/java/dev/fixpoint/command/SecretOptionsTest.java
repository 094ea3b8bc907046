package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the values of secret options are not shown in, besides the convergence itself. */
class SecretOptionsTest {

    /** A program that tells its secrets wherever it is asked to. */
    @Command(name = "gossip")
    static final class Gossip extends ConvergeCommand {

        @Secret
        @Option(names = "--token")
        String token = "none";

        @Secret
        @Option(names = "--pin")
        int pin;

        @Secret
        @Option(names = "--keys", split = ",")
        List<String> keys = List.of();

        @Secret
        @Option(names = "--login")
        Map<String, char[]> logins = Map.of();

        @Option(names = "--number")
        int number;

        @Option(names = "--tell")
        String where = "nowhere";

        @Override
        protected JobGraph graph() throws Exception {
            String gossip = "the token is " + token + ", the keys are " + keys;
            if (where.equals("graph")) {
                throw new IllegalStateException(gossip, new IllegalStateException(token));
            }
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("a").dependsOn(where.equals("name") ? new String[] {token} : new String[0]);
            return jobs.build();
        }

        @Override
        protected void configure(Fixpoint fixpoint) {
            throw new IllegalStateException("the keys are " + keys, new IllegalStateException(token));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph", "name", "configure"})
    void areNotInWhatTheProgramSaysOfItsFailure(String where) {
        Execution execution =
                Execution.of(new Gossip(), "--token", "hunter2", "--keys", "brass,steel", "-d", "--tell", where);

        assertThat(execution.out() + execution.err())
                .contains("***")
                .doesNotContain("hunter2")
                .doesNotContain("brass")
                .doesNotContain("steel");
    }

    @Command(name = "app", subcommands = Gossip.class)
    static final class Larger implements Runnable {
        @Override
        public void run() {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tell=graph", "--tell=name", "--tell=configure", "--pin=hunter2", "--number=hunter2"})
    void areNotInWhatALargerProgramSaysOfIt(String option) {
        Execution execution = Execution.of(
                new CommandLine(new Larger()), "gossip", "--token", "hunter2", "--keys", "brass,steel", option);

        assertThat(execution.status()).isNotZero();
        assertThat(execution.out() + execution.err())
                .startsWith("app gossip: ")
                .doesNotContain("hunter2")
                .doesNotContain("brass");
    }

    @Test
    void leaveAllOtherErrorsToTheLargerProgram() {
        CommandLine larger = new CommandLine(new Larger()).setParameterExceptionHandler((error, args) -> 77);

        assertThat(Execution.of(larger, "gossip", "--number", "some").status()).isEqualTo(77);
        assertThat(Execution.of(larger, "gossip", "--pin", "some").status()).isEqualTo(2);
    }

    /** A program that names a job after a secret. */
    @Command(name = "leak")
    static final class Leak extends ConvergeCommand {

        @Secret
        @Option(names = "--token", required = true)
        String token;

        @Option(names = "--configured")
        boolean configured;

        @Override
        protected JobGraph graph() {
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("upload with " + token + " to hunter3");
            return jobs.build();
        }

        @Override
        protected void configure(Fixpoint fixpoint) {
            if (configured) {
                fixpoint.secret("host").argument("host", "hunter3");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "-n", "--list", "--list=json"})
    void areRefusedInTheNamesOfJobs(String option) {
        assertThat(Execution.of(new Leak(), "--token=hunter2", option)).isEqualTo(new Execution(2, "", """
                leak: argument "token" is secret, but its text is in the name of a job, "upload with *** to hunter3"; \
                names are shown everywhere: name it after something else
                """));
    }

    @Test
    void areRefusedInTheNamesOfJobsAlsoIfOnlyTheProgramKnowsThem() {
        assertThat(Execution.of(new Leak(), "--token=", "--configured")).isEqualTo(new Execution(2, "", """
                leak: argument "host" is secret, but its text is in the name of a job, "upload with  to ***"; \
                names are shown everywhere: name it after something else
                """));
        assertThat(Execution.of(new Leak(), "--token=", "-A", "host=hunter3", "--secret=host"))
                .isEqualTo(new Execution(2, "", """
                leak: argument "host" is secret, but its text is in the name of a job, "upload with  to ***"; \
                names are shown everywhere: name it after something else
                """));
    }

    @Test
    void areMaskedInTheMessageOnly() {
        assertThat(Execution.of(new Gossip(), "--token", "hunter2", "--tell", "graph"))
                .isEqualTo(new Execution(
                        3,
                        "",
                        "gossip: the graph cannot be made: java.lang.IllegalStateException: "
                                + "the token is ***, the keys are []\n"));
    }

    @Test
    void areMaskedAlsoIfOnlyTheUserSaysThatTheyAreSecret() {
        assertThat(Execution.of(new Gossip(), "--tell=graph", "--secret=x", "-A", "x=the token")
                        .err())
                .contains("IllegalStateException: *** is ***");
        assertThat(Execution.of(new Gossip(), "--secret=number", "--number=1234", "--tries=1234x")
                        .err())
                .contains("'***x' is not an int");
    }

    @Test
    void areLeftOutIfTheyCannotBeRead() {
        assertThat(Execution.of(new Gossip(), "--pin", "topsecret")).isEqualTo(new Execution(2, "", """
                gossip: Invalid value for option '--pin': it is secret and not shown, and is no int
                Try 'gossip --help'.
                """));
        assertThat(Execution.of(new Gossip(), "--number", "some").err()).isEqualTo("""
                gossip: Invalid value for option '--number': 'some' is not an int
                Try 'gossip --help'.
                """);
        assertThat(Execution.of(new Gossip(), "--token=hunter2", "--number=xhunter2")
                        .err())
                .contains("'x***' is not an int");
    }

    /** A program with a secret that has no name. */
    @Command(name = "unnamed")
    static final class Unnamed extends ConvergeCommand {

        @Secret
        @Parameters(paramLabel = "PASSWORD")
        String password;

        @Override
        protected JobGraph graph() {
            throw new AssertionError("never called");
        }
    }

    /** A program whose secrets have defaults. */
    @Command(name = "defaults", showDefaultValues = true)
    static final class Defaults extends ConvergeCommand {

        @Secret
        @Option(names = "--token", defaultValue = "hunter2", description = "The token, ${DEFAULT-VALUE} if not given.")
        String token;

        @Secret
        @Option(names = "--key")
        String key = "hunter2";

        @Secret
        @Option(names = "--pin")
        String pin;

        @Option(names = "--door", defaultValue = "front", description = "The door: ${DEFAULT-VALUE} or another.")
        String door;

        @Override
        protected JobGraph graph() {
            throw new AssertionError("never called");
        }
    }

    @Test
    void areNotInTheHelpIfTheyHaveADefault() {
        String shown = """
                      --token=<token>        The token, *** if not given.
                                               Default: ***
                      --key=<key>              Default: ***
                      --pin=<pin>
                      --door=<door>          The door: front or another.
                                               Default: front
                """;
        CommandLine larger = new CommandLine(new Larger()).addSubcommand(new Defaults());
        larger.addSubcommand(new CommandLine.HelpCommand());

        assertThat(Execution.of(new Defaults(), "--help").out()).contains(shown).doesNotContain("hunter2");
        assertThat(Execution.of(larger, "defaults", "--help").out())
                .contains(shown)
                .doesNotContain("hunter2");
        assertThat(Execution.of(larger, "help", "defaults").out())
                .contains(shown)
                .doesNotContain("hunter2");
    }

    @Test
    void mustBeOptions() {
        String message =
                "parameter PASSWORD cannot be kept secret, since it has no name to know it by; make it an option";

        assertThatThrownBy(() -> new Unnamed().execute("hunter2"))
                .isInstanceOf(InitializationException.class)
                .hasMessage(message);
        assertThat(Execution.of(Main.commandLine(), "run", Unnamed.class.getName(), "hunter2"))
                .isEqualTo(new Execution(
                        2,
                        "",
                        "fixpoint run: class " + Unnamed.class.getName() + ": " + message
                                + "\nTry 'fixpoint run --help'.\n"));
        CommandLine larger = new CommandLine(new ProgramOptionsTest.Larger()).addSubcommand(new Unnamed());
        larger.setExecutionExceptionHandler((error, line, result) -> {
            line.getErr().println(error.getMessage());
            return 70;
        });
        assertThat(Execution.of(larger, "unnamed", "hunter2")).isEqualTo(new Execution(70, "", message + "\n"));
    }
}
