package dev.fixpoint.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * For each number its neighbours in their order, in two arrays: those of {@code i} are {@code neighbours[start[i]]} up to
 * {@code neighbours[start[i + 1]]}. Immutable.
 */
final class Adjacency {

    /** So many neighbours are compared with one another sooner than looked up where those of all numbers are noted. */
    private static final int FEW = 8;

    private final int[] start;
    private final int[] neighbours;

    private Adjacency(int[] start, int[] neighbours) {
        this.start = start;
        this.neighbours = neighbours;
    }

    /**
     * Returns the adjacency of the edges {@code from[k] -> to[k]}. The neighbours of one number keep the order of their
     * edges; an edge that is there already is left out.
     */
    static Adjacency of(int size, IntList from, IntList to) {
        int[] next = new int[size + 1];
        int last = 0;
        boolean rising = true;
        for (int edge = 0; edge < from.size(); edge++) {
            int i = from.get(edge);
            rising &= i >= last;
            last = i;
            next[i + 1]++;
        }
        for (int i = 0; i < size; i++) {
            next[i + 1] += next[i];
        }
        if (rising) {
            return withoutRepetition(next, to.toArray());
        }
        int[] start = next.clone();
        int[] neighbours = new int[from.size()];
        for (int edge = 0; edge < from.size(); edge++) {
            neighbours[next[from.get(edge)]++] = to.get(edge);
        }
        return withoutRepetition(start, neighbours);
    }

    /** Returns the adjacency with these arrays, which are not copied. */
    static Adjacency of(int[] start, int[] neighbours) {
        return new Adjacency(start, neighbours);
    }

    private static Adjacency withoutRepetition(int[] start, int[] neighbours) {
        int size = start.length - 1;
        int[] seenBy = new int[0];
        int kept = 0;
        int from = 0;
        for (int i = 0; i < size; i++) {
            int first = kept;
            int end = start[i + 1];
            boolean few = end - from <= FEW;
            if (!few && seenBy.length == 0) {
                seenBy = new int[size];
                Arrays.fill(seenBy, -1);
            }
            for (int k = from; k < end; k++) {
                int neighbour = neighbours[k];
                boolean repeated = few ? contains(neighbours, first, kept, neighbour) : seenBy[neighbour] == i;
                if (!repeated) {
                    if (!few) {
                        seenBy[neighbour] = i;
                    }
                    neighbours[kept++] = neighbour;
                }
            }
            from = end;
            start[i + 1] = kept;
        }
        return new Adjacency(start, kept == neighbours.length ? neighbours : Arrays.copyOf(neighbours, kept));
    }

    private static boolean contains(int[] all, int from, int to, int wanted) {
        for (int i = from; i < to; i++) {
            if (all[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Returns the edges that are not among those of another adjacency of the same numbers, nor lead to where they start. */
    Adjacency without(Adjacency others) {
        IntList from = new IntList();
        IntList to = new IntList();
        int[] seenBy = new int[size()];
        Arrays.fill(seenBy, -1);
        for (int i = 0; i < size(); i++) {
            seenBy[i] = i;
            for (int k = others.start(i); count(i) > 0 && k < others.end(i); k++) {
                seenBy[others.at(k)] = i;
            }
            for (int k = start[i]; k < start[i + 1]; k++) {
                if (seenBy[neighbours[k]] != i) {
                    from.add(i);
                    to.add(neighbours[k]);
                }
            }
        }
        return of(size(), from, to);
    }

    /** Returns the edges of both, for each number first these and then those. */
    Adjacency and(Adjacency others) {
        IntList from = new IntList();
        IntList to = new IntList();
        for (Adjacency part : List.of(this, others)) {
            for (int i = 0; i < size(); i++) {
                for (int k = part.start(i); k < part.end(i); k++) {
                    from.add(i);
                    to.add(part.at(k));
                }
            }
        }
        return of(size(), from, to);
    }

    /** Returns for each number whether it is anybody's neighbour. */
    boolean[] neighbours() {
        boolean[] all = new boolean[size()];
        for (int neighbour : neighbours) {
            all[neighbour] = true;
        }
        return all;
    }

    int size() {
        return start.length - 1;
    }

    int edges() {
        return neighbours.length;
    }

    int count(int i) {
        return start[i + 1] - start[i];
    }

    /** Returns where the neighbours of a number begin: see {@link #at}. */
    int start(int i) {
        return start[i];
    }

    /** Returns where the neighbours of a number end. */
    int end(int i) {
        return start[i + 1];
    }

    /** Returns the neighbour at a place between a start and an end. */
    int at(int place) {
        return neighbours[place];
    }

    int get(int i, int index) {
        return neighbours[start[i] + Objects.checkIndex(index, count(i))];
    }

    /** Returns whether the one is a neighbour of the other. */
    boolean contains(int i, int neighbour) {
        for (int k = start[i]; k < start[i + 1]; k++) {
            if (neighbours[k] == neighbour) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the one is a neighbour of the other, if neighbours are in rising order. */
    boolean containsSorted(int i, int neighbour) {
        return Arrays.binarySearch(neighbours, start[i], start[i + 1], neighbour) >= 0;
    }

    /** Returns the same edges under new numbers. */
    Adjacency renumbered(int[] newNumbers) {
        int size = size();
        int[] newStart = new int[size + 1];
        for (int old = 0; old < size; old++) {
            newStart[newNumbers[old] + 1] = count(old);
        }
        for (int i = 0; i < size; i++) {
            newStart[i + 1] += newStart[i];
        }
        int[] renumbered = new int[neighbours.length];
        for (int old = 0; old < size; old++) {
            int target = newStart[newNumbers[old]];
            for (int k = start[old]; k < start[old + 1]; k++) {
                renumbered[target++] = newNumbers[neighbours[k]];
            }
        }
        return new Adjacency(newStart, renumbered);
    }

    /** Returns the edges turned round, those among the first {@code limit} numbers only. Neighbours are in rising order. */
    Adjacency reversed(int limit) {
        int[] next = new int[limit + 1];
        for (int k = 0; k < start[limit]; k++) {
            if (neighbours[k] < limit) {
                next[neighbours[k] + 1]++;
            }
        }
        for (int i = 0; i < limit; i++) {
            next[i + 1] += next[i];
        }
        int[] reversedStart = next.clone();
        int[] reversed = new int[reversedStart[limit]];
        for (int i = 0; i < limit; i++) {
            for (int k = start[i]; k < start[i + 1]; k++) {
                if (neighbours[k] < limit) {
                    reversed[next[neighbours[k]]++] = i;
                }
            }
        }
        return new Adjacency(reversedStart, reversed);
    }
}
