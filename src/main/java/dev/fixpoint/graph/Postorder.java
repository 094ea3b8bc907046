package dev.fixpoint.graph;

import java.util.Arrays;

/**
 * The positions of jobs (rule 4): depth-first postorder from the targets, following dependencies in their order. Jobs that
 * no target needs come behind all others. Nothing recurses.
 */
final class Postorder {

    private static final int UNSEEN = -1;
    private static final int OPEN = -2;

    private final Adjacency dependencies;

    /** The position of each job, {@link #OPEN} while it is on the path, {@link #UNSEEN} before. */
    private final int[] positions;

    private final int[] path;

    /** By the place on the path: where the next dependency of the job is that has not been followed yet. */
    private final int[] next;

    private int visited;
    private boolean cyclic;
    private int needed;

    private Postorder(Adjacency dependencies) {
        this.dependencies = dependencies;
        this.positions = new int[dependencies.size()];
        this.path = new int[dependencies.size()];
        this.next = new int[dependencies.size()];
        Arrays.fill(positions, UNSEEN);
    }

    static Postorder of(Adjacency dependencies, int[] targets) {
        Postorder order = new Postorder(dependencies);
        for (int target : targets) {
            order.visit(target);
        }
        order.needed = order.visited;
        for (int job = 0; job < dependencies.size(); job++) {
            order.visit(job);
        }
        return order;
    }

    /** Returns the position of each job. */
    int[] positions() {
        return positions;
    }

    /** Returns how many jobs the targets need, themselves included. */
    int needed() {
        return needed;
    }

    /** Returns whether some job depends on itself, directly or through others. */
    boolean isCyclic() {
        return cyclic;
    }

    private void visit(int root) {
        if (positions[root] != UNSEEN) {
            return;
        }
        int depth = 0;
        open(root, depth);
        while (depth >= 0) {
            int job = path[depth];
            if (next[depth] == dependencies.end(job)) {
                positions[job] = visited++;
                depth--;
                continue;
            }
            int dependency = dependencies.at(next[depth]++);
            if (positions[dependency] == UNSEEN) {
                open(dependency, ++depth);
            } else if (positions[dependency] == OPEN) {
                cyclic = true;
            }
        }
    }

    private void open(int job, int depth) {
        path[depth] = job;
        next[depth] = dependencies.start(job);
        positions[job] = OPEN;
    }
}
