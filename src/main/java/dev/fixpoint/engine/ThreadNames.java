package dev.fixpoint.engine;

/** Lets threads carry the names of the jobs that they work for (rule 18). */
final class ThreadNames {

    private final Settings.Named named;

    /** The thread that called: to converge, and then perhaps to have cleanup done. */
    private Thread caller;

    private String callerName;

    /** Creates it for a convergence that is called on the current thread. */
    ThreadNames(Settings.Named named) {
        this.named = named;
        this.caller = Thread.currentThread();
        this.callerName = caller.getName();
    }

    /** Notes that the current thread is now the one that called. */
    void moveToCurrentThread() {
        caller = Thread.currentThread();
        callerName = caller.getName();
    }

    /** Lets the current thread carry the name of the job that it works for from now on. */
    void carry(Attempt attempt) {
        if (areCarried()) {
            carry(attempt.name());
        }
    }

    /** Lets the current thread carry a name from now on. */
    void carry(String name) {
        if (areCarried()) {
            Thread.currentThread().setName(name);
        }
    }

    /** Gives the thread that called, which is the current one, its own name back. */
    void giveBack() {
        carry(callerName);
    }

    /** Returns whether the current thread carries names: the one that called belongs to the caller, who may want its own name kept. */
    boolean areCarried() {
        return switch (named) {
            case NONE -> false;
            case WORKERS -> Thread.currentThread() != caller;
            case WORKERS_AND_CALLER -> true;
        };
    }
}
