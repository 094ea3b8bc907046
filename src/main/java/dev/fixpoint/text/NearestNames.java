package dev.fixpoint.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Guesses what a mistyped name was meant to be. */
public final class NearestNames {

    private static final int MOST = 3;

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
        int limit = Math.max(1, wanted.length() / 3);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String candidate = names.apply(i);
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), limit);
            if (distance <= limit && !candidate.equals(name)) {
                candidates.add(new Candidate(candidate, distance));
            }
        }
        return candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /**
     * Returns how many letters must be changed, added, removed or swapped with their neighbour (the optimal string alignment
     * distance), or something above the limit if there are more than that.
     */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(last[j - 1] + change, Math.min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, current[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] recycled = beforeLast;
            beforeLast = last;
            last = current;
            current = recycled;
        }
        return last[b.length()];
    }
}
