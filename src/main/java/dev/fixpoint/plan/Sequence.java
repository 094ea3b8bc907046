package dev.fixpoint.plan;

import dev.fixpoint.record.JobRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * An order of the jobs of a run in which each stands behind all that it has to wait for: what it depends on, and what it comes
 * after without needing it. Without any of the latter it is that of their positions.
 */
final class Sequence {

    private final int[] order;

    /** By position: the positions of what the job waits for, dependencies first. */
    private final int[][] before;

    private Sequence(int[] order, int[][] before) {
        this.order = order;
        this.before = before;
    }

    static Sequence of(List<JobRecord> jobs) {
        Map<String, Integer> positions = new HashMap<>();
        int[][] before = new int[jobs.size()][];
        boolean soft = false;
        for (int job = 0; job < before.length; job++) {
            // A dependency has the lower position; anything else is not from a graph, and could be a cycle.
            before[job] = known(jobs.get(job).dependencies(), positions);
            positions.put(jobs.get(job).name(), job);
            soft |= !jobs.get(job).terms().softDependencies().isEmpty();
        }
        return soft
                ? softened(jobs, positions, before)
                : new Sequence(IntStream.range(0, before.length).toArray(), before);
    }

    private static int[] known(List<String> names, Map<String, Integer> positions) {
        return names.stream()
                .map(positions::get)
                .filter(position -> position != null)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Sequence softened(List<JobRecord> jobs, Map<String, Integer> positions, int[][] hard) {
        int size = hard.length;
        int[][] all = new int[size][];
        for (int job = 0; job < size; job++) {
            int[] soft = known(jobs.get(job).terms().softDependencies(), positions);
            all[job] = IntStream.concat(Arrays.stream(hard[job]), Arrays.stream(soft))
                    .toArray();
        }
        int[] order = order(all);
        int[] rank = new int[size];
        for (int place = 0; place < size; place++) {
            rank[order[place]] = place;
        }
        for (int job = 0; job < size; job++) {
            int own = rank[job];
            all[job] =
                    Arrays.stream(all[job]).filter(other -> rank[other] < own).toArray();
        }
        return new Sequence(order, all);
    }

    /** Of those that wait for nothing any more, the one with the lowest position is next; where no graph has been, a cycle ends there. */
    private static int[] order(int[][] before) {
        int size = before.length;
        int[] open = new int[size];
        int[] count = new int[size];
        for (int job = 0; job < size; job++) {
            open[job] = before[job].length;
            for (int other : before[job]) {
                count[other]++;
            }
        }
        int[][] behind = new int[size][];
        Arrays.setAll(behind, job -> new int[count[job]]);
        for (int job = 0; job < size; job++) {
            for (int other : before[job]) {
                behind[other][--count[other]] = job;
            }
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        IntStream.range(0, size).filter(job -> open[job] == 0).forEach(ready::add);
        boolean[] placed = new boolean[size];
        int[] order = new int[size];
        int lowest = 0;
        for (int place = 0; place < size; place++) {
            while (lowest < size && placed[lowest]) {
                lowest++;
            }
            int job = ready.isEmpty() ? lowest : ready.remove();
            placed[job] = true;
            order[place] = job;
            for (int other : behind[job]) {
                if (--open[other] == 0 && !placed[other]) {
                    ready.add(other);
                }
            }
        }
        return order;
    }

    /** Returns the positions in this order. */
    int[] order() {
        return order.clone();
    }

    /** Returns the positions of what the job at a position waits for, dependencies first; all stand before it in this order. */
    int[] before(int position) {
        return before[position];
    }
}
