package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the options of a program do, and what it prints and exits with. */
class ConvergeCommandTest {

    private static final String BUILT = "succeeded: 6 jobs, 1 passed, 5 converged; 6 attempts, 1 sweep, 0s\n";

    @Test
    void convergesAndSaysSo() {
        House house = new House();

        assertThat(Execution.of(house)).isEqualTo(new Execution(0, BUILT, ""));
        assertThat(house.world).contains("roof", "red paint");
    }

    @Test
    void showsItsHelp() throws IOException {
        Execution help = Execution.of(new House(), "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).isEqualTo(Files.readString(Path.of("src/test/resources/command/help.txt")));
        assertThat(Execution.of(new House(), "--version").out()).isEqualTo("house 1\n");
    }

    @Test
    void printsALineForEachPhaseToStandardError() {
        Execution verbose = Execution.of(new House(), "-v", "-t", "ground");

        assertThat(verbose.err()).isEqualTo("""
                ground.check: fail
                ground.run: pass
                ground.recheck: pass
                """);
        assertThat(verbose.out()).isEqualTo("succeeded: 1 job, 1 converged; 1 attempt, 1 sweep, 0s\n");
        assertThat(Execution.of(new House(), "-d", "-t", "ground").err()).isEqualTo("""
                ground.check: fail
                    dev.fixpoint.job.CheckFailure: there is no ground
                ground.run: pass
                ground.recheck: pass
                """);
    }

    @Test
    void saysNothingIfToldSoUnlessSomethingFails() {
        assertThat(Execution.of(new House(), "-q")).isEqualTo(new Execution(0, "", ""));
        assertThat(Execution.of(new House(), "-q", "-n")).isEqualTo(new Execution(1, "", ""));
        assertThat(Execution.of(new House(), "-q", "--rain").out())
                .startsWith("roof failed after 3 attempts: it rains\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                   | 0
            --detailed-exit-code                | 10
            --rain                              | 1
            --rain --detailed-exit-code         | 1
            --broken-crane                      | 4
            --rain --broken-crane               | 1
            -n                                  | 1
            -n --detailed-exit-code             | 10
            -n --detailed-exit-code -x paint    | 1
            -x paint                            | 1
            --assume-done paint                 | 0
            --wall                              | 2
            -t wall                             | 2
            -x wall*                            | 1
            -x window*                          | 2
            --tries 0                           | 2
            --retry-delay soon                  | 2
            --retry-delay -1s                   | 2
            -j 0                                | 2
            -j some                             | 2
            --wait                              | 2
            -A colour=blue                      | 2
            --help                              | 0
            """)
    void exitsAsDocumented(String options, int status) {
        String[] args = options == null ? new String[0] : options.split(" ");

        assertThat(Execution.of(new House(), args).status()).isEqualTo(status);
    }

    @Test
    void tellsByTheExitCodeThatNothingHadToRun() {
        assertThat(Execution.of(new House().built(), "--detailed-exit-code").status())
                .isZero();
        assertThat(Execution.of(new House().built(), "-n", "--detailed-exit-code")
                        .status())
                .isZero();
        assertThat(Execution.of(new House().built(), "-n").status()).isZero();
    }

    @Test
    void plans() {
        House house = new House();
        house.world.add("ground");

        assertThat(Execution.of(house, "-n").out()).isEqualTo("""
                satisfied  ground
                would run  walls: there is no walls
                would run  crane: no crane
                may run    roof: after walls, crane
                may run    paint: after walls
                may run    house: after roof, paint
                plan: 6 jobs, 1 satisfied, 2 would run, 3 may run; waiting for retries takes from 0s to 6s (walls -> roof)
                """);
        assertThat(Execution.of(house, "--no-act=deep", "--rain").out()).contains("""
                may run    roof: after walls, crane; at present its check fails: it rains
                """);
        assertThat(house.world).containsExactly("ground");
        assertThat(Execution.of(house, "-nv").err()).isEqualTo("""
                ground.check: pass
                walls.check: fail
                crane.check: fail
                """);
    }

    @Test
    void explains() {
        assertThat(Execution.of(new House(), "--rain", "--explain", "house").out())
                .isEqualTo("""
                house: blocked
                  because roof failed after 3 attempts: it rains
                  tries: 0 of 3 used, 3 left; delay 1s
                  next attempt: when what it waits for is satisfied, in another convergence
                  waits for: roof (failed); 1 satisfied
                  waited for by: nothing

                roof failed after 3 attempts: it rains
                  blocks house
                failed: 6 jobs, 1 failed, 1 blocked, 4 converged; 7 attempts, 3 sweeps, 4s, 4s of it waiting
                """);
        assertThat(Execution.of(new House(), "-n", "--explain", "paint").out()).isEqualTo("""
                paint: may run
                  because ground would run: there is no ground
                    by way of walls
                  tries: 0 of 3 used, 3 left; delay 1s
                  next attempt: none: this was a plan, nothing was run
                  waits for: walls (may run)
                  waited for by: house (may run)

                plan: 6 jobs, 1 would run, 5 may run; waiting for retries takes from 0s to 8s (ground -> walls -> roof)
                """);
    }

    @Test
    void lists() {
        assertThat(Execution.of(new House(), "--list").out()).isEqualTo("""
                JOB     KIND      TRIES   DELAY  DEPENDS ON
                ground  job           -       -
                walls   job           -       -  ground
                crane   job           -       -  ground
                roof    job           -      2s  walls, crane
                paint   job           -       -  walls
                house   dummy         -       -  roof, paint
                """);
        assertThat(Execution.of(new House(), "--list=tree", "-t", "roof").out()).isEqualTo("""
                roof
                  walls
                    ground
                  crane
                    ground
                """);
        assertThat(Execution.of(new House(), "--list=json", "-t", "walls").out())
                .isEqualTo("""
                {
                  "targets" : [ "walls" ],
                  "jobs" : [ {
                    "name" : "ground",
                    "kind" : "job",
                    "dependencies" : [ ]
                  }, {
                    "name" : "walls",
                    "kind" : "job",
                    "dependencies" : [ "ground" ]
                  } ]
                }
                """);
    }

    @Test
    void choosesJobsByNameOrGlob() {
        assertThat(Execution.of(new House(), "--list=tree", "-t", "*a*", "-t", "roof")
                        .out())
                .isEqualTo("""
                        walls
                          ground
                        crane
                          ground
                        paint
                          walls (above)
                        roof
                          walls (above)
                          crane (above)
                        """);
        assertThat(Execution.of(new House(), "-x", "pa?nt", "-x", "crane").out())
                .isEqualTo("""
                crane excluded
                  blocks roof, house
                paint excluded
                  blocks house
                failed: 6 jobs, 2 blocked, 2 excluded, 2 converged; 2 attempts, 1 sweep, 0s
                """);
        assertThat(Execution.of(new House(), "--assume-done", "*").out())
                .isEqualTo("succeeded: 6 jobs, 6 assumed; 0 attempts, 0 sweeps, 0s\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -t wall            | no job is named "wall"; did you mean "walls"?
            -x window*         | no job matches "window*"; --list shows the names of all 6
            --explain hose     | no job is named "hose"; did you mean "house"?
            --assume-done roff | no job is named "roff"; did you mean "roof"?
            --retry-delay soon | Invalid value for option '--retry-delay': "soon" is not a duration; write for example 500ms, 1.5s, 2m or PT0.5S
            --retry-delay=-1s  | Invalid value for option '--retry-delay': -1s is negative; a duration must be zero or more
            -j some            | Invalid value for option '--jobs': "some" is neither a number from 1 on nor 'max'
            --list=tre         | Invalid value for option '--list': "tre" is none of table, tree, json; did you mean "tree"?
            --progress=liv     | Invalid value for option '--progress': "liv" is none of auto, live, plain, none; did you mean "live"?
            --wait             | --wait waits for a lock: say which with --lock FILE
            --tries 0          | --tries must be 1 or more (the first attempt counts), not 0
            -A colour=blue     | argument "colour" has an option of its own: --colour
            -j 1 --jobs=2      | option '--jobs' should be specified only once
            -n --no-act=deep   | option '--no-act' should be specified only once
            --tries 1 --tries 2 | option '--tries' should be specified only once
            --retry-delay 1s --retry-delay 2s | option '--retry-delay' should be specified only once
            --lock a --lock b  | option '--lock' should be specified only once
            --lock a --wait --wait=1s | option '--wait' should be specified only once
            --events a --events b | option '--events' should be specified only once
            --list --list=tree | option '--list' should be specified only once
            --graph-focus a --graph-focus b | option '--graph-focus' should be specified only once
            --color=never --color=always | option '--color' should be specified only once
            --progress=none --progress=plain | option '--progress' should be specified only once
            -A x=1 -A y=1 --arg=x=2 | argument "x" should be specified only once
            -A x -A x          | argument "x" should be specified only once
            -vq                | -q and -v contradict each other; say one of them only
            -q -d              | -q and -d contradict each other; say one of them only
            -q --progress=live | -q and --progress=live contradict each other; say one of them only
            --lst              | there is no option "--lst"; did you mean "--list"?
            --jbos=2           | there is no option "--jbos"; did you mean "--jobs"?
            --broken           | there is no option "--broken"; did you mean "--broken-crane"?
            -z                 | there is no option "-z"
            here               | one argument too many: "here"
            """)
    void saysWhatIsWrongWithAnOption(String options, String message) {
        assertThat(Execution.of(new House(), options.split(" ")))
                .isEqualTo(new Execution(2, "", "house: " + message + "\nTry 'house --help'.\n"));
    }

    @Test
    void suggestsOptionsThatWereMeant() {
        assertThat(Execution.of(new House(), "--no-akt").err()).isEqualTo("""
                house: there is no option "--no-akt"; did you mean "--no-act"?
                Try 'house --help'.
                """);
    }

    @Test
    void triesAndDelaysOfTheCommandLineCountForJobsThatSayNothing() {
        Execution execution = Execution.of(new House(), "--rain", "--tries", "2", "--retry-delay", "1m");

        assertThat(execution.out()).startsWith("roof failed after 2 attempts").contains("2s of it waiting");
    }

    @Test
    void stopsAtTheFirstFailureIfToldSo() {
        assertThat(Execution.of(new House(), "--rain", "--fail-fast", "--tries=1")
                        .out())
                .contains("1 failed, 1 blocked, 1 not run, 3 converged");
    }

    @Test
    void leavesCleanupOutIfToldSo() {
        assertThat(Execution.of(new House(), "--broken-crane").out())
                .isEqualTo("cleanup of crane failed: the crane is stuck\nfailed: " + BUILT.substring(11));
        assertThat(Execution.of(new House(), "--broken-crane", "--no-cleanup").out())
                .isEqualTo(BUILT);
    }

    @Test
    void runsOnSeveralThreads() {
        List<String> threads = new ArrayList<>();
        ConvergeCommand command = ConvergeCommand.of("threads", () -> {
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("a").run(job -> threads.add(Thread.currentThread().getName()));
            return jobs.build();
        });

        assertThat(Execution.of(command, "-j", "2", "-q").status()).isZero();
        assertThat(threads).containsExactly("a");
    }

    @Test
    void ofAnInvalidGraphIsNotTheUsersFault() {
        assertThat(Execution.of(ConvergeCommand.of("knot", () -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("egg").dependsOn("hen");
                    jobs.job("hen").dependsOn("egg", "cock-a-doodle-doo");
                    return jobs.build();
                })))
                .isEqualTo(new Execution(3, "", """
                        knot: invalid graph, 2 problems:
                          job "hen" depends on "cock-a-doodle-doo", which does not exist
                          dependency cycle: egg -> hen -> egg; take one of these dependencies away
                        """));
        assertThat(Execution.of(ConvergeCommand.of("broken", () -> {
                    throw new IOException("no list of friends");
                })))
                .isEqualTo(new Execution(
                        3, "", "broken: the graph cannot be made: java.io.IOException: no list of friends\n"));
    }

    @Test
    void saysThatAGraphIsMissing() {
        assertThat(Execution.of(ConvergeCommand.of("none", () -> null)))
                .isEqualTo(new Execution(3, "", "none: graph() has returned null instead of a graph\n"));
        assertThat(Execution.of(ConvergeCommand.of("unlinked", () -> {
                    throw new NoClassDefFoundError("movies/Friend");
                })))
                .isEqualTo(new Execution(
                        3, "", "unlinked: the graph cannot be made: java.lang.NoClassDefFoundError: movies/Friend\n"));
    }

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
            fixpoint.timeSource(new ManualTime());
        }
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

    @Test
    void tellsOfAMistakeOfTheProgramWithAllThatHelpsToFindIt() {
        ConvergeCommand broken = new ConvergeCommand() {
            @Override
            protected JobGraph graph() {
                JobGraph.Builder jobs = JobGraph.builder();
                jobs.job("a");
                return jobs.build();
            }

            @Override
            protected void configure(Fixpoint fixpoint) {
                fixpoint.defaultTries(5);
            }
        };

        assertThat(Execution.of(broken).err())
                .contains("defaultTries was already set to 3")
                .contains("at dev.fixpoint.command.ConvergeCommandTest");
    }
}
