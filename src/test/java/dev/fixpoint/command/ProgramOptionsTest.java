package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.test.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What becomes of the options that a program declares itself, by itself and as a part of a larger one. */
class ProgramOptionsTest {

    /** A program with every kind of option. */
    @Command(name = "all")
    static final class AllKinds extends ConvergeCommand {

        final Map<String, Object> named = new LinkedHashMap<>();
        final List<Object> positional = new ArrayList<>();

        @Option(names = {"-m", "--movie"})
        String movie;

        @Option(names = "-x1")
        int number = 7;

        @Option(names = "--absent")
        String absent;

        @Option(names = "--maybe")
        Optional<String> maybe;

        @Option(names = "--many", split = ",")
        List<String> many;

        @Option(names = "--patience", defaultValue = "2s")
        Duration patience;

        @Secret
        @Option(names = "--password")
        String password;

        @Parameters(index = "1..*")
        List<Path> others;

        @Parameters(index = "0", arity = "0..1")
        String first;

        @Override
        protected JobGraph graph() {
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("look").tries(1).check(this::look);
            return jobs.build();
        }

        private void look(JobContext job) {
            named.putAll(job.arguments().named());
            positional.addAll(job.arguments().positional());
            job.require(password == null, "the password is " + password);
        }

        @Override
        protected void configure(Fixpoint fixpoint) {
            fixpoint.timeSource(new FakeTime());
        }
    }

    @Test
    void whatIsSaidOnTheCommandLineComesBeforeWhatTheProgramConfigures() {
        List<String> seen = new ArrayList<>();
        Supplier<ConvergeCommand> program = () -> new ConvergeCommand() {
            @Override
            protected JobGraph graph() {
                JobGraph.Builder jobs = JobGraph.builder();
                jobs.job("look").check(job -> {
                    seen.add(job.tries() + " " + job.arguments().named());
                    throw CheckFailure.because("no").hopeless();
                });
                return jobs.build();
            }

            @Override
            protected void configure(Fixpoint fixpoint) {
                fixpoint.defaultTries(7).parallelism(2).failFast(true).argument("x", "configured");
            }

            @Override
            protected int defaultTries() {
                return 5;
            }
        };

        assertThat(Execution.of(program.get()).status()).isEqualTo(1);
        assertThat(Execution.of(program.get(), "--tries=2", "-j1", "--fail-fast", "-A", "x=said")
                        .status())
                .isEqualTo(1);

        assertThat(seen).containsExactly("7 {x=configured}", "2 {x=said}");
    }

    @Test
    void givesTheJobsItsOwnOptionsByNameAndItsParametersByPosition() {
        AllKinds command = new AllKinds();

        assertThat(Execution.of(
                                command,
                                "one",
                                "-m",
                                "MST3K",
                                "two",
                                "three",
                                "--many=a,b",
                                "-A",
                                "extra=1=2",
                                "--maybe=x",
                                "-A",
                                "empty")
                        .err())
                .isEmpty();
        assertThat(command.named)
                .containsExactly(
                        Map.entry("movie", "MST3K"),
                        Map.entry("x1", 7),
                        Map.entry("maybe", "x"),
                        Map.entry("many", List.of("a", "b")),
                        Map.entry("patience", Duration.ofSeconds(2)),
                        Map.entry("extra", "1=2"),
                        Map.entry("empty", ""));
        assertThat(command.positional).containsExactly("one", Path.of("two"), Path.of("three"));
    }

    @Test
    void showsNoSecrets() {
        Execution marked = Execution.of(new AllKinds(), "-d", "--password", "hunter2");
        assertThat(marked.out() + marked.err()).contains("the password is ***").doesNotContain("hunter2");
        Execution named = Execution.of(new House(), "-v", "--colour=hunter2", "--secret=colour", "-n");
        assertThat(named.out() + named.err()).doesNotContain("hunter2");
        Execution argument =
                Execution.of(new House(), "-d", "-A", "key=there is no", "--secret", "key", "-t", "ground");
        assertThat(argument.err()).contains("CheckFailure: *** ground");
    }

    @Command(name = "app", subcommands = House.class)
    static final class Larger implements Runnable {
        @Override
        public void run() {}
    }

    @Test
    void canBeASubcommandOfALargerProgram() {
        CommandLine line = new CommandLine(new Larger());

        assertThat(Execution.of(line, "house", "-n", "-t", "ground")).isEqualTo(new Execution(1, """
                        would run  ground: there is no ground
                        plan: 1 job, 1 would run; waiting for retries takes from 0s to 2s (ground)
                        """, ""));
        assertThat(Execution.of(new CommandLine(new Larger()), "house", "-t", "grund")
                        .err())
                .startsWith("no job is named \"grund\"; did you mean \"ground\"?");
    }

    @Test
    void readsDurationsOfItsOwnInALargerProgramToo() {
        AllKinds added = new AllKinds();
        CommandLine line = new CommandLine(new Larger()).addSubcommand(added);

        assertThat(Execution.of(line, "all", "--patience", "1.5s").err()).isEmpty();
        assertThat(added.named).containsEntry("patience", Duration.ofMillis(1500));
    }

    @Test
    void leavesDurationsToAProgramThatReadsThemItself() {
        AllKinds command = new AllKinds();
        CommandLine line = command.commandLine().registerConverter(Duration.class, text -> Duration.ZERO);

        assertThat(Execution.of(line, "--patience", "none").err()).isEmpty();
        assertThat(command.named).containsEntry("patience", Duration.ZERO);
    }
}
