package dev.fixpoint.record;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.PolicyReport;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What a job declares beyond what most do.
 *
 * @param softDependencies the names of the jobs that it comes after, if they take part, without needing them; in the order of
 *     their positions
 * @param priority its priority; 0 by default
 * @param pools how many permits each of its attempts takes, by the name of the pool
 * @param policy its own policy, as far as it declares one
 * @param keepsDelay whether it waits for the retry delay that it declares, although the convergence has a backoff
 * @param produces the keys of global storage that it says it writes, sorted
 * @param consumes the keys of global storage that it says it reads, sorted
 */
public record JobTerms(
        List<String> softDependencies,
        int priority,
        Map<String, Integer> pools,
        PolicyReport policy,
        boolean keepsDelay,
        List<String> produces,
        List<String> consumes) {

    /** Those of a job that declares nothing of the kind. */
    public static final JobTerms NONE =
            new JobTerms(List.of(), 0, Map.of(), PolicyReport.NONE, false, List.of(), List.of());

    /** Creates the terms with immutable copies of the lists and of the map, which is sorted. */
    public JobTerms {
        softDependencies = List.copyOf(softDependencies);
        pools = pools.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(pools));
        produces = List.copyOf(produces);
        consumes = List.copyOf(consumes);
    }

    /** Returns what says for each position of a graph what the job there declares. */
    static IntFunction<JobTerms> of(JobGraph graph, PolicyReport defaults) {
        return position -> {
            String name = graph.name(position);
            JobTerms terms = new JobTerms(
                    IntStream.range(0, graph.softDependencyCount(position))
                            .mapToObj(i -> graph.name(graph.softDependency(position, i)))
                            .toList(),
                    graph.priority(position),
                    graph.pools(position),
                    PolicyReport.of(graph.policy(position)),
                    defaults.backoff().isPresent()
                            && graph.definition(position).retryDelay().isPresent(),
                    sorted(graph.produces(name)),
                    sorted(graph.consumes(name)));
            return terms.equals(NONE) ? NONE : terms; // most are, and there may be a million of them
        };
    }

    private static List<String> sorted(Collection<String> keys) {
        return keys.stream().sorted().toList();
    }

    /** Returns these terms without the soft dependencies on jobs that are not among the given ones, for a part of a graph. */
    JobTerms within(Collection<String> names) {
        return names.containsAll(softDependencies)
                ? this
                : new JobTerms(
                        softDependencies.stream().filter(names::contains).toList(),
                        priority,
                        pools,
                        policy,
                        keepsDelay,
                        produces,
                        consumes);
    }
}
