package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(Execution.of(command, "-q").status()).isZero();
        assertThat(threads).as("one after the other, on the thread that called").containsExactly("a", "a");
        assertThat(Execution.of(new House(), "-j", "99999999999", "-q").status())
                .isZero();
    }
}
