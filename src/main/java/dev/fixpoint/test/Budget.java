package dev.fixpoint.test;

import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a convergence may come to, found out without running anything: attempts and time, at the least if all goes as well as it
 * can, and at the most. Made by {@link Simulation#budget}. Immutable.
 *
 * <p>Tries, retry delays, backoffs and timeouts are in it, and how long phases take as far as scripts or a recorded run say. It
 * takes no less than the longest chain of dependencies, and no less than all work shared evenly by the workers. It takes no
 * more than that share and the longest chain together: as long as a worker is idle, the chain goes on. Not in it are cleanups, what
 * a check that asks for more time adds, and the timeout of the convergence.
 *
 * @param jobs how many jobs may be attempted
 * @param workers how many attempts may run at once
 * @param leastAttempts how many attempts there are if all goes as well as it can
 * @param mostAttempts how many there are at the most
 * @param leastTime how long it takes if all goes as well as it can; what nobody knows counts as nothing
 * @param mostTime how long it takes at the most; empty if a phase may hang that nothing ends. What nobody knows counts as nothing
 * @param leastPath the longest chain of dependencies if all goes as well as it can, without jobs that take no time
 * @param mostPath the chain on which most time may be spent, without jobs that take none
 * @param unknown the jobs of which nobody knows how long they take: they have no script, and no timeout limits them
 * @param impossible the jobs that cannot be satisfied, whatever happens; what depends on them counts for nothing
 */
public record Budget(
        int jobs,
        int workers,
        long leastAttempts,
        long mostAttempts,
        Duration leastTime,
        Optional<Duration> mostTime,
        List<String> leastPath,
        List<String> mostPath,
        List<String> unknown,
        List<String> impossible) {

    private static final int MOST_NAMES = 5;

    /** Creates the budget with immutable copies of the lists. */
    public Budget {
        leastPath = List.copyOf(leastPath);
        mostPath = List.copyOf(mostPath);
        unknown = List.copyOf(unknown);
        impossible = List.copyOf(impossible);
    }

    /** Returns the budget in lines for people. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        String attempts = leastAttempts == mostAttempts
                ? counted(mostAttempts, "attempt")
                : "from " + leastAttempts + " to " + counted(mostAttempts, "attempt");
        lines.add(counted(jobs, "job") + ", " + attempts + ", " + atOnce());
        lines.add("at least " + Durations.format(leastTime) + chain(leastPath));
        lines.add("at most " + mostTime.map(Durations::format).orElse("for ever") + chain(mostPath));
        if (!unknown.isEmpty()) {
            lines.add("not in it: how long " + listed(unknown) + (unknown.size() == 1 ? " takes" : " take"));
        }
        if (!impossible.isEmpty()) {
            lines.add("cannot be satisfied: " + listed(impossible));
        }
        return String.join("\n", lines);
    }

    private String atOnce() {
        return switch (workers) {
            case 1 -> "one at a time";
            case Integer.MAX_VALUE -> "as many at once as are ready";
            default -> workers + " at once";
        };
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String chain(List<String> path) {
        return path.isEmpty()
                ? ""
                : " (" + path.stream().limit(MOST_NAMES).map(Quoted::inLine).collect(Collectors.joining(" -> "))
                        + (path.size() > MOST_NAMES ? " -> ..." : "") + ")";
    }

    private static String listed(List<String> names) {
        String some = names.stream().limit(MOST_NAMES).map(Quoted::inLine).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }
}
