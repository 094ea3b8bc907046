package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Policy;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;

/** Timeouts, backoff, pools and random orders as options. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LimitsTest {

    /** A program whose jobs share a database, and one of which hangs if it comes to that. */
    @Command(name = "shop")
    private static final class Shop extends ConvergeCommand {

        private final FakeTime time = new FakeTime();
        private final List<String> order = new ArrayList<>();
        private boolean configuresPool;

        @Override
        protected JobGraph graph() {
            JobGraph.Builder jobs = JobGraph.builder();
            for (int i = 1; i <= 9; i++) {
                jobs.job("item " + i).check(job -> order.add(job.name()));
            }
            jobs.job("stock").pool("db", 2).check(job -> {});
            jobs.job("queue").check(job -> job.require(time.elapsed().toSeconds() > 60, "a long queue"));
            jobs.job("till").check(job -> {
                time.advance(Duration.ofMinutes(1));
                Threads.blockForever();
            });
            return jobs.build();
        }

        @Override
        protected void configure(Fixpoint fixpoint) {
            fixpoint.timeSource(time);
            fixpoint.defaultPolicy(Policy.NONE.backoff(Backoff.exponential(Duration.ofSeconds(4))));
            if (configuresPool) {
                fixpoint.pool("db", 3);
            }
        }

        Shop withPool() {
            configuresPool = true;
            return this;
        }
    }

    private static Execution shop(String... options) {
        return Execution.of(new Shop(), options);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --timeout=0           | --timeout must be above zero, not 0s; leave it out for no limit
            --phase-timeout=0s    | --phase-timeout must be above zero, not 0s; leave it out for no limit
            --attempt-timeout=0ms | --attempt-timeout must be above zero, not 0s; leave it out for no limit
            --timeout=-1s         | Invalid value for option '--timeout': -1s is negative; a duration must be zero or more
            --pool=db             | --pool db needs a limit of 1 or more, such as --pool db=4
            --pool=db=0           | --pool db needs a limit of 1 or more, such as --pool db=4
            --pool=db=1           | job "stock" needs 2 permits of pool "db", which has 1; raise its limit, or let the job need less; on the command line, --pool NAME=LIMIT
            --pool=bd=2           | --pool: no job needs pool "bd"; did you mean "db"?
            --pool=db=2 --pool=db=3 | pool "db" should be specified only once
            --pool=db=many        | Invalid value for option '--pool' (NAME=LIMIT): 'many' is not an int
            --tries=2             | job "stock" needs pool "db", but nobody said how many permits that has; say so with pool("db", N); on the command line, --pool NAME=LIMIT
            --shuffle=maybe       | Invalid value for option '--shuffle': "maybe" is not a whole number, as a seed is
            --shuffle 7           | one argument too many: "7"; did you mean "--shuffle=7"?
            --seed=some           | Invalid value for option '--seed': 'some' is not a long
            --backoff=1s --retry-delay=2s | --backoff and --retry-delay contradict each other; say one of them only
            --backoff=soon        | Invalid value for option '--backoff': "soon" is not a duration; write for example 500ms, 1.5s, 2m or PT0.5S
            --backoff=1s,x        | Invalid value for option '--backoff': "x" is not a factor; write FIRST,FACTOR,CEILING, such as 1s,2,5m
            --backoff=1s,0.5      | Invalid value for option '--backoff': the factor of a backoff is 1 or more, not 0.5
            --backoff=1s,2,500ms  | Invalid value for option '--backoff': the ceiling of a backoff, 500ms, is below its first delay, 1s
            --backoff=1,2,3,4     | Invalid value for option '--backoff': "1,2,3,4" has 4 parts; write FIRST,FACTOR,CEILING, such as 1s,2,5m
            """)
    void saysWhatIsWrong(String options, String message) {
        assertThat(shop(options.split(" ")))
                .isEqualTo(new Execution(2, "", "shop: " + message + "\nTry 'shop --help'.\n"));
    }

    @Test
    void aPhaseTimeoutEndsAHang() {
        Execution execution = shop("-t", "till", "--phase-timeout=30s", "--tries=1", "-v");

        assertThat(execution.status()).isEqualTo(1);
        assertThat(execution.err()).isEqualTo("""
                till.check: fail
                till.run: pass
                till.recheck: fail "recheck timed out after 30s"
                """);
        assertThat(execution.out()).isEqualTo("""
                till failed after 1 attempt: recheck timed out after 30s
                failed: 1 job, 1 failed; 1 attempt, 1 sweep, 2m
                """);
    }

    @Test
    void aTimeoutOfTheWholeIsAFailure() {
        Execution execution = shop("-t", "till", "--timeout=10s", "-v");

        assertThat(execution.status()).isEqualTo(1);
        assertThat(execution.out())
                .contains("till cancelled after 1 attempt: ")
                .endsWith("timed out after 10s: 1 job, 1 cancelled; 1 attempt, 1 sweep, 1m\n");
    }

    @Test
    void theProgramFillsInWhatTheCommandLineLeavesOpen() {
        Execution execution = shop("-t", "queue", "--phase-timeout=1h", "--tries=2", "--explain=queue", "-q");

        assertThat(execution.out())
                .contains("  tries: 2 of 2 used, 0 left; backoff 4s, times 2\n")
                .contains("  policy: at most 1h a phase\n")
                .contains(", 4s of it waiting");
    }

    @Test
    void theCommandLineComesFirst() {
        assertThat(shop("-t", "queue", "--backoff=1s,3,2s", "--tries=4", "--explain=queue", "-q")
                        .out())
                .contains("  tries: 4 of 4 used, 0 left; backoff 1s, times 3 up to 2s\n")
                .contains(", 5s of it waiting");
    }

    @Test
    void aPoolMayHaveItsLimitFromTheProgram() {
        assertThat(Execution.of(new Shop().withPool(), "-t", "stock").status()).isZero();
        assertThat(Execution.of(new Shop().withPool(), "-t", "stock", "--pool=db=2")
                        .status())
                .isZero();
        assertThat(Execution.of(new Shop().withPool(), "-t", "queue", "--tries=1", "-q")
                        .err())
                .as("no pool is needed by this part of the jobs")
                .isEmpty();
        assertThat(shop("-t", "item 1", "--pool=db=2").status())
                .as("nor by this one, but there is such a pool")
                .isZero();
    }

    @Test
    void aRandomOrderIsRepeatedByItsSeed() {
        List<List<String>> orders = new ArrayList<>();
        for (String seed : List.of("1", "1", "2", "3")) {
            Shop shop = new Shop();
            Execution execution = Execution.of(shop, "-t", "item *", "--shuffle=" + seed);
            assertThat(execution.status()).isZero();
            assertThat(execution.err()).isEmpty();
            orders.add(shop.order);
        }

        assertThat(orders.get(1)).isEqualTo(orders.get(0)).hasSize(9);
        assertThat(orders.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void aSeedThatWasDrawnIsTold() {
        Shop first = new Shop();
        String told = Execution.of(first, "-t", "item *", "--shuffle").err();
        assertThat(told).matches("shop: the order of the jobs is random; --shuffle=\\d+ repeats it\n");

        Shop second = new Shop();
        Execution.of(second, "-t", "item *", told.replaceAll(".*(--shuffle=\\d+).*\n", "$1"));
        assertThat(second.order).isEqualTo(first.order);

        assertThat(shop("-t", "item *", "--shuffle", "-q").err()).isEmpty();
        assertThat(shop("-t", "queue", "--shuffle", "-q", "--tries=1").err())
                .matches("shop: the order of the jobs is random; --shuffle=\\d+ repeats it\n");
    }
}
