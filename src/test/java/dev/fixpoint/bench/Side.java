package dev.fixpoint.bench;

/** One side of a contest. */
interface Side {

    /** Makes what {@link #measure} needs for one round; this is not measured. */
    default void prepare() throws Exception {}

    /** Does it once, and returns what it has cost, in nanoseconds of whatever the contest counts. */
    long measure() throws Exception;
}
