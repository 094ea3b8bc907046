package dev.fixpoint.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** What is compared: Fixpoint on the one side, a peer on the other. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum Contest {

    /** {@code converge()} of a built graph, against the limit loop. */
    CONVERGE(ConvergeSide::serial, LimitSide::new),

    /** The same if the thread carries the names of the jobs: a system call more for each. */
    CONVERGE_NAMED(ConvergeSide::named, LimitSide::new),

    /** That call alone. */
    NAMES(NamesSides::one, LimitSide::new),

    /** The same with jobs of four classes. */
    CONVERGE_FOUR_CLASSES(
            workload -> ConvergeSide.serial(workload.withClasses(4)),
            workload -> new LimitSide(workload.withClasses(4))),

    /** A convergence in which the first layer fails for good, against the limit loop on the same graph, all satisfied. */
    CONVERGE_BLOCKED(workload -> ConvergeSide.serial(workload.withMode(Mode.BLOCKED)), LimitSide::new),

    /** Jobs whose first attempt fails and whose second one passes, against the limit loop on the same graph, all satisfied. */
    RETRIES(SecondTrySide::new, LimitSide::new),

    /** Two workers and jobs that do nothing, each in one of two pools of one permit, against two workers and no pools. */
    POOLS(PoolSides::twoPools, PoolSides::noPools),

    /** Reading from a report what blocks each job, against finding one of them by hand. */
    BLOCKED_REPORT(BlockedReportSides::fixpoint, BlockedReportSides::byHand),

    /** Building a named graph, against a hash map and int arrays. */
    BUILD(BuildSide::new, HashMapSide::new),

    /** Building a named graph, against a graph of numbers that JGraphT builds. */
    BUILD_JGRAPHT(BuildSide::new, JGraphTSide::new),

    /** {@code converge()} of a built graph, against futures that wait for each other. */
    COMPLETABLE_FUTURE(ConvergeSide::serial, FutureSide::new),

    /** The same if the thread carries the names of the jobs. */
    COMPLETABLE_FUTURE_NAMED(ConvergeSide::named, FutureSide::new),

    /** {@code converge()} of a built graph, against dexecutor with one thread. */
    DEXECUTOR(workload -> ConvergeSide.serial(workload, Cost.JAVA_THREADS), DexecutorSide::new),

    /** Two workers and jobs that compute for 100 microseconds, against two bare threads: the CPU time. */
    WORKERS_CPU(
            workload -> BusySides.fixpoint(workload, Cost.PROCESS), workload -> BusySides.bare(workload, Cost.PROCESS)),

    /** The same: the time on the clock. */
    WORKERS_WALL(workload -> BusySides.fixpoint(workload, Cost.WALL), workload -> BusySides.bare(workload, Cost.WALL)),

    /** Two workers and jobs that do nothing, against none. */
    EMPTY_JOBS(
            workload -> ConvergeSide.timed(workload, fixpoint -> fixpoint.parallelism(2)),
            workload -> ConvergeSide.timed(workload, fixpoint -> fixpoint)),

    /** The same if the threads of both carry the names of the jobs. */
    EMPTY_JOBS_NAMED(
            workload -> ConvergeSide.timed(
                    workload, fixpoint -> fixpoint.threadNames(true).parallelism(2)),
            workload -> ConvergeSide.timed(workload, fixpoint -> fixpoint.threadNames(true))),

    /** The same if no thread does. */
    EMPTY_JOBS_UNNAMED(
            workload -> ConvergeSide.timed(
                    workload, fixpoint -> fixpoint.threadNames(false).parallelism(2)),
            workload -> ConvergeSide.timed(workload, fixpoint -> fixpoint.threadNames(false))),

    /** What two threads need to name themselves for all jobs, half of them each, against converging on one. */
    EMPTY_JOBS_NAMES(NamesSides::two, workload -> ConvergeSide.timed(workload, fixpoint -> fixpoint)),

    /** Two workers and jobs that sleep, against the time that two of them sleep. */
    SLEEP(SleepSides::twoWorkers, SleepSides::halfOfTheSleep),

    /** A virtual thread for each job, and jobs that sleep, against bare virtual threads. */
    SLEEP_VIRTUAL(SleepSides::virtualThreads, SleepSides::bareVirtualThreads),

    /** The CPU time while all jobs wait for their retry delay, against the time on the clock. */
    RETRY_DELAY(workload -> new RetrySide(workload, retryDelay(workload)), workload -> RetrySide::lastWait);

    private final Function<Workload, Side> ours;
    private final Function<Workload, Side> peer;

    Contest(Function<Workload, Side> ours, Function<Workload, Side> peer) {
        this.ours = ours;
        this.peer = peer;
    }

    Side ours(Workload workload) {
        return ours.apply(workload);
    }

    Side peer(Workload workload) {
        return peer.apply(workload);
    }

    /** Returns long enough for the first attempts of all jobs: 5 seconds for 100,000. */
    private static Duration retryDelay(Workload workload) {
        return Duration.ofMillis(Math.max(1_000, workload.size() / 20));
    }

    /** Returns whether one convergence is long enough for a round, however few its jobs are. */
    boolean isLong() {
        return compareTo(DEXECUTOR) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
