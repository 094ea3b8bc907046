package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.EventRecorder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Thousands of jobs that are ready at once, each on a virtual thread: none ends before all have begun. */
final class ManyReady {

    private static final long SECONDS = 60;

    private ManyReady() {}

    /** Does it with as many jobs as the argument says, in a Java that has virtual threads. */
    public static void main(String[] args) throws InterruptedException {
        int many = Integer.parseInt(args[0]);
        CountDownLatch begun = new CountDownLatch(many);
        Set<String> executed = ConcurrentHashMap.newKeySet();
        Set<String> cleaned = ConcurrentHashMap.newKeySet();
        JobGraph.Builder jobs = JobGraph.builder();
        String[] names = new String[many];
        jobs.job("before");
        for (int i = 0; i < many; i++) {
            names[i] = "job " + i;
            jobs.job(names[i])
                    .dependsOn("before")
                    .check(job -> job.require(executed.contains(job.name() + " 1"), "not done yet"))
                    .run(job -> {
                        begun.countDown();
                        job.require(begun.await(SECONDS, TimeUnit.SECONDS), "the others have not begun");
                        assertThat(executed.add(job.name() + " " + job.attempt()))
                                .isTrue();
                    })
                    .cleanup(job -> assertThat(cleaned.add(job.name() + " " + job.attempt()))
                            .isTrue());
        }
        jobs.job("after").dependsOn(names);
        EventRecorder recorder = new EventRecorder();
        ThreadsLeft threads = new ThreadsLeft();
        Report report = Fixpoint.of(jobs.build())
                .virtualThreads()
                .defaultTries(1)
                .listener(recorder)
                .converge();
        threads.verify(Set.of());
        Ledger.verify(recorder.events(), report, executed);
        assertThat(report.succeeded()).isTrue();
        assertThat(report.count(Outcome.CONVERGED)).isEqualTo(many);
        assertThat(cleaned).isEqualTo(executed);
        System.out.println("all " + many + " at once");
    }
}
