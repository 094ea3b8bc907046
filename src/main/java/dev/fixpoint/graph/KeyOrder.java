package dev.fixpoint.graph;

import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether those who read a key come behind those who write it. The writers of a key must depend on one another in
 * a row. A reader has its place in that row: it depends on all writers before its place, at least one, and those behind it
 * depend on the reader. A writer that reads the key as well has its place already. Only jobs that take part count, unless no
 * writer does.
 */
final class KeyOrder {

    private final NameTable names;
    private final JobColumns jobs;

    /** By position. */
    private final Adjacency dependencies;

    private final Adjacency dependents;

    /** How many jobs take part. */
    private final int size;

    private final List<String> problems = new ArrayList<>();

    /** By position: the number of the last search that came there. */
    private final int[] reached;

    private final int[] stack;
    private int searches;

    private KeyOrder(NameTable names, JobColumns jobs, Adjacency dependencies, int size) {
        this.names = names;
        this.jobs = jobs;
        this.dependencies = dependencies;
        this.dependents = dependencies.reversed(size);
        this.size = size;
        this.reached = new int[size];
        this.stack = new int[size];
    }

    /** Returns what is wrong with the keys of jobs that are arranged by their positions, the needed ones first. */
    static List<String> problems(NameTable names, JobColumns jobs, Adjacency dependencies, int size) {
        Map<String, IntList> writers = jobs.producers();
        if (writers.isEmpty()) {
            return List.of();
        }
        KeyOrder order = new KeyOrder(names, jobs, dependencies, size);
        Map<String, IntList> readers = jobs.consumers();
        writers.forEach((key, all) -> order.check(key, all, readers.get(key)));
        return order.problems;
    }

    private void check(String key, IntList allWriters, @Nullable IntList allReaders) {
        int[] writers = takingPart(allWriters);
        int[] readers = allReaders == null
                ? new int[0]
                : Arrays.stream(takingPart(allReaders))
                        .filter(job -> !jobs.produces(job).contains(key))
                        .toArray();
        if (writers.length == 0) {
            for (int reader : readers) {
                refuse(key, reader, allWriters.get(0));
            }
        } else if (areInARow(key, writers)) {
            checkReaders(key, writers, readers);
        }
    }

    private int[] takingPart(IntList all) {
        return Arrays.stream(all.toArray()).filter(job -> job < size).toArray();
    }

    /** A dependency has the lower position, so it is enough to look at neighbours. */
    private boolean areInARow(String key, int[] writers) {
        boolean inARow = true;
        for (int i = 1; i < writers.length; i++) {
            int later = writers[i];
            int earlier = writers[i - 1];
            if (!dependents.containsSorted(earlier, later)) {
                searches++;
                search(dependencies, later, earlier, later, searches);
                if (reached[earlier] != searches) {
                    inARow = false;
                    problems.add("jobs " + name(earlier) + " and " + name(later) + " both produce " + Quoted.of(key)
                            + ", and neither depends on the other; say which is first: add dependsOn(" + name(earlier)
                            + ") to job " + name(later) + ", or the other way round");
                }
            }
        }
        return inARow;
    }

    /** Finds for each reader the last writer that it depends on, and the first one that depends on it. */
    private void checkReaders(String key, int[] writers, int[] readers) {
        int last = writers.length - 1;
        int[] open = Arrays.stream(readers)
                .filter(reader -> !dependents.containsSorted(writers[last], reader))
                .toArray();
        if (open.length == 0) {
            return;
        }
        int[] before = lastBefore(writers, open);
        if (Arrays.stream(before).allMatch(place -> place == last)) {
            return;
        }
        int[] behind = firstBehind(writers, open);
        for (int k = 0; k < open.length; k++) {
            if (behind[k] > before[k] + 1) {
                refuse(key, open[k], writers[behind[k] - 1]);
            } else if (before[k] < 0) {
                refuseBehind(key, open[k], writers[0]);
            }
        }
    }

    /** Returns for each reader which writer is the last that it depends on; -1 if there is none. */
    private int[] lastBefore(int[] writers, int[] readers) {
        int first = searches + 1;
        for (int i = writers.length - 1; i >= 0; i--) {
            searches++;
            search(dependents, writers[i], writers[i], readers[readers.length - 1], first);
        }
        return Arrays.stream(readers)
                .map(reader -> reached[reader] < first ? -1 : searches - reached[reader])
                .toArray();
    }

    /** Returns for each reader which writer is the first that depends on it; one more than there are if there is none. */
    private int[] firstBehind(int[] writers, int[] readers) {
        int first = searches + 1;
        for (int writer : writers) {
            searches++;
            search(dependencies, writer, readers[0], writer, first);
        }
        return Arrays.stream(readers)
                .map(reader -> reached[reader] < first ? writers.length : reached[reader] - first)
                .toArray();
    }

    private void refuse(String key, int reader, int writer) {
        problems.add("job " + name(reader) + " consumes " + Quoted.of(key) + ", which job " + name(writer)
                + " produces, but does not depend on it; add dependsOn(" + name(writer) + ")");
    }

    private void refuseBehind(String key, int reader, int writer) {
        problems.add("job " + name(reader) + " consumes " + Quoted.of(key) + ", but job " + name(writer)
                + ", which produces it, depends on " + name(reader) + "; let " + name(reader) + " depend on "
                + name(writer) + " instead");
    }

    private String name(int job) {
        return Quoted.of(names.name(job));
    }

    /**
     * Reaches all jobs to which edges lead from a job, not below the lowest and not above the highest position, except for
     * those that a search since the given one has reached already, and what is behind them.
     */
    private void search(Adjacency edges, int from, int lowest, int highest, int since) {
        int depth = 0;
        stack[depth++] = from;
        while (depth > 0) {
            int job = stack[--depth];
            for (int place = edges.start(job); place < edges.end(job); place++) {
                int next = edges.at(place);
                if (next >= lowest && next <= highest && reached[next] < since) {
                    reached[next] = searches;
                    stack[depth++] = next;
                }
            }
        }
    }
}
