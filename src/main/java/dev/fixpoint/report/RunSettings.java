package dev.fixpoint.report;

import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a convergence was told to go about its work. On which jobs, and with which arguments, is said beside it. Whether threads
 * carry the names of their jobs is not said: nothing that is done depends on it.
 *
 * @param parallelism how many attempts run at once, at the most; {@link Integer#MAX_VALUE} for as many as are ready
 * @param virtualThreads whether attempts run on virtual threads
 * @param defaultTries the tries of jobs that declare none
 * @param defaultRetryDelay the retry delay of jobs that declare none
 * @param gracePeriod how long a phase that was interrupted, by a cancel or because its time was up, may go on
 * @param failFast whether nothing new starts after the first finally failed job
 * @param manualCleanup whether cleanup is left to be called by hand
 * @param timeout how long the convergence may take before it is cancelled, if there is a limit
 * @param policy what the policies of the jobs leave open
 * @param pools how many permits each pool has, by its name
 * @param seed what the random part of retry delays is made from; empty if no delay has one
 * @param ordered whether something else than the position decides which of the ready jobs goes first
 */
public record RunSettings(
        int parallelism,
        boolean virtualThreads,
        int defaultTries,
        Duration defaultRetryDelay,
        Duration gracePeriod,
        boolean failFast,
        boolean manualCleanup,
        Optional<Duration> timeout,
        PolicyReport policy,
        Map<String, Integer> pools,
        Optional<Long> seed,
        boolean ordered) {

    private static final int MOST_POOLS = 8;

    /** Creates the settings with a sorted immutable copy of the pools. */
    public RunSettings {
        pools = Collections.unmodifiableMap(new TreeMap<>(pools));
    }

    /** Returns the settings in a line for people: of those that are seldom set, only what was set. */
    @Override
    public String toString() {
        return attempts() + "; "
                + (defaultTries == 1
                        ? "1 try"
                        : defaultTries + " tries, " + Durations.format(defaultRetryDelay) + " apart")
                + ", unless a job says otherwise" + (failFast ? "; fail-fast" : "")
                + (manualCleanup ? "; no automatic cleanup" : "") + seldomSet();
    }

    private String attempts() {
        if (parallelism == 1 && !virtualThreads) {
            return "one attempt at a time";
        }
        String most = switch (parallelism) {
            case 1 -> "one attempt at a time";
            case Integer.MAX_VALUE -> "as many attempts at once as are ready";
            default -> parallelism + " attempts at once";
        };
        return most + (virtualThreads ? ", on virtual threads" : "") + ", " + Durations.format(gracePeriod)
                + " of grace";
    }

    private String seldomSet() {
        List<String> parts = new ArrayList<>();
        timeout.ifPresent(limit -> parts.add("at most " + Durations.format(limit) + " in all"));
        if (!policy.equals(PolicyReport.NONE)) {
            parts.add(policy.toString());
        }
        if (!pools.isEmpty()) {
            parts.add((pools.size() == 1 ? "pool " : "pools ")
                    + pools.entrySet().stream()
                            .limit(MOST_POOLS)
                            .map(pool -> Quoted.of(pool.getKey()) + " of " + pool.getValue())
                            .collect(Collectors.joining(", "))
                    + (pools.size() > MOST_POOLS ? " and " + (pools.size() - MOST_POOLS) + " more" : ""));
        }
        seed.ifPresent(value -> parts.add("seed " + value));
        if (ordered) {
            parts.add("in an order of its own");
        }
        return parts.isEmpty() ? "" : "; " + String.join("; ", parts);
    }
}
