package dev.fixpoint.model;

/**
 * Where the attempts of a case are executed.
 *
 * @param most how many at once
 * @param virtual whether on virtual threads
 * @param timed whether there are timeouts, too long to matter but for keeping phases off the thread that converges
 * @param watched whether somebody listens, and threads carry the names of their jobs
 */
record Workers(int most, boolean virtual, boolean timed, boolean watched) {

    /** The thread that converges, and no other one. */
    static final Workers SERIAL = new Workers(1, false, false, true);

    /** The same, with nobody who listens, for which the engine has a shorter way. */
    static final Workers UNWATCHED = new Workers(1, false, false, false);

    /** One thread, but not the one that converges. */
    static final Workers ALONE = new Workers(1, false, true, true);

    /** Returns so many threads of the platform. */
    static Workers of(int most) {
        return new Workers(most, false, false, true);
    }

    /** Whether everything happens in an order that is known before. */
    boolean isOne() {
        return most == 1;
    }

    @Override
    public String toString() {
        return most + (virtual ? " virtual" : "") + " worker(s)" + (timed ? " with timeouts" : "")
                + (watched ? "" : ", unwatched");
    }
}
