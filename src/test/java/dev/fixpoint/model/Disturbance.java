package dev.fixpoint.model;

/**
 * What is done to a convergence from outside while it runs.
 *
 * @param by who does it
 * @param at at which moment or, if it is a listener, at which event, counted from 1; it may never come
 */
record Disturbance(By by, int at) {

    enum By {
        /** A job cancels in one of its phases. */
        JOB,
        /** A listener cancels when it is told of an event. */
        LISTENER,
        /** Another thread cancels while jobs run. */
        THREAD,
        /** Another thread cancels while jobs run, by interrupting the thread that converges. */
        INTERRUPTION
    }
}
