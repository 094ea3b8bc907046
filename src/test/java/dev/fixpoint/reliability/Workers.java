package dev.fixpoint.reliability;

import dev.fixpoint.Fixpoint;

/** On what a convergence goes on in a trial. */
enum Workers {
    ONE,
    TWO,
    VIRTUAL;

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final int MANY = 8;

    /** Returns one after the other. Where there are no virtual threads, several others stand in for them. */
    static Workers of(Trial trial) {
        return values()[trial.number() % values().length];
    }

    static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    }

    Fixpoint applyTo(Fixpoint fixpoint) {
        return switch (this) {
            case ONE -> fixpoint;
            case TWO -> fixpoint.parallelism(2);
            case VIRTUAL -> hasVirtualThreads() ? fixpoint.virtualThreads() : fixpoint.parallelism(MANY);
        };
    }
}
