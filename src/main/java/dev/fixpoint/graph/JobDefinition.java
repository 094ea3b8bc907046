package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.JobFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A job of a graph, apart from what it depends on. Immutable.
 *
 * @param name unique in the graph
 * @param type its class, by which its kind can be told; empty if it was declared by a factory alone
 * @param factory makes a fresh instance for each attempt
 * @param tries how many attempts the job has, 1 or more; empty if that is left to the convergence
 * @param retryDelay the least time between two attempts, not negative; empty if that is left to the convergence
 */
public record JobDefinition(
        String name,
        Optional<Class<? extends AnyJob>> type,
        JobFactory<? extends AnyJob> factory,
        OptionalInt tries,
        Optional<Duration> retryDelay) {}
