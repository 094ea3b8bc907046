package dev.fixpoint.test;

import dev.fixpoint.text.Durations;

/**
 * Time that a job needs, in nanoseconds; {@link #FOR_EVER} is the most.
 *
 * @param work for which it holds a worker
 * @param idle that passes between its attempts and its checks, and holds nobody
 */
record Effort(long work, long idle) {

    static final long FOR_EVER = Long.MAX_VALUE;
    static final Effort NONE = new Effort(0, 0);

    static Effort idleFor(long nanos) {
        return new Effort(0, nanos);
    }

    Effort plus(Effort more) {
        return new Effort(Durations.sum(work, more.work), Durations.sum(idle, more.idle));
    }

    /** Returns so many times this effort, zero or more. */
    Effort times(long count) {
        return new Effort(times(count, work), times(count, idle));
    }

    /** Returns the product of two numbers that are not negative, or the most that a long can hold. */
    static long times(long one, long other) {
        return other != 0 && one > FOR_EVER / other ? FOR_EVER : one * other;
    }

    /** Returns the longer work of the two, and the longer idle time. */
    Effort orMore(Effort other) {
        return new Effort(Math.max(work, other.work), Math.max(idle, other.idle));
    }

    /** Returns this effort with no more than so much time of waiting. */
    Effort idleAtMost(long nanos) {
        return new Effort(work, Math.min(idle, nanos));
    }

    long total() {
        return Durations.sum(work, idle);
    }
}
