package dev.fixpoint.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What was measured of one thing: the medians of all rounds.
 *
 * @param what what was compared
 * @param rounds how many rounds were measured
 * @param ours what our side costs, in the unit
 * @param peer what the other side costs, in the unit
 * @param ratio the median of the ratios of the rounds, which need not be the ratio of the medians
 */
record Figure(String what, Setting setting, int rounds, double ours, double peer, String unit, double ratio) {

    static final String NANOSECONDS = "ns";

    static Figure of(String what, Setting setting, Collection<Round> rounds) {
        return new Figure(
                what,
                setting,
                rounds.size(),
                median(rounds.stream().mapToDouble(Round::ours).toArray()),
                median(rounds.stream().mapToDouble(Round::peer).toArray()),
                NANOSECONDS,
                median(rounds.stream().mapToDouble(Round::ratio).toArray()));
    }

    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
