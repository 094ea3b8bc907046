package dev.fixpoint.engine;

import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps the ready jobs on several threads (rule 18). Each worker takes the job whose turn it is, executes its attempt, and
 * hands the outcome in when it takes the next one: one lock for an attempt. A worker that leaves due jobs behind calls one
 * more worker, which does the same, so that no more are woken than there is work for.
 *
 * <p>The calling thread executes no job. It tells the listeners, watches the retry delays, and ends it all.
 */
final class ParallelLoop implements Runnable {

    /** How long an attempt that is between two phases may take to see that it was cancelled, in nanoseconds. */
    private static final long BETWEEN_PHASES = 1_000_000;

    /** How often a worker looks whether the lock is free before it sleeps: a microsecond or two. */
    private static final int LOOKS = 32;

    private final Convergence convergence;
    private final Progress progress;
    private final Stop stop;
    private final ThreadFactory threads;
    private final int most;
    private final Thread caller = Thread.currentThread();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();

    /** A thread, and the attempt that it has in hand, if any. */
    private final class Worker implements Runnable {

        private final Thread thread = threads.newThread(this);
        private @Nullable Attempt attempt;
        private boolean hasCome;

        @Override
        public void run() {
            work(this);
        }
    }

    private final Set<Worker> workers = new LinkedHashSet<>();

    /** How many workers have an attempt in hand. */
    private int running;

    /** How many workers were started and have not come yet. */
    private int coming;

    private int idle;
    private boolean over;

    /** Whether the calling thread should look again before it waits. */
    private volatile boolean changed;

    /** When attempts that go on after a cancel are given up; the end of time as long as there was no cancel. */
    private long graceEnds = Long.MAX_VALUE;

    /** When the whole is cancelled. */
    private long timeout = Long.MAX_VALUE;

    /** When, or before, the first of the running phases has to be interrupted or given up. */
    private final AtomicLong firstDue = new AtomicLong(Deadline.NEVER);

    private Progress.@Nullable Timer announced;

    ParallelLoop(Convergence convergence) {
        this(convergence, Threads.factory(convergence.settings().workers().virtual()));
    }

    /** Creates a loop with threads of somebody else's making, such as those of a test that start late. */
    ParallelLoop(Convergence convergence, ThreadFactory threads) {
        this.convergence = convergence;
        this.progress = convergence.progress();
        this.stop = convergence.stop();
        this.threads = threads;
        this.most = convergence.settings().workers().most();
        convergence.settings().workers().timeout().ifPresent(limit -> timeout = Durations.toNanos(limit));
        convergence.watcher(this::watch);
    }

    @Override
    public void run() {
        List<Worker> ending;
        convergence.announcer().holdBack(true);
        lock.lock();
        try {
            while (!isOver()) {
                try {
                    look();
                } catch (Throwable e) { // not the job's; what runs is waited for all the same
                    stop.die(e);
                }
            }
            over = true;
            work.signalAll();
            ending = List.copyOf(workers);
        } finally {
            lock.unlock();
            convergence.announcer().holdBack(false);
        }
        convergence.announcer().tell();
        ending.forEach(worker -> join(worker.thread));
    }

    /** Does what there is to do for the calling thread, and waits until there may be more. */
    private void look() {
        long now = convergence.now();
        if (now >= timeout) {
            timeout = Long.MAX_VALUE;
            convergence.timeOut();
        }
        if (stop.isCancelled() && graceEnds == Long.MAX_VALUE) {
            long grace = Durations.toNanos(convergence.settings().workers().grace());
            graceEnds = now + grace < now ? Long.MAX_VALUE - 1 : now + grace;
        }
        if (now >= graceEnds) {
            abandonRunning();
            graceEnds = now + BETWEEN_PHASES; // for those that have just ended by themselves
            return;
        }
        if (now >= firstDue.get()) {
            endOverdue(now);
        }
        if (!isOver()) {
            progress.wake(now);
            startWorker(needsWorker());
            awaitChange();
        }
    }

    private boolean isOver() {
        return running == 0 && (stop.isCancelled() || progress.isExhausted());
    }

    /** A phase begins that has to be looked after at that time. Called on its thread, which holds no lock. */
    private void watch(long due) {
        if (due < firstDue.getAndAccumulate(due, Math::min)) {
            wakeCaller();
        }
    }

    /** Interrupts the phases that take too long, and gives up those that go on all the same. */
    private void endOverdue(long now) {
        firstDue.set(Deadline.NEVER); // phases that begin from now on add themselves
        for (Worker worker : busy()) {
            Attempt attempt = Objects.requireNonNull(worker.attempt);
            TimeoutException reason = attempt.overrun(now, worker.thread);
            if (reason == null) {
                firstDue.accumulateAndGet(attempt.due(), Math::min);
            } else {
                leaveBehind(worker, reason, Outcome.FAILED);
            }
        }
    }

    /** Lets go of the lock, tells the listeners, and waits until something is to be done on this thread. */
    private void awaitChange() {
        changed = false;
        boolean working = running > 0 || progress.hasDue();
        Progress.Timer timer = stop.isCancelled() ? null : progress.firstTimer();
        long deadline = Math.min(Math.min(graceEnds, timeout), timer == null ? Long.MAX_VALUE : timer.due());
        lock.unlock();
        try {
            long before = convergence.now();
            if (!working && timer != null && !timer.equals(announced)) {
                announced = timer;
                convergence.announceWaiting(timer, before);
            }
            convergence.announcer().tellSome();
            boolean isCancelNews = stop.isCancelled() && graceEnds == Long.MAX_VALUE;
            if (!changed && !isCancelNews && !convergence.announcer().hasNews()) {
                convergence.park(Math.min(deadline, firstDue.get()), working);
            }
            stop.absorbInterrupt();
            if (!working) {
                convergence.addWaited(convergence.now() - before);
            }
        } finally {
            lock.lock();
        }
    }

    private void work(Worker self) {
        try {
            stop.join();
            Attempt attempt = exchange(self, null, null);
            while (attempt != null) {
                convergence.names().carry(attempt);
                Outcome outcome = attempt.execute();
                attempt = exchange(self, attempt, outcome);
            }
        } catch (Throwable e) { // not the job's: those are kept by the attempt
            stop.die(e);
            dropOut(self);
        } finally {
            stop.leave();
        }
    }

    /**
     * Hands in an attempt that has ended or has to wait, null at first, and returns the next one; null if there is none and
     * will be none for this worker.
     */
    private @Nullable Attempt exchange(Worker self, @Nullable Attempt done, @Nullable Outcome outcome) {
        boolean more;
        Attempt next;
        acquire();
        try {
            come(self);
            if (done != null && self.attempt != done) {
                comeBack(done);
                return null;
            }
            drop(self);
            next = awaitNext(self, done == null ? null : handIn(done, outcome));
            if (next == null) {
                return null;
            }
            more = needsWorker();
        } finally {
            lock.unlock();
        }
        startWorker(more);
        return next;
    }

    /** Takes the lock, which is held for less time than it takes to put a thread to sleep and to wake it. */
    private void acquire() {
        for (int looks = 0; looks < LOOKS; looks++) {
            if (lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    /** The phase of an abandoned attempt has ended at last: nobody waits for that, but what it had taken is free again. */
    private void comeBack(Attempt abandoned) {
        progress.regain(abandoned.job());
        wakeCaller();
    }

    private @Nullable Attempt handIn(Attempt done, @Nullable Outcome outcome) {
        if (outcome != null && outcome.isSatisfied()) {
            return convergence.handIn(done, outcome);
        }
        Progress.Timer before = progress.firstTimer();
        Attempt spare = convergence.handIn(done, outcome);
        if (!Objects.equals(progress.firstTimer(), before)) {
            wakeCaller();
        }
        return spare;
    }

    private @Nullable Attempt awaitNext(Worker self, @Nullable Attempt spare) {
        while (!over) {
            long now = convergence.now(); // under the lock: after the end of all that was handed in
            int job = stop.isCancelled() ? Progress.NONE : progress.take(now);
            if (job != Progress.NONE) {
                Attempt next = convergence.begin(spare, job, now);
                self.attempt = next;
                running++;
                return next;
            }
            convergence.names().carry(Threads.IDLE);
            if (running == 0) {
                wakeCaller(); // it is over, or there is nothing to do but to wait
            }
            idle++;
            work.awaitUninterruptibly();
            idle--;
        }
        return null;
    }

    /** Calls an idle worker if a job is due for it; returns true if a new one must be started instead. */
    private boolean needsWorker() {
        if (over || stop.isCancelled() || !progress.hasDue()) {
            return false;
        }
        if (idle > 0) {
            work.signal();
            return false;
        }
        return coming == 0 && workers.size() < most; // one that comes calls the next one itself
    }

    private void startWorker(boolean wanted) {
        if (!wanted) {
            return;
        }
        lock.lock();
        try {
            if (over || coming > 0 || workers.size() >= most) {
                return;
            }
            start(new Worker());
        } catch (OutOfMemoryError e) { // no more threads to be had
            if (workers.isEmpty()) {
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private void start(Worker worker) {
        workers.add(worker); // whoever runs is known
        coming++;
        try {
            worker.thread.start();
        } catch (OutOfMemoryError e) {
            come(worker);
            workers.remove(worker);
            throw e;
        }
    }

    /** A worker that was started is here, or never will be. */
    private void come(Worker self) {
        coming -= self.hasCome ? 0 : 1;
        self.hasCome = true;
    }

    /** A worker has come to grief in the engine itself: its attempt is given up, so that the rest can end. */
    private void dropOut(Worker self) {
        lock.lock();
        try {
            come(self);
            drop(self);
            workers.remove(self);
            wakeCaller();
        } finally {
            lock.unlock();
        }
    }

    private void wakeCaller() {
        changed = true;
        LockSupport.unpark(caller);
    }

    private void abandonRunning() {
        Duration grace = convergence.settings().workers().grace();
        for (Worker worker : busy()) {
            Throwable reason = leftBehind(grace, worker.thread);
            if (Objects.requireNonNull(worker.attempt).abandon(reason)) {
                leaveBehind(worker, reason, Outcome.CANCELLED);
            }
        }
    }

    /** Returns the workers that have an attempt in hand, in the order in which those started. */
    private List<Worker> busy() {
        return workers.stream()
                .filter(worker -> worker.attempt != null)
                .sorted(Comparator.comparingInt(
                        worker -> Objects.requireNonNull(worker.attempt).startedBefore()))
                .toList();
    }

    private void leaveBehind(Worker worker, Throwable reason, Outcome outcome) {
        Attempt attempt = Objects.requireNonNull(worker.attempt);
        drop(worker);
        workers.remove(worker);
        convergence.abandon(attempt, worker.thread, reason, outcome);
    }

    private void drop(Worker worker) {
        running -= worker.attempt == null ? 0 : 1;
        worker.attempt = null;
    }

    /** Returns the failure of a phase that was cancelled and goes on all the same. */
    static CancellationException leftBehind(Duration grace, Thread thread) {
        return new CancellationException(
                "still running " + Durations.format(grace) + " after it was interrupted; thread \"" + thread.getName()
                        + "\" was left behind, and cleanup skipped");
    }

    /** Waits for the end of a worker that has nothing left to do. */
    private void join(Thread worker) {
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                stop.interruptCaller();
            }
        }
    }
}
