package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FakeTimeTest {

    @Test
    void jumpsWhenThereIsNothingToDoButWait() {
        FakeTime time = new FakeTime();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("late").tries(3).retryDelay(Duration.ofHours(1)).check(job -> {
            time.advance(Duration.ofMinutes(1));
            job.require(job.attempt() == 3, "not yet");
        });

        Fixpoint.of(jobs.build()).timeSource(time).converge().orThrow();

        assertThat(time.waits()).containsExactly(Duration.ofHours(1), Duration.ofHours(1));
        assertThat(time.elapsed()).isEqualTo(Duration.parse("PT2H5M"));
        assertThat(time.instant()).isEqualTo(FakeTime.START.plus(Duration.parse("PT2H5M")));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void doesNotWaitForTimeThatHasPassedSinceTheLastLook() {
        FakeTime time = new FakeTime();
        long before = time.nanoTime();
        time.advance(Duration.ofSeconds(5));

        time.park(Duration.ofSeconds(5).toNanos(), true);

        assertThat(time.nanoTime() - before).isEqualTo(Duration.ofSeconds(5).toNanos());
    }
}
