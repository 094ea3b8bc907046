package dev.fixpoint.bench;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.JobFactory;
import java.util.List;
import java.util.function.Supplier;

/**
 * A job that costs as little as a job can: its check reads a field, its run sets it. What it throws is made beforehand.
 *
 * <p>The jobs of a workload are of one class, with which a compiler may see through the call of the check, and turn the exception
 * into a jump, on either side; or of four, as those of real programs are of many, so that it cannot.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // so that neither side pays for making it
abstract class BenchJob implements Job {

    private static final CheckFailure NOT_YET = CheckFailure.because("not yet");
    private static final CheckFailure NEVER = CheckFailure.because("never").hopeless();

    private static final List<Supplier<BenchJob>> PASSING =
            List.of(() -> new First(true), () -> new Second(true), () -> new Third(true), () -> new Fourth(true));

    private static final List<Supplier<BenchJob>> FAILING_ONCE =
            List.of(() -> new First(false), () -> new Second(false), () -> new Third(false), () -> new Fourth(false));

    private static final List<JobFactory<BenchJob>> PASSING_FACTORIES =
            List.of(() -> new First(true), () -> new Second(true), () -> new Third(true), () -> new Fourth(true));

    private static final List<JobFactory<BenchJob>> FAILING_ONCE_FACTORIES =
            List.of(() -> new First(false), () -> new Second(false), () -> new Third(false), () -> new Fourth(false));

    private boolean done;

    BenchJob(boolean done) {
        this.done = done;
    }

    /** Returns what makes the instances of a job for {@link LimitLoop} and other peers. */
    static Supplier<? extends Job> supplier(Workload workload, int job) {
        if (fails(workload, job)) {
            return Hopeless::new;
        }
        List<Supplier<BenchJob>> suppliers = workload.mode() == Mode.ONE_RUN ? FAILING_ONCE : PASSING;
        return suppliers.get(job % workload.classes());
    }

    /** Returns what makes the instances of a job for Fixpoint. */
    static JobFactory<? extends Job> factory(Workload workload, int job) {
        if (fails(workload, job)) {
            return Hopeless::new;
        }
        List<JobFactory<BenchJob>> factories =
                workload.mode() == Mode.ONE_RUN ? FAILING_ONCE_FACTORIES : PASSING_FACTORIES;
        return factories.get(job % workload.classes());
    }

    private static boolean fails(Workload workload, int job) {
        return workload.mode() == Mode.BLOCKED && workload.dependencyCount(job) == 0;
    }

    private static final class First extends BenchJob {
        First(boolean done) {
            super(done);
        }

        @Override
        public void check(JobContext job) {
            if (!super.done) {
                throw NOT_YET;
            }
        }

        @Override
        public void run(JobContext job) {
            super.done = true;
        }
    }

    private static final class Second extends BenchJob {
        Second(boolean done) {
            super(done);
        }

        @Override
        public void check(JobContext job) {
            if (!super.done) {
                throw NOT_YET;
            }
        }

        @Override
        public void run(JobContext job) {
            super.done = true;
        }
    }

    private static final class Third extends BenchJob {
        Third(boolean done) {
            super(done);
        }

        @Override
        public void check(JobContext job) {
            if (!super.done) {
                throw NOT_YET;
            }
        }

        @Override
        public void run(JobContext job) {
            super.done = true;
        }
    }

    private static final class Fourth extends BenchJob {
        Fourth(boolean done) {
            super(done);
        }

        @Override
        public void check(JobContext job) {
            if (!super.done) {
                throw NOT_YET;
            }
        }

        @Override
        public void run(JobContext job) {
            super.done = true;
        }
    }

    private static final class Hopeless implements Job {
        @Override
        public void check(JobContext job) {
            throw NEVER;
        }
    }
}
