package dev.fixpoint.bench;

import java.util.List;

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

    /** Lets both sides do so many jobs beforehand, whatever the size of the workload: a compiler has seen as much of each. */
    void warmUp(int jobs, int size) throws Exception {
        for (Side side : List.of(ours, peer)) {
            for (int done = 0; done < jobs; done += size) {
                side.prepare();
                side.measure();
            }
        }
    }

    /** Plays one round and returns what both sides have cost. */
    Round play() throws Exception {
        long oursCost = costOf(ours);
        return new Round(oursCost, costOf(peer));
    }

    /** Plays one round once, leaving the garbage where it is. */
    Round playAtOnce() throws Exception {
        ours.prepare();
        long oursCost = ours.measure();
        peer.prepare();
        return new Round(oursCost, peer.measure());
    }

    private long costOf(Side side) throws Exception {
        side.prepare();
        System.gc();
        long cost = 0;
        for (int i = 0; i < times; i++) {
            if (i > 0) {
                side.prepare();
            }
            cost += side.measure();
        }
        return cost / times;
    }
}
