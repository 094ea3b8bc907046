package dev.fixpoint.bench;

/**
 * Rounds of a contest: ours and the peer's in turn, in one virtual machine. Before each side the garbage of the other is
 * collected.
 */
final class Rounds {

    /** Small workloads are done several times in a round, until at least so many jobs were done. */
    private static final int JOBS_A_ROUND = 200_000;

    private final Side ours;
    private final Side peer;
    private final int times;

    Rounds(Side ours, Side peer, int times) {
        this.ours = ours;
        this.peer = peer;
        this.times = times;
    }

    static Rounds of(Contest contest, Workload workload) {
        return new Rounds(
                contest.ours(workload),
                contest.peer(workload),
                contest.isLong() ? 1 : Math.max(1, JOBS_A_ROUND / workload.size()));
    }

    /** Plays one round and returns what both sides have cost. */
    Round play() throws Exception {
        long oursCost = costOf(ours);
        return new Round(oursCost, costOf(peer));
    }

    private long costOf(Side side) throws Exception {
        side.prepare();
        System.gc();
        long cost = 0;
        for (int i = 0; i < times; i++) {
            side.prepare();
            cost += side.measure();
        }
        return cost / times;
    }
}
