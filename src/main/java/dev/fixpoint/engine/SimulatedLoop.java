package dev.fixpoint.engine;

import dev.fixpoint.job.TimeoutException;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps the ready jobs as several workers would (rule 18), on the calling thread alone and on a clock that jumps from event to
 * event. A phase begins, its end is put down on the calendar, and its code is executed then.
 */
final class SimulatedLoop implements Runnable {

    /** An attempt in a phase. */
    private static final class Running {

        private final Attempt attempt;
        private final SimulatedTime.Course course;
        private final long ends;

        /** Has the name that the thread would have. */
        private final Thread standIn;

        private long sequence;

        /** When something happens to it next: its end, or somebody looks after it. */
        private long next;

        private boolean interrupted;

        Running(Attempt attempt, SimulatedTime.Course course, long now) {
            this.attempt = attempt;
            this.course = course;
            this.ends = now + course.nanos() < now ? SimulatedTime.FOR_EVER : now + course.nanos();
            this.standIn = new Thread(() -> {}, attempt.name());
        }
    }

    private final Convergence convergence;
    private final Progress progress;
    private final Stop stop;
    private final SimulatedTime time;
    private final int most;
    private final long grace;
    private final PriorityQueue<Running> calendar = new PriorityQueue<>(
            Comparator.<Running>comparingLong(running -> running.next).thenComparingLong(running -> running.sequence));

    /** The attempts that were given up, until their threads would have ended. */
    private final List<Running> leftBehind = new ArrayList<>();

    private long timeout = Long.MAX_VALUE;
    private long graceEnds = Long.MAX_VALUE;
    private long sequence;
    private Progress.@Nullable Timer announced;

    SimulatedLoop(Convergence convergence, SimulatedTime time) {
        this.convergence = convergence;
        this.progress = convergence.progress();
        this.stop = convergence.stop();
        this.time = time;
        Settings.Workers workers = convergence.settings().workers();
        this.most = workers.most();
        this.grace = Durations.toNanos(workers.grace());
        workers.timeout().ifPresent(limit -> timeout = Durations.toNanos(limit));
    }

    @Override
    public void run() {
        while (true) {
            cancelRunning();
            takeJobs();
            cancelRunning(); // a listener may have wanted it
            if (calendar.isEmpty() && (stop.isCancelled() || progress.isExhausted())) {
                return;
            }
            moveOn();
        }
    }

    private void takeJobs() {
        while (!stop.isCancelled() && calendar.size() < most) {
            long now = convergence.now();
            int job = progress.take(now);
            if (job == Progress.NONE) {
                return;
            }
            goOn(convergence.begin(null, job, now));
        }
    }

    /** Lets an attempt begin its next phase. */
    private void goOn(Attempt attempt) {
        Outcome over = attempt.beginPhase();
        if (over == null && stop.isCancelled()) {
            over = attempt.endPhase(false);
        }
        if (over != null) {
            convergence.handIn(attempt, over);
            return;
        }
        SimulatedTime.Course course =
                time.course(attempt.name(), attempt.number(), attempt.context().phase());
        putDown(new Running(attempt, course, convergence.now()));
    }

    private void putDown(Running running) {
        running.sequence = sequence++;
        running.next = Math.min(running.ends, Math.min(running.attempt.due(), graceEnds));
        calendar.add(running);
    }

    /** Goes to the time at which something happens next, and lets it happen. */
    private void moveOn() {
        progress.wake(convergence.now()); // what waits for a worker waits for no time any more
        Progress.Timer timer = stop.isCancelled() ? null : progress.firstTimer();
        Running first = calendar.peek();
        if (first == null) {
            await(Objects.requireNonNull(timer));
        } else {
            long next = Math.min(first.next, firstOther(timer));
            if (next == SimulatedTime.FOR_EVER) {
                throw hangs(first.attempt.context());
            }
            advanceTo(next);
        }
        long now = convergence.now();
        comeBack(now);
        if (now >= timeout) {
            timeout = Long.MAX_VALUE;
            convergence.timeOut();
        } else if (first != null && first.next <= now) {
            happen(calendar.remove(), now);
        }
    }

    /** Returns when something happens next, the running phases aside. */
    private long firstOther(Progress.@Nullable Timer timer) {
        long first = Math.min(timeout, timer == null ? Long.MAX_VALUE : timer.due());
        for (Running running : leftBehind) {
            first = Math.min(first, running.ends);
        }
        return first;
    }

    /** Returns what is thrown if nothing can happen any more. */
    static IllegalStateException hangs(AttemptContext context) {
        return new IllegalStateException("the " + context.phase() + " of job " + Quoted.of(context.name())
                + " hangs for ever: nothing ends it; give the job a phaseTimeout or an attemptTimeout");
    }

    /** Nothing runs. */
    private void await(Progress.Timer timer) {
        if (!timer.equals(announced)) {
            announced = timer;
            convergence.announceWaiting(timer, convergence.now());
        }
        if (!stop.isCancelled()) { // by a listener
            long until = firstOther(timer);
            convergence.addWaited(until - convergence.now());
            advanceTo(until);
        }
    }

    private void advanceTo(long then) {
        time.advance(Math.max(0, then - convergence.now()));
    }

    private void happen(Running running, long now) {
        if (running.interrupted || (running.ends <= now && running.attempt.due() > now)) {
            end(running);
        } else if (now >= graceEnds) {
            abandonCancelled(running);
        } else {
            overrun(running, now);
        }
    }

    /** The phase is interrupted since it takes too long, or given up since that was in vain. */
    private void overrun(Running running, long now) {
        TimeoutException reason = running.attempt.overrun(now, running.standIn);
        if (reason != null) {
            leaveBehind(running);
            convergence.abandon(running.attempt, running.standIn, reason, Outcome.FAILED);
        } else if (running.course.deaf() && running.ends > now) {
            putDown(running);
        } else {
            running.interrupted = !running.course.deaf();
            end(running);
        }
    }

    private void end(Running running) {
        if (running.interrupted) {
            Thread.currentThread().interrupt(); // as its own thread would be; cleared at the end of the phase
        }
        Outcome outcome = running.attempt.endPhase(true);
        if (outcome == null && !running.attempt.isSuspended()) {
            goOn(running.attempt);
        } else {
            convergence.handIn(running.attempt, outcome);
        }
    }

    /** After a cancel, running phases end at once, but for those that do not listen. */
    private void cancelRunning() {
        if (!stop.isCancelled() || graceEnds != Long.MAX_VALUE) {
            return;
        }
        long now = convergence.now();
        graceEnds = now + grace < now ? Long.MAX_VALUE - 1 : now + grace;
        List<Running> all = new ArrayList<>(calendar);
        all.sort(Comparator.comparingLong(running -> running.sequence));
        calendar.clear();
        for (Running running : all) {
            putDown(running);
            if (!running.course.deaf()) {
                calendar.remove(running);
                running.interrupted = true;
                running.next = now;
                calendar.add(running);
            }
        }
    }

    private void abandonCancelled(Running running) {
        Throwable reason =
                ParallelLoop.leftBehind(convergence.settings().workers().grace(), running.standIn);
        running.attempt.abandon(reason);
        leaveBehind(running);
        convergence.abandon(running.attempt, running.standIn, reason, Outcome.CANCELLED);
    }

    private void leaveBehind(Running running) {
        if (running.ends != SimulatedTime.FOR_EVER) {
            leftBehind.add(running);
        }
    }

    /** The phases that were given up end at last: what they had taken is free again. */
    private void comeBack(long now) {
        leftBehind.removeIf(running -> {
            boolean ended = running.ends <= now;
            if (ended) {
                progress.regain(running.attempt.job());
            }
            return ended;
        });
    }
}
