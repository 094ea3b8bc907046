package dev.fixpoint.test;

import java.util.List;
import java.util.Optional;

/**
 * How one convergence of an audit is to go.
 *
 * @param noAct whether jobs are checked only
 * @param order the names of all jobs in the order in which they are to go, as far as that is legal; empty for that of the graph
 * @param workers how many attempts run at once
 * @param stopAfter after how many phases it is stopped; 0 if it is not
 * @param cleansUp whether there is a cleanup at the end
 * @param watched whether the world is looked at after each phase
 * @param twice whether each check is asked twice
 * @param failing the job whose check fails once it was run
 */
record Course(
        boolean noAct,
        List<String> order,
        int workers,
        int stopAfter,
        boolean cleansUp,
        boolean watched,
        boolean twice,
        Optional<String> failing) {

    /** One job after the other, in the order of the graph, to the end. */
    static final Course PLAIN = new Course(false, List.of(), 1, 0, true, false, false, Optional.empty());

    Course checkingOnly() {
        return new Course(true, order, workers, stopAfter, cleansUp, watched, twice, failing);
    }

    Course inOrder(List<String> names) {
        return new Course(noAct, names, workers, stopAfter, cleansUp, watched, twice, failing);
    }

    Course inParallel(int attempts) {
        return new Course(noAct, order, attempts, stopAfter, cleansUp, watched, twice, failing);
    }

    /** Stopped dead: nothing new starts, and no cleanup runs. */
    Course stoppedDeadAfter(int phases) {
        return new Course(noAct, order, workers, phases, false, watched, twice, failing);
    }

    Course cancelledAfter(int phases) {
        return new Course(noAct, order, workers, phases, true, watched, twice, failing);
    }

    Course watched(boolean value) {
        return new Course(noAct, order, workers, stopAfter, cleansUp, value, twice, failing);
    }

    Course askingTwice() {
        return new Course(noAct, order, workers, stopAfter, cleansUp, watched, true, failing);
    }

    Course withFailing(String job) {
        return new Course(noAct, order, workers, stopAfter, cleansUp, watched, twice, Optional.of(job));
    }
}
