package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.World;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code --audit} of a program, in this process. */
class AuditCommandTest {

    /** Writes a greeting, in one way or the other. */
    @Command(name = "greeting")
    static final class Greeting extends ConvergeCommand {

        @Parameters
        Path directory;

        @Option(names = "--whom", defaultValue = "world")
        String whom;

        @Option(names = "--hasty")
        boolean hasty;

        @Override
        protected JobGraph graph() {
            JobGraph.Builder jobs = JobGraph.builder();
            Path file = directory.resolve("greeting");
            jobs.job("greeting")
                    .check(job -> {
                        System.out.println("looking");
                        System.err.println("really");
                        job.requireEqual("directory", directory, job.argument(0, Path.class));
                        job.require(
                                hasty ? job.global().find("done").isPresent() : Files.exists(file),
                                "nobody was greeted");
                    })
                    .run(job -> {
                        Files.writeString(file, "Hello, " + job.argument("whom", String.class));
                        job.global().put("done", true);
                    });
            return jobs.build();
        }

        @Override
        protected World<Path> world() {
            return World.directory(fresh -> {
                        directory = fresh;
                        return graph();
                    })
                    .prepared(fresh -> Files.createFile(fresh.resolve("there already")));
        }
    }

    @Test
    void saysThatAllIsWell() {
        assertThat(Execution.of(new Greeting(), "nowhere", "--audit", "--whom=all"))
                .isEqualTo(new Execution(5, """
                        audit: 1 finding, seed 1
                        declared: job "greeting" stores "done", which no job reads
                          replay: converge a fresh world, and look at what jobs do to global storage
                          remedy: do not store it; or, if it is read from the report, tell the audit: reads("done")
                        - the only legal order, one job after the other and 4 at once
                        - cancelled behind each of 1 run
                        - stopped dead behind each of 3 phases, and converged again
                        - 9 fresh worlds
                        """, ""));
    }

    @Test
    void saysWhatIsWrong() {
        Execution execution = Execution.of(new Greeting(), "nowhere", "--audit", "--hasty", "--audit-seed=7");
        assertThat(execution.status()).isEqualTo(5);
        assertThat(execution.err()).isEmpty();
        assertThat(execution.out()).startsWith("""
                        audit: 1 finding, seed 7
                        idempotent: job "greeting" (check) is satisfied, and is not when it is converged again: \
                        nobody was greeted
                        """);
    }

    private static JobGraph graph(Path directory) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("mark")
                .check(job -> job.require(Files.exists(directory.resolve("mark")), "no mark"))
                .run(job -> Files.createFile(directory.resolve("mark")));
        return jobs.build();
    }

    private static ConvergeCommand marking() {
        return ConvergeCommand.of("marking", () -> graph(Path.of("")));
    }

    @Test
    void isThereForProgramsOfOneLine() {
        ConvergeCommand command = marking().audited(World.directory(AuditCommandTest::graph));
        assertThatThrownBy(() -> command.audited(World.directory(AuditCommandTest::graph)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("audited was set twice; set it once");
        assertThat(Execution.of(command, "--audit").status()).isZero();
    }

    @Test
    void needsAWorld() {
        assertThat(Execution.of(marking(), "--audit")).isEqualTo(new Execution(2, "", """
                marking: --audit needs fresh worlds to converge in, and this program does not say how to make one: let it \
                override world(), as in: return World.directory(directory -> graph(directory))
                Try 'marking --help'.
                """));
    }

    @Test
    void tellsOfAGraphThatCannotBeMade() {
        ConvergeCommand command = marking().audited(World.directory(directory -> {
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("a").dependsOn("a");
            return jobs.build();
        }));
        Execution execution = Execution.of(command, "--audit");
        assertThat(execution.status()).isEqualTo(3);
        assertThat(execution.err()).startsWith("marking: invalid graph: dependency cycle: a -> a;");
    }

    @Test
    void tellsWhyAGraphCannotBeMade() {
        ConvergeCommand command = marking().audited(World.directory(directory -> {
            throw new NoSuchFileException("jobs.conf");
        }));
        assertThat(Execution.of(command, "--audit"))
                .isEqualTo(new Execution(
                        3, "", "marking: the graph cannot be made: java.nio.file.NoSuchFileException: jobs.conf\n"));
    }

    @Test
    void isSilentIfItIsToldSoAndFindsNothing() {
        ConvergeCommand command = marking().audited(World.directory(AuditCommandTest::graph));
        assertThat(Execution.of(command, "--audit", "-q")).isEqualTo(new Execution(0, "", ""));
    }

    @TestFactory
    Stream<DynamicTest> contradictsWhatConverges() {
        return Stream.of(
                        List.of("--no-act", "-n"),
                        List.of("--jobs", "-j2"),
                        List.of("--fail-fast", "--fail-fast"),
                        List.of("--no-cleanup", "--no-cleanup"),
                        List.of("--lock", "--lock=file"),
                        List.of("--detailed-exit-code", "--detailed-exit-code"),
                        List.of("--target", "-tmark"),
                        List.of("--exclude", "-xmark"),
                        List.of("--assume-done", "--assume-done=mark"),
                        List.of("--list", "--list"),
                        List.of("--explain", "--explain=mark"),
                        List.of("--report", "--report=a.json"),
                        List.of("--events", "--events=a"),
                        List.of("--graph", "--graph=a.svg"))
                .map(option -> DynamicTest.dynamicTest(option.get(0), () -> {
                    ConvergeCommand command = marking().audited(World.directory(AuditCommandTest::graph));
                    assertThat(Execution.of(command, "--audit", option.get(1)))
                            .isEqualTo(new Execution(2, "", """
                                    marking: --audit and OPTION contradict each other: an audit converges the whole graph \
                                    in its own ways; say one of them only
                                    Try 'marking --help'.
                                    """.replace("OPTION", option.get(0))));
                }));
    }

    @Test
    void isWhatItsOptionsAreFor() {
        assertThat(Execution.of(marking(), "--kill=3").err())
                .startsWith("marking: --kill is for an audit: say --audit as well\n");
        assertThat(Execution.of(marking(), "--audit-seed=3").err())
                .startsWith("marking: --audit-seed is for an audit: say --audit as well\n");
        assertThat(Execution.of(marking(), "--audit", "--kill=-1").err())
                .startsWith("marking: --kill must be zero or more, not -1\n");
    }

    /** This process is that of the tests. */
    @Test
    void killsOnlyWhatItCanStart() {
        ConvergeCommand command = marking().audited(World.directory(AuditCommandTest::graph));
        Execution execution = Execution.of(command, "--audit", "--kill=1");
        assertThat(execution.status()).isEqualTo(2);
        assertThat(execution.err())
                .startsWith("marking: --kill starts this program once more, and cannot tell how it was started;"
                        + " leave it out\n");
    }
}
