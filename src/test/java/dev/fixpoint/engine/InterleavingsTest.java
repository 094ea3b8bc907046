package dev.fixpoint.engine;

import static dev.fixpoint.engine.Interleavings.atOnce;
import static dev.fixpoint.engine.Interleavings.explore;
import static dev.fixpoint.engine.Interleavings.exploreOnClock;
import static dev.fixpoint.engine.Interleavings.require;
import static dev.fixpoint.engine.Interleavings.search;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;

/**
 * Whole convergences and the engine's shared parts, with their threads taking turns in hundreds of orders that a tester chooses
 * (Lincheck). A failure comes with the order that leads to it.
 */
@Tag("interleavings")
@DisabledForJreRange(
        minVersion = 25,
        disabledReason = "Lincheck 3.7 sees too little there: not even the fault that it is to find on purpose")
class InterleavingsTest {

    /** Each of a whole convergence takes some hundred milliseconds: every access to memory is a point to switch at. */
    private static final int CONVERGENCES = Integer.getInteger("fixpoint.orders", 15);

    private static final int ORDERS = 200;

    /** The order that goes wrong is found long before, at a place that differs between versions of Java. */
    private static final int ENOUGH = 10_000;

    /** The second one fails at first, and the third one needs both. */
    private static final JobGraph DIAMOND = diamond();

    private static JobGraph diamond() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a").check(job -> {});
        jobs.job("b").check(job -> job.require(job.attempt() == 2, "not yet"));
        jobs.job("c").check(job -> {}).dependsOn("a", "b");
        return jobs.build();
    }

    @Test
    void aDependentStartsAfterTheRetryOfWhatItNeeds() {
        exploreOnClock(CONVERGENCES, time -> {
            Report report = fixpoint(DIAMOND, time).converge();
            require(report.succeeded(), "succeeded");
            require(report.attempts() == 4, "attempts");
            require(report.job("b").attempts().size() == 2, "attempts of b");
        });
    }

    @Test
    void theReadyOrderIsKeptWhoeverTakesTheNextJob() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < 4; i++) {
            jobs.job("job " + i).check(job -> {}).priority(i);
        }
        JobGraph graph = jobs.build();
        exploreOnClock(CONVERGENCES, time -> {
            List<String> starts = new ArrayList<>();
            fixpoint(graph, time).listener(new Starts(starts)).converge();
            require(starts.equals(List.of("job 3", "job 2", "job 1", "job 0")), "starts " + starts);
        });
    }

    @Test
    void noMorePermitsAreTakenThanThereAre() {
        AtomicReference<AtomicInteger> taken = new AtomicReference<>();
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 1; i <= 3; i++) {
            int permits = i == 2 ? 2 : 1;
            jobs.job("job " + i).pool("db", permits).check(job -> {
                int now = taken.get().addAndGet(permits);
                require(now <= 2, "permits taken: " + now);
                taken.get().addAndGet(-permits);
            });
        }
        JobGraph graph = jobs.build();
        exploreOnClock(CONVERGENCES, time -> {
            taken.set(new AtomicInteger());
            require(fixpoint(graph, time).pool("db", 2).converge().succeeded(), "succeeded");
        });
    }

    @Test
    void aCancelFromAJobLeavesAReportInWhichEveryJobIsAccountedFor() {
        AtomicReference<Fixpoint> running = new AtomicReference<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("canceller").check(job -> running.get().cancel());
        jobs.job("other").check(job -> {});
        jobs.job("last").check(job -> {}).dependsOn("canceller", "other");
        JobGraph graph = jobs.build();
        exploreOnClock(CONVERGENCES, time -> {
            List<String> ends = new ArrayList<>();
            Fixpoint fixpoint = fixpoint(graph, time).listener(new Ends(ends));
            running.set(fixpoint);
            Report report = fixpoint.converge();
            require(report.cancelled(), "cancelled");
            require(report.outcome("canceller") == Outcome.PASSED, "canceller " + report.outcome("canceller"));
            require(report.outcome("last") == Outcome.NOT_RUN, "last " + report.outcome("last"));
            require(
                    Set.of(Outcome.PASSED, Outcome.CANCELLED, Outcome.NOT_RUN).contains(report.outcome("other")),
                    "other");
            require(ends.size() == 3 && Set.copyOf(ends).size() == 3, "ends " + ends);
        });
    }

    @Test
    void eachStatusIsToldOnceAndInTheOrderOfItsJob() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (String name : List.of("a", "b")) {
            jobs.job(name).check(job -> {
                job.status("1");
                job.status("2");
            });
        }
        JobGraph graph = jobs.build();
        exploreOnClock(CONVERGENCES, time -> {
            List<String> told = new ArrayList<>();
            fixpoint(graph, time).listener(new Statuses(told)).converge();
            require(told.size() == 4, "told " + told);
            for (String name : List.of("a", "b")) {
                require(
                        told.indexOf(name + "1") < told.indexOf(name + "2") && told.contains(name + "1"),
                        "told " + told);
            }
        });
    }

    @Test
    void aWorkerThatJoinsWhileACancelComesIsInterruptedOrSeesIt() {
        explore(ORDERS, () -> {
            Stop stop = new Stop(false, () -> {});
            atOnce(
                    () -> {
                        stop.join();
                        boolean before = stop.isCancelled();
                        boolean after = stop.isCancelled();
                        stop.leave();
                        require(before || !after || Thread.interrupted(), "interrupted");
                    },
                    () -> require(stop.cancel() && !stop.cancel(), "cancelled once"));
            require(stop.isCancelled(), "cancelled");
        });
    }

    @Test
    void nothingThatIsPostedWhileOthersAreToldIsLostOrToldTwice() {
        explore(ORDERS, () -> {
            List<String> told = new ArrayList<>();
            Announcer announcer =
                    new Announcer(List.of(new Statuses(told)), new Secrets(Set.of()), new Stop(false, () -> {}));
            Thread poster = new Thread(() -> {
                announcer.post(status("a", "1"));
                announcer.post(status("a", "2"));
            });
            poster.start();
            announcer.post(status("b", "1"));
            announcer.tell();
            announcer.post(status("b", "2"));
            join(poster);
            announcer.tell();
            require(told.size() == 4 && Set.copyOf(told).size() == 4, "told " + told);
            require(told.indexOf("a1") < told.indexOf("a2"), "told " + told);
            require(told.indexOf("b1") < told.indexOf("b2"), "told " + told);
        });
    }

    @Test
    void underALockEachJobIsTakenOnce() {
        explore(ORDERS, InterleavingsTest::takeAllUnderALock);
    }

    /** That the tester would find something, if there were something to be found. */
    @Test
    void withoutALockTheTesterFindsThatAJobIsTakenTwice() {
        takeAllUnderALock(); // classes are initialized where nothing can go wrong
        assertThatThrownBy(() -> search(ENOUGH, () -> takeAll(Runnable::run)))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("taken");
    }

    private static void takeAllUnderALock() {
        ReentrantLock lock = new ReentrantLock();
        takeAll(work -> {
            lock.lock();
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        });
    }

    /** Two workers take jobs, and each tells what it did to what decides on the next ones. */
    private static void takeAll(Executor guard) {
        Progress progress = new Progress(SomeSettings.of(DIAMOND, 2), job -> {});
        progress.start();
        AtomicInteger taken = new AtomicInteger();
        Runnable worker = () -> guard.execute(() -> {
            int job = progress.take(0);
            if (job != Progress.NONE) {
                taken.addAndGet(1 << (4 * job));
                progress.satisfied(job, Outcome.PASSED);
            }
        });
        atOnce(worker, worker);
        require(taken.get() == 0x11, "taken " + Integer.toHexString(taken.get()));
    }

    private static Fixpoint fixpoint(JobGraph graph, TimeSource time) {
        return Fixpoint.of(graph).parallelism(2).threadNames(false).timeSource(time);
    }

    private static Event.StatusChanged status(String job, String line) {
        return new Event.StatusChanged(Instant.EPOCH, job, 1, Phase.CHECK, line);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Starts(List<String> jobs) implements Listener {
        @Override
        public void attemptStarted(Event.AttemptStarted event) {
            jobs.add(event.job());
        }
    }

    private record Ends(List<String> jobs) implements Listener {
        @Override
        public void jobFinished(Event.JobFinished event) {
            jobs.add(event.job());
        }
    }

    private record Statuses(List<String> lines) implements Listener {
        @Override
        public void statusChanged(Event.StatusChanged event) {
            lines.add(event.job() + event.status());
        }
    }
}
