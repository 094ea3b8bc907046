package dev.fixpoint.engine;

/** The ready jobs that are due, and whose turn it is among them. */
interface ReadyOrder {

    int NONE = PositionSet.NONE;

    /**
     * Adds a job that is ready and due.
     *
     * @param goesOn whether its attempt has started before and now goes on: it has the permits that it needs
     */
    void add(int sweep, int job, boolean goesOn);

    /** Takes the job whose turn it is, or returns {@link #NONE} if there is none that could start now. */
    int take();

    /** Returns whether there may be a job to take. */
    boolean hasNext();

    /** An attempt has ended: what it had taken for itself is free again. */
    void release(int job);

    /** An attempt was abandoned: what it had taken for itself may never be free again. */
    void lose(int job);

    /** The thread of an abandoned attempt has ended: what it had taken for itself is free again after all. */
    void regain(int job);

    /** Takes all jobs out. */
    void clear();
}
