package dev.fixpoint.testing;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Policy;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.time.Duration;

/**
 * A convergence in which everything goes wrong that policies are there for: a check flaps, another hangs, a third does not
 * even mind being interrupted and keeps its permits, a job is tried again for too long. On a clock that the jobs move.
 */
public final class BadWorld implements AutoCloseable {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final Hanging hanging = new Hanging(time);
    private int asked;

    /** Returns what it is about. */
    public JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("flood")
                .pool("db", 2)
                .tries(2)
                .priority(2)
                .phaseTimeout(SECOND)
                .check(job -> hanging.deaf(SECOND, SECOND.multipliedBy(5)));
        jobs.job("slow")
                .tries(1)
                .priority(1)
                .phaseTimeout(SECOND.multipliedBy(3))
                .check(job -> hang(SECOND.multipliedBy(3)));
        jobs.job("dns")
                .stable(3, SECOND.multipliedBy(2))
                .tries(1)
                .check(job -> job.require(asked++ < 2, "no such host"));
        jobs.job("mail")
                .backoff(Backoff.exponential(SECOND, 3, SECOND.multipliedBy(20)))
                .retryFor(SECOND.multipliedBy(10))
                .retryOn(IOException.class)
                .tries(9)
                .check(job -> {
                    IOException error = new IOException("mailbox full");
                    error.setStackTrace(new StackTraceElement[0]);
                    throw error;
                });
        jobs.job("lookup")
                .after("dns", "mail")
                .stable(2, SECOND)
                .produces("address")
                .check(job -> {});
        jobs.job("query").dependsOn("lookup").pool("db").consumes("address").check(job -> {});
        jobs.job("page").dependsOn("lookup").check(job -> {});
        jobs.job("site").dependsOn("dns", "query", "page");
        return jobs.build();
    }

    /** Converges, and tells the listeners. */
    public Report converge(Listener... listeners) {
        Fixpoint fixpoint = Fixpoint.of(graph())
                .timeSource(time)
                .pool("db", 2)
                .timeout(Duration.ofMinutes(10))
                .defaultPolicy(Policy.NONE.attemptTimeout(Duration.ofMinutes(1)));
        for (Listener listener : listeners) {
            fixpoint.listener(listener);
        }
        return fixpoint.converge();
    }

    private void hang(Duration duration) {
        try {
            hanging.untilInterrupted(duration);
        } catch (InterruptedException e) {
            throw CheckFailure.because(
                    "interrupted"); // which has no stack trace: that differs from one Java to the next
        }
    }

    /** Lets go of the thread that is left. */
    @Override
    public void close() {
        hanging.close();
    }
}
