package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.FakeTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Progress in plain lines, where there is no terminal. */
class PlainProgressTest {

    private final StringWriter err = new StringWriter();
    private final JobGraph.Builder jobs = JobGraph.builder();

    private String lines(boolean colors, boolean noAct) {
        Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .noAct(noAct)
                .secret("key")
                .argument("key", "hunter2")
                .listener(new PlainProgress(new PrintWriter(err, true), colors))
                .converge();
        return err.toString();
    }

    private void declare() {
        jobs.job("disk")
                .tries(2)
                .retryDelay(Duration.ofSeconds(90))
                .check(job -> job.require(false, "no space for hunter2\u001B[2J\nmore"));
        jobs.job("cache").tries(2).retryDelay(Duration.ofMinutes(3)).check(job -> job.require(false, "cold"));
        jobs.job("quick").tries(2).retryDelay(Duration.ofMillis(5)).check(job -> job.require(false, "no"));
        jobs.job("stuck").run(job -> {}).cleanup(job -> {
            throw new IllegalStateException("hunter2 is busy");
        });
        jobs.job("fine");
        jobs.job("behind").dependsOn("disk");
    }

    @Test
    void tellsWhatHasFailedForGoodAndWhatIsWaitedFor() {
        declare();

        assertThat(lines(false, false)).isEqualTo("""
                failed: quick: no
                waiting 1m 29s for disk and 1 more
                failed: disk: no space for ***\\u001B[2J ...
                waiting 1m 30s for cache
                failed: cache: cold
                failed: cleanup of stuck: *** is busy
                """);
    }

    @Test
    void namesAJobOnceWhoseArgumentIsMissing() {
        jobs.job("migrate").check(job -> job.argument("to", Integer.class));

        assertThat(lines(false, false)).isEqualTo("""
                failed: migrate: argument "to" is missing: expected an Integer, found only "key"
                """);
    }

    @Test
    void writesWhatATerminalWouldObeyAsEscapes() {
        jobs.job("a\u202Eb").tries(2).check(job -> job.require(false, "no"));
        jobs.job("c\u2066d").run(job -> {}).cleanup(job -> {
            throw new IllegalStateException("busy");
        });

        assertThat(lines(false, false)).isEqualTo("""
                waiting 1s for a\\u202Eb
                failed: a\\u202Eb: no
                failed: cleanup of c\\u2066d: busy
                """);
    }

    @Test
    void isColoredIfToldSo() {
        jobs.job("disk").tries(1).check(job -> job.require(false, "full"));

        assertThat(lines(true, false)).isEqualTo("\u001B[31mfailed\u001B[0m: disk: full\n");
    }

    @Test
    void hasNothingToTellOfAPlan() {
        declare();

        assertThat(lines(false, true)).isEmpty();
    }
}
