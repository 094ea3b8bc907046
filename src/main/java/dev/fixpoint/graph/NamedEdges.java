package dev.fixpoint.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edges between jobs and others of which a program says the names. Names are looked up many at a time, and forgotten; those of jobs
 * that are declared later are kept until {@link #others} is asked for.
 */
final class NamedEdges {

    /** How many names are looked up at a time. What is as small as that is stored into without a memory fence. */
    private static final int BLOCK = 1024;

    /** So many blocks are kept at most before one is looked up again, where what a job depends on is declared behind it. */
    private static final int MOST_SKIPPED = 64;

    private static final String[] NO_NAMES = new String[0];

    private final NameTable names;

    private final IntList jobs = new IntList();

    /** By edge: the number of the other one, {@link NameTable#NONE} if it is not known yet. */
    private final IntList others = new IntList();

    /** By block of edges: the names of those others that are not known yet; null if all are known. */
    private final List<@Nullable String @Nullable []> unknown = new ArrayList<>();

    /** The names of the others of the last edges, which were not looked up yet; empty if there are none. */
    private @Nullable String[] last = NO_NAMES;

    private final int[] found = new int[BLOCK];

    /** How many of the next blocks are kept without being looked up, as nothing was known of those before. */
    private int skipped;

    /** How many blocks were kept when nothing was known last. */
    private int lastSkipped;

    NamedEdges(NameTable names) {
        this.names = names;
    }

    void add(int job, String other) {
        if (last.length == 0) {
            last = new String[BLOCK];
        }
        last[jobs.size() - others.size()] = other;
        jobs.add(job);
        if (jobs.size() - others.size() == BLOCK) {
            endBlock();
        }
    }

    /** Returns the job of each edge. */
    IntList jobs() {
        return jobs;
    }

    /** Returns the number of the other one of each edge. Names that are not known yet get one. It is asked for once. */
    IntList others() {
        endBlock();
        for (int block = 0; block < unknown.size(); block++) {
            @Nullable String[] some = unknown.set(block, null);
            if (some != null) {
                addNames(some, block * BLOCK);
            }
        }
        return others;
    }

    private void addNames(@Nullable String[] some, int from) {
        names.findAll(some, some.length, found);
        for (int i = 0; i < some.length; i++) {
            String name = some[i];
            if (name != null) {
                others.set(from + i, found[i] == NameTable.NONE ? names.add(name) : found[i]);
            }
        }
    }

    private void endBlock() {
        int count = jobs.size() - others.size();
        if (skipped > 0) {
            skipped--;
            for (int i = 0; i < count; i++) {
                others.add(NameTable.NONE);
            }
            unknown.add(last);
        } else {
            names.findAll(last, count, found);
            int known = 0;
            for (int i = 0; i < count; i++) {
                others.add(found[i]);
                if (found[i] != NameTable.NONE) {
                    last[i] = null; // forgotten
                    known++;
                }
            }
            lastSkipped = known > 0 ? 0 : Math.min(MOST_SKIPPED, 2 * lastSkipped + 1);
            skipped = lastSkipped;
            unknown.add(known == count ? null : last);
        }
        last = NO_NAMES;
    }
}
