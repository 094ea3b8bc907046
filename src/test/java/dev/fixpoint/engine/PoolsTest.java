package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.EventRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many of a group run at once, and whose turn it is when they cannot: rules 18 and 22. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PoolsTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // it may help others in, and nothing depends on it
    void noMoreAttemptsOfAGroupRunAtOnceThanItHasPermits() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            jobs.job("job " + i).pool("db").check(job -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
            });
        }

        Report report = Fixpoint.of(jobs.build()).parallelism(8).pool("db", 3).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void freeWorkersTakeOtherJobsMeanwhile() {
        CountDownLatch otherRan = new CountDownLatch(1);
        jobs.job("holder").pool("db").check(job -> otherRan.await());
        jobs.job("waits").pool("db").check(job -> started.add("waits"));
        jobs.job("other").check(job -> {
            started.add("other");
            otherRan.countDown();
        });

        Report report = Fixpoint.of(jobs.build()).parallelism(2).pool("db", 1).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(started).containsExactly("other", "waits");
    }

    @Test
    void aJobThatNeedsManyIsNotStarvedByThoseBehindIt() {
        CountDownLatch manyMayCome = new CountDownLatch(1);
        jobs.job("first").pool("db").check(job -> manyMayCome.await());
        jobs.job("many").pool("db", 2).check(job -> started.add("many"));
        jobs.job("few").pool("db").check(job -> started.add("few"));
        jobs.job("none").check(job -> {
            started.add("none");
            manyMayCome.countDown();
        });

        Fixpoint.of(jobs.build()).parallelism(3).pool("db", 2).converge();

        assertThat(started)
                .as("there is a permit for few all the time, but it is many's turn")
                .containsExactly("none", "many", "few");
    }

    @Test
    void aWaitingJobReservesThePermitsOfAllItsPools() {
        CountDownLatch release = new CountDownLatch(1);
        jobs.job("holds db").pool("db").check(job -> release.await());
        jobs.job("both").pool("db").pool("net").check(job -> started.add("both"));
        jobs.job("net only").pool("net").check(job -> started.add("net only"));
        jobs.job("free").check(job -> release.countDown());

        Fixpoint.of(jobs.build()).parallelism(4).pool("db", 1).pool("net", 1).converge();

        assertThat(started).containsExactly("both", "net only");
    }

    @Test
    void permitsAreGivenBackBetweenTwoAttempts() {
        jobs.job("flaky").pool("db").tries(2).retryDelay(Duration.ZERO).check(job -> {
            started.add("flaky");
            job.require(job.attempt() == 2, "not yet");
        });
        jobs.job("next").pool("db").check(job -> started.add("next"));

        Fixpoint.of(jobs.build()).pool("db", 1).converge();

        assertThat(started).containsExactly("flaky", "flaky", "next", "flaky");
    }

    @Test
    void thousandsThatWaitForOnePermitTakeTheirTurns() {
        EventRecorder recorder = new EventRecorder();
        IntStream.range(0, 5_000).forEach(i -> jobs.job("job " + i).pool("one"));

        Report report = Fixpoint.of(jobs.build())
                .parallelism(4)
                .pool("one", 1)
                .listener(recorder)
                .converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(recorder.attempts())
                .containsExactlyElementsOf(
                        IntStream.range(0, 5_000).mapToObj(i -> "job " + i).toList());
    }

    @Test
    void everyPoolNeedsALimitThatIsHighEnough() {
        jobs.job("job").pool("db", 3).pool("net");
        JobGraph graph = jobs.build();

        assertThatThrownBy(() -> Fixpoint.of(graph).pool("db", 3).converge())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("job \"job\" needs pool \"net\", but nobody said how many permits that has;"
                        + " say so with pool(\"net\", N)");
        assertThatThrownBy(() -> Fixpoint.of(graph).pool("db", 2).pool("net", 1).converge())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "job \"job\" needs 3 permits of pool \"db\", which has 2; raise its limit, or let the job need"
                                + " less");
        assertThatThrownBy(() -> Fixpoint.of(graph).pool("bd", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no job needs pool \"bd\"; did you mean \"db\"?");
        assertThatThrownBy(() -> Fixpoint.of(graph).pool("db", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the limit of pool \"db\" must be 1 or more (a pool that lets nobody in would hold its jobs up"
                                + " for ever), not 0");
        assertThatThrownBy(() -> Fixpoint.of(graph).pool("db", 3).pool("db", 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the limit of pool \"db\" was already set to 3; it cannot be set again, to 4");
    }
}
