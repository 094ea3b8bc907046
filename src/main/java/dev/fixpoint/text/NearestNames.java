package dev.fixpoint.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Guesses what a mistyped name was meant to be. */
public final class NearestNames {

    private static final int MOST = 3;

    /** With more mistakes than these, two long names are just two names. */
    private static final int MOST_MISTAKES = 10;

    private record Candidate(String name, int distance) {}

    private NearestNames() {}

    /** Returns {@code ; did you mean "X" or "Y"?}, or nothing if no name is near. */
    public static String hint(String name, int count, IntFunction<String> names) {
        List<String> nearest = of(name, count, names);
        if (nearest.isEmpty()) {
            return "";
        }
        List<String> quoted = nearest.stream().map(Quoted::of).toList();
        String last = quoted.get(quoted.size() - 1);
        String all =
                quoted.size() == 1 ? last : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " or " + last;
        return "; did you mean " + all + "?";
    }

    private static List<String> of(String name, int count, IntFunction<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int limit = Math.min(Math.max(1, wanted.length() / 3), MOST_MISTAKES);
        TreeSet<Candidate> nearest =
                new TreeSet<>(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
        for (int i = 0; i < count; i++) {
            String candidate = names.apply(i);
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), limit);
            if (distance <= limit && !candidate.equals(name)) {
                nearest.add(new Candidate(candidate, distance));
                if (nearest.size() > MOST) {
                    nearest.pollLast();
                    limit = nearest.last().distance(); // so that a million names are soon gone through
                }
            }
        }
        return new ArrayList<>(nearest).stream().map(Candidate::name).toList();
    }

    /**
     * Returns how many letters must be changed, added, removed or swapped with their neighbour (the optimal string alignment
     * distance), or something above the limit if there are more than that.
     */
    private static int distance(String a, String b, int limit) {
        int endOfA = a.length();
        int endOfB = b.length();
        if (Math.abs(endOfA - endOfB) > limit) {
            return limit + 1;
        }
        int start = 0;
        while (start < endOfA && start < endOfB && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        while (endOfA > start && endOfB > start && a.charAt(endOfA - 1) == b.charAt(endOfB - 1)) {
            endOfA--;
            endOfB--;
        }
        return alignment(a.substring(start, endOfA), b.substring(start, endOfB), limit);
    }

    /** Fills the table of distances between beginnings of the two, row by row, as far from its diagonal as the limit. */
    private static int alignment(String a, String b, int limit) {
        int tooFar = limit + 1;
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        Arrays.setAll(last, j -> Math.min(j, tooFar));
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - limit);
            int to = Math.min(b.length(), i + limit);
            current[from - 1] = from == 1 ? i : tooFar;
            int least = current[from - 1];
            for (int j = from; j <= to; j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(last[j - 1] + change, Math.min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, current[j]);
            }
            if (least > limit) {
                return tooFar;
            }
            if (to < b.length()) {
                current[to + 1] = tooFar; // the next row looks one further
            }
            int[] recycled = beforeLast;
            beforeLast = last;
            last = current;
            current = recycled;
        }
        return last[b.length()];
    }
}
