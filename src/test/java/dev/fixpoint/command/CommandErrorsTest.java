package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of options that are wrong, and of graphs and programs that are. */
class CommandErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -t wall            | no job is named "wall"; did you mean "walls"?
            -x window*         | no job matches "window*"; --list shows the names of all 6
            --explain hose     | no job is named "hose"; did you mean "house"?
            --assume-done roff | no job is named "roff"; did you mean "roof"?
            --retry-delay soon | Invalid value for option '--retry-delay': "soon" is not a duration; write for example 500ms, 1.5s, 2m or PT0.5S
            --retry-delay=-1s  | Invalid value for option '--retry-delay': -1s is negative; a duration must be zero or more
            -j some            | Invalid value for option '--jobs': "some" is neither a number from 1 on nor 'max'
            -j -1              | Invalid value for option '--jobs': "-1" is neither a number from 1 on nor 'max'
            --secret=          | a secret needs a name: --secret NAME
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
            --list tree        | one argument too many: "tree"; did you mean "--list=tree"?
            -n deep            | one argument too many: "deep"; did you mean "--no-act=deep"?
            --wait 10m         | one argument too many: "10m"; did you mean "--wait=10m"?
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
                fixpoint.parallelism(0);
            }
        };

        assertThat(Execution.of(broken).err())
                .contains("parallelism must be 1 or more (1 runs one job after the other), not 0")
                .contains("at dev.fixpoint.command.CommandErrorsTest");
    }
}
