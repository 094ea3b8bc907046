package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A job of a graph, apart from what it depends on. Immutable.
 *
 * @param name unique in the graph
 * @param type its class, by which its kind can be told; empty if it was declared by a factory alone
 * @param factory makes a fresh instance for each attempt
 * @param tries how many attempts the job has, 1 or more; empty if that is left to the convergence
 * @param retryDelay the least time between two attempts, not negative; empty if that is left to its policy's backoff or to
 *     the convergence
 * @param policy how it is treated in a bad world; {@link Policy#NONE} if that is left to the convergence
 * @param priority a higher one goes first among those that are ready; 0 unless declared
 * @param pools how many permits each attempt takes, 1 or more, by the name of the pool; sorted, empty if it takes none
 * @param produces the keys of global storage that it writes, as it declares them
 * @param consumes the keys of global storage that it reads, as it declares them
 */
public record JobDefinition(
        String name,
        Optional<Class<? extends AnyJob>> type,
        JobFactory<? extends AnyJob> factory,
        OptionalInt tries,
        Optional<Duration> retryDelay,
        Policy policy,
        int priority,
        Map<String, Integer> pools,
        Set<String> produces,
        Set<String> consumes) {}
