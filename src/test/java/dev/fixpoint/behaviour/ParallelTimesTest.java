package dev.fixpoint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Times must agree with what happened before what, also when a thread is held up after it has read the clock. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ParallelTimesTest {

    private final CountDownLatch slowHasReadTheClock = new CountDownLatch(1);
    private final CountDownLatch quickIsHandedIn = new CountDownLatch(1);
    private final CountDownLatch bothNextOnesRun = new CountDownLatch(2);
    private final FakeTime time = new FakeTime();

    @Test
    void anAttemptDoesNotStartBeforeTheEndOfWhatItDependsOn() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("slow").check(job -> {});
        jobs.job("quick").check(job -> {
            slowHasReadTheClock.await();
            time.advance(Duration.ofSeconds(2));
        });
        for (String next : new String[] {"next 1", "next 2"}) {
            jobs.job(next).dependsOn("quick").check(job -> {
                bothNextOnesRun.countDown();
                bothNextOnesRun.await(); // so that neither thread can do both
            });
        }

        Report report = Fixpoint.of(jobs.build())
                .parallelism(2)
                .timeSource(new SlowThread())
                .listener(new WhenQuickHasEnded())
                .converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(start(report, "next 1")).isEqualTo(Duration.ofSeconds(2));
        assertThat(start(report, "next 2")).isEqualTo(Duration.ofSeconds(2));
    }

    private static Duration start(Report report, String job) {
        return Duration.between(
                report.started(), report.job(job).attempts().get(0).start());
    }

    /** Holds up the thread of one job between reading the clock, at the end of its check, and doing anything with that. */
    private final class SlowThread implements TimeSource {

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public long nanoTime() {
            long now = time.nanoTime();
            if (Thread.currentThread().getName().equals("slow")) {
                slowHasReadTheClock.countDown();
                await(quickIsHandedIn);
            }
            return now;
        }

        @Override
        public void park(long nanos, boolean working) {
            time.park(nanos, working);
        }
    }

    private final class WhenQuickHasEnded implements Listener {

        @Override
        public void attemptEnded(Event.AttemptEnded event) {
            if (event.job().equals("quick")) {
                quickIsHandedIn.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
