package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Job;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No more workers, wake-ups and instances than there is use for. */
class WorkerEconomyTest {

    private static final int JOBS = 20_000;

    /** A worker that takes its time to come would otherwise be followed by all others: each job that ends would start one. */
    @Test
    @Timeout(60)
    void noOtherWorkerIsStartedWhileOneIsOnItsWay() {
        SlowStarts threads = new SlowStarts();
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 1; i < JOBS; i++) {
            jobs.job("job-" + i).check(job -> {});
        }
        jobs.job("last").check(job -> threads.startAll());
        Convergence convergence = new Convergence(SomeSettings.of(jobs.build(), 10));
        convergence.progress().start();

        new ParallelLoop(convergence, threads).run();

        assertThat(convergence.log().attempts()).isEqualTo(JOBS);
        assertThat(convergence.progress().isExhausted()).isTrue();
        assertThat(threads.made()).isEqualTo(2);
    }

    /** The first thread starts at once, all others not until they are told. */
    private static final class SlowStarts implements ThreadFactory {

        private final List<SlowThread> made = new ArrayList<>();

        @Override
        public synchronized Thread newThread(Runnable work) {
            SlowThread thread = new SlowThread(work, made.isEmpty());
            made.add(thread);
            return thread;
        }

        synchronized void startAll() {
            made.forEach(SlowThread::startAtLast);
        }

        synchronized int made() {
            return made.size();
        }
    }

    private static final class SlowThread extends Thread {

        private boolean isSlow;

        SlowThread(Runnable work, boolean isQuick) {
            super(work);
            isSlow = !isQuick;
        }

        @Override
        public synchronized void start() {
            if (!isSlow) {
                super.start();
            }
        }

        synchronized void startAtLast() {
            if (isSlow) {
                isSlow = false;
                start();
            }
        }
    }

    @Test
    void thereAreNoMoreInstancesAtOnceThanWorkersHoweverManyAreReady() {
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 0; i < JOBS; i++) {
            jobs.job("job-" + i, () -> {
                most.accumulateAndGet(alive.incrementAndGet(), Math::max);
                threads.add(Thread.currentThread());
                return (Job) job -> alive.decrementAndGet();
            });
        }

        Fixpoint.of(jobs.build()).parallelism(3).converge().orThrow();

        assertThat(most.get()).isBetween(1, 3);
        assertThat(threads).hasSizeBetween(1, 3);
        assertThat(alive.get()).isZero();
    }

    /** Seven idle workers stay asleep while the eighth does a chain: they would wake for each of its jobs if all were called. */
    @Test
    @Timeout(60)
    void nobodyIsWokenForWorkThatAnotherDoes() {
        int workers = 8;
        int length = 2_000;
        CyclicBarrier all = new CyclicBarrier(workers);
        Set<Long> threads = ConcurrentHashMap.newKeySet();
        long[] waited = new long[2];
        JobGraph.Builder jobs = JobGraph.builder();
        String[] firsts = new String[workers];
        for (int i = 0; i < workers; i++) {
            firsts[i] = "first-" + i;
            jobs.job(firsts[i]).check(job -> {
                threads.add(Thread.currentThread().getId());
                all.await();
            });
        }
        jobs.job("link-0").dependsOn(firsts).check(job -> waited[0] = waits(threads));
        for (int i = 1; i < length; i++) {
            jobs.job("link-" + i).dependsOn("link-" + (i - 1)).check(job -> beBusy(20_000));
        }
        jobs.job("end").dependsOn("link-" + (length - 1)).check(job -> waited[1] = waits(threads));

        Fixpoint.of(jobs.build()).parallelism(workers).converge().orThrow();

        assertThat(threads).hasSize(workers);
        // Those that fall asleep, or wait for the lock, while the chain begins.
        assertThat(waited[1] - waited[0]).isBetween(0L, 10L * workers);
    }

    /** Long enough for others to wake up meanwhile, in nanoseconds. */
    private static void beBusy(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private static long waits(Set<Long> threads) {
        long sum = 0;
        for (long thread : threads) {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread);
            sum += info == null ? 0 : info.getWaitedCount();
        }
        return sum;
    }
}
