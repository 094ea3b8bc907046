package dev.fixpoint.graph;

import java.util.ArrayList;
import java.util.List;

/** Edges between jobs and others of which only the name is known as yet. */
final class NamedEdges {

    private static final int BLOCK = 1024;

    private final IntList jobs = new IntList();

    /** The name of the other one by edge, in arrays of {@link #BLOCK}: what is small is stored into without a memory fence. */
    private final List<String[]> others = new ArrayList<>();

    private String[] last = new String[0];

    void add(int job, String other) {
        int place = jobs.size() & (BLOCK - 1);
        if (place == 0) {
            last = new String[BLOCK];
            others.add(last);
        }
        last[place] = other;
        jobs.add(job);
    }

    int size() {
        return jobs.size();
    }

    /** Returns the job of each edge. */
    IntList jobs() {
        return jobs;
    }

    /** Returns the number of the other one of each edge. Names without a number get one. */
    IntList others(NameTable names) {
        IntList found = new IntList();
        for (String[] block : others) {
            names.addAll(block, Math.min(BLOCK, jobs.size() - found.size()), found);
        }
        return found;
    }
}
