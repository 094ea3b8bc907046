package dev.fixpoint.model;

import dev.fixpoint.job.Policy;
import java.util.List;
import java.util.Map;

/**
 * What a job asks for besides its dependencies and its tries.
 *
 * @param priority higher goes first
 * @param after the jobs that it comes after, if they take part
 * @param pools the permits that it needs, by pool
 */
record Terms(Policy policy, int priority, List<String> after, Map<String, Integer> pools) {

    /** Nothing at all. */
    static final Terms NONE = new Terms(Policy.NONE, 0, List.of(), Map.of());

    @Override
    public String toString() {
        return (policy.isNone() ? "" : ", " + policy)
                + (priority == 0 ? "" : ", priority " + priority)
                + (after.isEmpty() ? "" : ", after " + after)
                + (pools.isEmpty() ? "" : ", pools " + pools);
    }
}
