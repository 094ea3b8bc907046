package dev.fixpoint.graph;

import java.util.Arrays;

/**
 * The positions of jobs (rule 4): depth-first postorder from the targets, following dependencies in their order. Jobs that
 * no target needs come behind all others. Nothing recurses.
 */
final class Postorder {

    private static final int UNSEEN = -1;
    private static final int OPEN = -2;
    private static final int NONE = -3;

    private final Adjacency dependencies;

    /** The position of each job, {@link #OPEN} while it is on the path, {@link #UNSEEN} before. */
    private final int[] positions;

    /** The job at each position. */
    private final int[] order;

    /** The dependencies by position, as positions. */
    private final int[] start;

    private final int[] neighbours;
    private int edges;

    private final int[] path;

    /** By the place on the path: where the next dependency of the job is that has not been followed yet. */
    private final int[] next;

    private int visited;
    private boolean cyclic;
    private int needed;

    private Postorder(Adjacency dependencies) {
        this.dependencies = dependencies;
        this.positions = new int[dependencies.size()];
        this.order = new int[dependencies.size()];
        this.start = new int[dependencies.size() + 1];
        this.neighbours = new int[dependencies.edges()];
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

    /** Returns the job at each position. */
    int[] order() {
        return order;
    }

    /**
     * Returns the dependencies of the job at each position, as positions.
     *
     * @throws IllegalStateException if the graph is cyclic
     */
    Adjacency dependencies() {
        if (cyclic) {
            throw new IllegalStateException("a job that depends on itself has no position");
        }
        return Adjacency.of(start, neighbours);
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
            int dependency = nextUnseen(depth, dependencies.end(job));
            if (dependency == NONE) {
                close(job);
                depth--;
            } else {
                open(dependency, ++depth);
            }
        }
    }

    /** Returns the next dependency of the last job of the path that was not seen yet, or {@link #NONE}. */
    private int nextUnseen(int depth, int end) {
        for (int place = next[depth]; place < end; place++) {
            int dependency = dependencies.at(place);
            int position = positions[dependency];
            if (position == UNSEEN) {
                next[depth] = place + 1;
                return dependency;
            }
            cyclic |= position == OPEN;
        }
        return NONE;
    }

    /** Gives a job its position, and its dependencies theirs: unless there is a cycle, all of them have one now, and are near at hand. */
    private void close(int job) {
        for (int place = dependencies.start(job); place < dependencies.end(job); place++) {
            neighbours[edges++] = positions[dependencies.at(place)];
        }
        order[visited] = job;
        positions[job] = visited++;
        start[visited] = edges;
    }

    private void open(int job, int depth) {
        path[depth] = job;
        next[depth] = dependencies.start(job);
        positions[job] = OPEN;
    }
}
