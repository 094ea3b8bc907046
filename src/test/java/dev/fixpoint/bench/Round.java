package dev.fixpoint.bench;

/** What one round has cost, in nanoseconds. */
record Round(long ours, long peer) {

    double ratio() {
        return (double) ours / peer;
    }
}
